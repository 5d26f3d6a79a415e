using System.Runtime.CompilerServices;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>VOLTAGE CONTROLLED OSCILLATOR 2: the same saw core, with saw, square, 25 % pulse, or the ring modulator.</summary>
/// <remarks>
/// Core and waves as in <see cref="VoltageControlledOscillator1{TLanes}"/>; the comparator's reference is fixed, at half for the square
/// and at a quarter for the pulse.
/// RING is an exclusive or made of four CMOS gates: high where oscillator 1's rectangle (its PW counts, its WAVE FORM does not) and
/// oscillator 2's square differ. With both as +1 or -1 that is minus their product. Each edge of either enters with the other's level at
/// that very instant, to a fraction of a sample; of two simultaneous edges oscillator 1's is taken first, so that they cancel. CMOS
/// edges are fast: only the kernel rounds them. The output stays two-level, +-2.5 V, like every other wave; the DC of an uneven ring,
/// like that of an uneven pulse, is stopped by the high-pass filter. (The ring's output is reported to be coupled by a capacitor, of unknown value.) With PW at 10 oscillator 1 rests low, and RING is oscillator
/// 2's plain square. Oscillator 1 must run each sample before oscillator 2.
/// With the rear panel's SYNC on, each reset of oscillator 1 restarts the ramp at 0 at that very instant, wherever it is. With FM on, oscillator 1's
/// wave joins the modulation (<see cref="CrossModulation{TLanes}"/>), and the ramp's rate jumps with it. The samples in which either happens are
/// computed in parts, each edge and corner of every part band-limited like any other.
/// Departure: the recharging that a restart begins takes the 4 us of a whole reset, however little there is to recharge.
/// </remarks>
internal sealed partial class VoltageControlledOscillator2<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Position of <see cref="Wave"/>.</summary>
    public const int Saw = 0;

    /// <inheritdoc cref="Saw"/>
    public const int Square = 1;

    /// <inheritdoc cref="Saw"/>
    public const int Pulse = 2;

    /// <inheritdoc cref="Saw"/>
    public const int Ring = 3;

    private const ulong StartPhaseSource = 0x5643_4F32_0000;
    private const ulong DriftSource = 0x5643_4F32_0001;

    /// <summary>Width of the narrow pulse (published specification of the MS-20).</summary>
    private const double PulseWidth = 0.25;

    private readonly OscillatorPitch<TLanes> _pitch = new(DriftSource);
    private readonly BandLimitedWave<TLanes> _wave = new();
    private readonly RectangleEdges<TLanes> _rectangle;
    private readonly bool _synced;
    private readonly CrossModulation<TLanes>? _crossModulation;
    private UnitParts<TLanes> _parts = new();
    private TLanes _phase;
    private TLanes _cycles;

    // Volts of each wave in the lanes whose selector stands there, 0 in the others.
    private TLanes _sawVolts;
    private TLanes _rectangleVolts;
    private TLanes _ringVolts;
    private TLanes _width;
    private TLanes _correction;
    private double _sawCorrection;
    private double _rectangleCorrection;
    private bool _anyRing;

    /// <summary>An oscillator that runs freely.</summary>
    public VoltageControlledOscillator2()
        : this(synced: false)
    {
    }

    /// <summary>An oscillator with what the rear panel adds.</summary>
    /// <param name="synced">Whether oscillator 1 restarts it.</param>
    /// <param name="crossModulation">Through which oscillator 1 modulates it; null where it does not.</param>
    public VoltageControlledOscillator2(bool synced, CrossModulation<TLanes>? crossModulation = null)
    {
        _synced = synced;
        _crossModulation = crossModulation;
        _rectangle = new RectangleEdges<TLanes>(inParts: synced || crossModulation is not null);
    }

    /// <summary>What VCO 2 CV IN reads, in volts: 130.81 Hz for each at 8'.</summary>
    public Signal<TLanes> PitchCv { get; set; } = new("VCO 2 CV");

    /// <summary>FREQUENCY MODULATION's sum, in octaves.</summary>
    public Signal<TLanes> Octaves { get; set; } = new("pitch modulation");

    /// <summary>Oscillator 1's rectangle, for the ring modulator.</summary>
    public RectangleEdges<TLanes> Vco1Rectangle { get; set; } = new();

    /// <summary>Oscillator 1's wave and its instants, for SYNC and FM.</summary>
    public ExactWave<TLanes>? Vco1Exact { get; set; }

    /// <summary>WAVE FORM: saw, square, pulse, ring.</summary>
    public Selector<TLanes> Wave { get; set; } = new(4);

    /// <summary>SCALE: 16', 8', 4', 2'.</summary>
    public Selector<TLanes> Scale { get; set; } = new(4);

    /// <summary>PITCH, in semitones, -12 to 12.</summary>
    public Knob<TLanes> Pitch { get; set; } = new();

    /// <summary>The wave, +-2.5 V and at jumps 4 % of the jump more.</summary>
    /// <remarks>It is late by <see cref="BandLimitedWave{TLanes}.LatencySamples"/>, whichever it is.</remarks>
    public Signal<TLanes> Output { get; } = new("VCO 2");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        _pitch.Prepare(rate, parts, parts.Vco2Octaves, parts.Vco2OffsetVolts, parts.Vco2TopFlattening, parts.Vco2OctavesPerKelvin);
        _sawCorrection = BandLimitedWave<TLanes>.CorrectionFor(OscillatorParts.ResetSeconds, rate);
        _rectangleCorrection = BandLimitedWave<TLanes>.CorrectionFor(OscillatorParts.ComparatorSeconds, rate);
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts) => _pitch.Refit(parts, parts.Vco2Octaves);

    /// <inheritdoc/>
    public override void Reset()
    {
        _pitch.Reset();
        _crossModulation?.Reset();
        _phase = StartPhase<TLanes>.Of(_parts, StartPhaseSource);
        _cycles = default;
        ReadSelectors();
        TLanes level = RectangleEdges<TLanes>.LevelOf(TLanes.Less(_phase, _width));
        _rectangle.Reset(level);
        // Oscillator 1's rectangle has not begun: low.
        TLanes volts = Volts(_phase, level, TLanes.Of(-1.0));
        _wave.Reset(volts);
        Output.Fill(volts);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        ReadSelectors();
        TLanes footage = TLanes.And(Scale[0], TLanes.Of(-1.0)) + TLanes.And(Scale[2], TLanes.Of(1.0))
            + TLanes.And(Scale[3], TLanes.Of(2.0));
        TLanes octave = TLanes.Of(1.0 / 12.0);
        _pitch.BeginTick(footage, Pitch.At(-1) * octave, Pitch.Value * octave);
        _wave.BeginTick();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        if (_crossModulation is not null)
        {
            RunModulated(from, to, _crossModulation, _crossModulation.Wave);
            return;
        }

        _pitch.Run(from, to, PitchCv.Volts, Octaves.Volts);
        if (_synced && Vco1Exact is not null)
            RunRestarts(from, to, Vco1Exact);
        else
            RunFreely(from, to);
    }

    private void RunFreely(int from, int to)
    {
        ReadOnlySpan<TLanes> rates = _pitch.Cycles;
        TLanes phase = _phase, cycles = _cycles, width = _width;
        TLanes high = TLanes.Less(phase, width);
        for (int i = from; i < to; i++)
        {
            TLanes nextCycles = rates[i];
            TLanes unwrapped = phase + (cycles + nextCycles) * TLanes.Of(0.5);
            TLanes resets = TLanes.LessOrEqual(TLanes.Of(1.0), unwrapped);
            TLanes nextPhase = unwrapped - TLanes.And(resets, TLanes.Of(1.0));
            TLanes nextHigh = TLanes.Less(nextPhase, width);
            TLanes level = RectangleEdges<TLanes>.LevelOf(nextHigh);
            bool busy = TLanes.Any(TLanes.Or(resets, TLanes.Xor(high, nextHigh)));
            _rectangle.Busy[i] = busy;
            _rectangle.After[i] = level;
            if (busy || (_anyRing && Vco1Rectangle.Busy[i]))
                AddEdges(i, new RampSample<TLanes>(phase, unwrapped, resets, cycles, nextCycles));
            Output.Volts[i] = _wave.Next(i, Volts(nextPhase, level, Vco1Rectangle.After[i]));
            phase = nextPhase;
            cycles = nextCycles;
            high = nextHigh;
        }
        _phase = phase;
        _cycles = cycles;
    }

    /// <summary>The plain wave: 2.5 V times saw, level, or the two levels' exclusive or.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Volts(TLanes phase, TLanes level, TLanes level1)
    {
        TLanes saw = phase + phase - TLanes.Of(1.0);
        return saw * _sawVolts + level * (_rectangleVolts - level1 * _ringVolts);
    }

    private void ReadSelectors()
    {
        TLanes volts = TLanes.Of(OscillatorParts.WaveVolts);
        _sawVolts = TLanes.And(Wave[Saw], volts);
        _rectangleVolts = TLanes.And(TLanes.Or(Wave[Square], Wave[Pulse]), volts);
        _ringVolts = TLanes.And(Wave[Ring], volts);
        _anyRing = TLanes.Any(Wave[Ring]);
        _width = TLanes.Select(Wave[Pulse], TLanes.Of(PulseWidth), TLanes.Of(0.5));
        _correction = TLanes.Select(
            Wave[Ring], TLanes.Of(BandLimitedWave<TLanes>.DroopCorrection), TLanes.Of(_rectangleCorrection));
        _correction = TLanes.Select(Wave[Saw], TLanes.Of(_sawCorrection), _correction);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddEdges(int place, in RampSample<TLanes> ramp)
    {
        _rectangle.Find(place, ramp, _width, _width);
        AddDrops(place, ramp.Resets, ramp.SinceReset, TLanes.Of(1.0));
        AddRectangleEdges(place);
    }

    /// <summary>The saw's drop from a phase to 0.</summary>
    private void AddDrops(int place, TLanes happens, TLanes since, TLanes fromPhase)
    {
        TLanes drops = TLanes.And(happens, _sawVolts);
        if (TLanes.Any(drops))
            _wave.AddStep(place, since, drops * fromPhase * TLanes.Of(-2.0), _correction);
    }

    private void AddRectangleEdges(int place)
    {
        _wave.AddRectangle(place, _rectangle, _rectangleVolts, _correction);
        if (_anyRing)
        {
            AddRingEdges(place, Vco1Rectangle, _rectangle, simultaneous: false);
            AddRingEdges(place, _rectangle, Vco1Rectangle, simultaneous: true);
        }
    }

    /// <summary>The ring's edges that come from one of the rectangles, each with the level of the other at that instant.</summary>
    private void AddRingEdges(int place, RectangleEdges<TLanes> jumping, RectangleEdges<TLanes> weighing, bool simultaneous)
    {
        if (!jumping.Busy[place])
            return;
        // Minus the product, and a jump goes from its level to minus its level.
        TLanes jump = jumping.Before[place] * _ringVolts * TLanes.Of(2.0);
        for (int slot = 0; slot < jumping.Slots; slot++)
        {
            TLanes since = jumping.Since(slot, place);
            TLanes happens = TLanes.LessOrEqual(TLanes.Of(0.0), since);
            if (!TLanes.Any(happens))
                continue;
            TLanes volts = jump * weighing.LevelAt(place, since, simultaneous);
            _wave.AddStep(place, TLanes.And(happens, since), TLanes.And(happens, volts), _correction);
            jump = TLanes.Select(happens, -jump, jump);
        }
    }
}
