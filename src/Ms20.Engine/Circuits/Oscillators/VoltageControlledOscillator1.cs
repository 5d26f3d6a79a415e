using System.Runtime.CompilerServices;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>VOLTAGE CONTROLLED OSCILLATOR 1: a saw core, and triangle, saw, rectangle or noise made of it.</summary>
/// <remarks>
/// Core: a JFET current sink pulls the capacitor down from the positive rail at dV/dt = -I/C; about 6 V below its emitter reference a
/// transistor's base-emitter junction breaks down, which fires a regenerative pair that recharges the capacitor within microseconds
/// (as reported of MS-10, MS-20 and MS-50). Phase here is how far the capacitor has come down, 0 to 1:
///   phase[n] = phase[n-1] + (f[n-1] + f[n]) T/2, less 1 at the reset    (trapezoidal: exact for a frequency linear between samples)
///   saw = 2 phase - 1, triangle = 1 - 2 |saw| (a folded saw), rectangle = high while phase is below the width, each times 2.5 V.
/// The saw at the wave selector rises and drops at the reset, as the panel draws it: the falling capacitor inverted. The sheet that would
/// settle its polarity could not be read. Rectangle: 50 % at PW 0, nothing at PW 10, where the comparator rests low (-2.5 V); the
/// high-pass filter stops what stands still, so that is silence.
/// Events are found to a fraction of a sample and band-limited (<see cref="BandLimitedWave{TLanes}"/>): a step at the saw's reset, steps
/// at the rectangle's edges, corners at the triangle's two apexes. While the capacitor recharges (4 us) the folding runs through the
/// whole triangle and back: a spike of 5 V x 4 us / 2 at its trough. The saw's drop takes the same 4 us, the rectangle's edges 5 us.
/// Departures: the drop is centred on the reset instead of following it (2 us late); the folding's own slewing, which would flatten
/// the spike and keep its area, is left out; turning WAVE FORM or SCALE switches between two samples, without bounce and not
/// band-limited.
/// The width is PW's less a share of the voltage at the rear panel's PWM IN. Between samples the latter goes along a parabola through its last
/// three values (a straight line would alias by -88 dB at 4 kHz); it may cross the ramp before the reset and after it. Below nothing and above
/// the whole cycle the comparator rests. Start phases come from the seed and run free: no note resets them.
/// </remarks>
internal sealed partial class VoltageControlledOscillator1<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Position of <see cref="Wave"/>.</summary>
    public const int Triangle = 0;

    /// <inheritdoc cref="Triangle"/>
    public const int Saw = 1;

    /// <inheritdoc cref="Triangle"/>
    public const int Rectangle = 2;

    /// <inheritdoc cref="Triangle"/>
    public const int Noise = 3;

    private const ulong StartPhaseSource = 0x5643_4F31_0000;
    private const ulong DriftSource = 0x5643_4F31_0001;

    /// <summary>What a volt at PWM IN takes off the width: 5 V are PW's whole way, from half of the cycle to nothing. A tunable.</summary>
    private const double WidthPerVolt = 0.1;

    private readonly OscillatorPitch<TLanes> _pitch = new(DriftSource);
    private readonly BandLimitedWave<TLanes> _wave = new();
    private UnitParts<TLanes> _parts = new();
    private TLanes _phase;
    private TLanes _cycles;
    private TLanes _width;
    private TLanes _pwm;
    private TLanes _pwmSlope;

    // Volts of each wave in the lanes whose selector stands there, 0 in the others.
    private TLanes _triangleVolts;
    private TLanes _sawVolts;
    private TLanes _rectangleVolts;
    private TLanes _noiseGain;
    private TLanes _correction;
    private TLanes _spike;
    private double _sawCorrection;
    private double _rectangleCorrection;
    private double _spikeVoltSamples;
    private bool _anyTriangle;

    /// <summary>The VCO 1+2 node, in volts: 130.81 Hz for each at 8'.</summary>
    public Signal<TLanes> PitchCv { get; set; } = new("VCO 1+2 CV");

    /// <summary>FREQUENCY MODULATION's sum, in octaves.</summary>
    public Signal<TLanes> Octaves { get; set; } = new("pitch modulation");

    /// <summary>White noise in volts, for the wave NOISE.</summary>
    public Signal<TLanes> White { get; set; } = new("white noise");

    /// <summary>PWM IN of the rear panel, in volts: positive ones narrow the rectangle, as turning PW up does.</summary>
    public Signal<TLanes> Pwm { get; set; } = new("PWM IN");

    /// <summary>WAVE FORM: triangle, saw, rectangle, noise.</summary>
    public Selector<TLanes> Wave { get; set; } = new(4);

    /// <summary>SCALE: 32', 16', 8', 4'.</summary>
    public Selector<TLanes> Scale { get; set; } = new(4);

    /// <summary>PW: the part of the cycle for which the rectangle is high, 0.5 to 0.</summary>
    public Knob<TLanes> PulseWidth { get; set; } = new(0.5);

    /// <summary>The wave, +-2.5 V and at jumps 4 % of the jump more; noise within +-5 V.</summary>
    /// <remarks>It is late by <see cref="BandLimitedWave{TLanes}.LatencySamples"/>, whichever it is.</remarks>
    public Signal<TLanes> Output { get; } = new("VCO 1");

    /// <summary>The rectangle, whichever wave is selected, not late at all: what the ring modulator reads.</summary>
    public RectangleEdges<TLanes> RectangleOut { get; } = new();

    /// <summary>Where the wave is to be laid down before it is band-limited, for the rear panel's FM and SYNC; null while nobody asks for it.</summary>
    public ExactWave<TLanes>? Exact { get; set; }

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        _pitch.Prepare(rate, parts, parts.Vco1Octaves, parts.Vco1OffsetVolts, parts.Vco1TopFlattening, parts.Vco1OctavesPerKelvin);
        _sawCorrection = BandLimitedWave<TLanes>.CorrectionFor(OscillatorParts.ResetSeconds, rate);
        _rectangleCorrection = BandLimitedWave<TLanes>.CorrectionFor(OscillatorParts.ComparatorSeconds, rate);
        _spikeVoltSamples = OscillatorParts.WaveVolts * OscillatorParts.ResetSeconds * rate.EngineHz;
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts) => _pitch.Refit(parts, parts.Vco1Octaves);

    /// <inheritdoc/>
    public override void Reset()
    {
        _pitch.Reset();
        _phase = StartPhase<TLanes>.Of(_parts, StartPhaseSource);
        _cycles = default;
        // PWM IN comes in with the first sample.
        _width = PulseWidth.Value;
        _pwm = _pwmSlope = default;
        ReadSelectors();
        TLanes level = RectangleEdges<TLanes>.LevelOf(TLanes.Less(_phase, _width));
        RectangleOut.Reset(level);
        TLanes volts = Volts(_phase, level);
        _wave.Reset(volts);
        Output.Fill(volts);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        ReadSelectors();
        TLanes footage = TLanes.And(Scale[0], TLanes.Of(-2.0)) + TLanes.And(Scale[1], TLanes.Of(-1.0))
            + TLanes.And(Scale[3], TLanes.Of(1.0));
        _pitch.BeginTick(footage, default, default);
        _wave.BeginTick();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        _pitch.Run(from, to, PitchCv.Volts, Octaves.Volts);
        ReadOnlySpan<TLanes> rates = _pitch.Cycles;
        TLanes phase = _phase, cycles = _cycles, width = _width, pwm = _pwm, pwmSlope = _pwmSlope;
        TLanes high = TLanes.Less(phase, width);
        ExactWave<TLanes>? exact = Exact;
        for (int i = from; i < to; i++)
        {
            TLanes nextCycles = rates[i];
            TLanes nextPwm = Pwm.Volts[i] * TLanes.Of(-WidthPerVolt);
            TLanes nextSlope = nextPwm - pwm;
            TLanes nextWidth = PulseWidth.At(i) + nextPwm;
            TLanes unwrapped = phase + (cycles + nextCycles) * TLanes.Of(0.5);
            TLanes resets = TLanes.LessOrEqual(TLanes.Of(1.0), unwrapped);
            TLanes nextPhase = unwrapped - TLanes.And(resets, TLanes.Of(1.0));
            TLanes nextHigh = TLanes.Less(nextPhase, nextWidth);
            TLanes edges = TLanes.Or(resets, TLanes.Xor(high, nextHigh));
            if (_anyTriangle)
                edges = TLanes.Or(edges, PassesApex(phase, unwrapped));
            bool busy = TLanes.Any(edges);
            if (busy)
                AddEdges(i, new RampSample<TLanes>(phase, unwrapped, resets, cycles, nextCycles), width, nextWidth, nextSlope - pwmSlope);
            TLanes level = RectangleEdges<TLanes>.LevelOf(nextHigh);
            RectangleOut.Busy[i] = busy;
            RectangleOut.After[i] = level;
            TLanes volts = Volts(nextPhase, level) + _noiseGain * White.Volts[i];
            if (exact is not null)
                exact.Volts[i] = volts;
            Output.Volts[i] = _wave.Next(i, volts);
            phase = nextPhase;
            cycles = nextCycles;
            width = nextWidth;
            pwm = nextPwm;
            pwmSlope = nextSlope;
            high = nextHigh;
        }
        _phase = phase;
        _cycles = cycles;
        _width = width;
        _pwm = pwm;
        _pwmSlope = pwmSlope;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes PassesApex(TLanes phase, TLanes unwrapped) =>
        TLanes.And(TLanes.Less(phase, TLanes.Of(0.5)), TLanes.LessOrEqual(TLanes.Of(0.5), unwrapped));

    /// <summary>The plain wave: 2.5 V times saw, folded saw or level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Volts(TLanes phase, TLanes level)
    {
        TLanes saw = phase + phase - TLanes.Of(1.0);
        TLanes folded = TLanes.Abs(saw);
        return saw * _sawVolts + (TLanes.Of(1.0) - (folded + folded)) * _triangleVolts + level * _rectangleVolts;
    }

    private void ReadSelectors()
    {
        TLanes volts = TLanes.Of(OscillatorParts.WaveVolts);
        _triangleVolts = TLanes.And(Wave[Triangle], volts);
        _sawVolts = TLanes.And(Wave[Saw], volts);
        _rectangleVolts = TLanes.And(Wave[Rectangle], volts);
        _noiseGain = TLanes.And(Wave[Noise], TLanes.Of(1.0));
        _spike = TLanes.And(Wave[Triangle], TLanes.Of(_spikeVoltSamples));
        _anyTriangle = TLanes.Any(Wave[Triangle]);
        _correction = TLanes.Select(Wave[Saw], TLanes.Of(_sawCorrection), TLanes.Of(BandLimitedWave<TLanes>.DroopCorrection));
        _correction = TLanes.Select(Wave[Rectangle], TLanes.Of(_rectangleCorrection), _correction);
    }

    /// <summary>Publishes the rectangle's jumps and adds the residuals of the wave that is heard.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddEdges(int place, in RampSample<TLanes> ramp, TLanes widthBefore, TLanes widthAfter, TLanes bend)
    {
        RectangleOut.Find(place, ramp, widthBefore, widthAfter, bend);
        _wave.AddRectangle(place, RectangleOut, _rectangleVolts, _correction);
        TLanes drops = TLanes.And(ramp.Resets, _sawVolts);
        if (TLanes.Any(drops))
            _wave.AddStep(place, ramp.SinceReset, drops * TLanes.Of(-2.0), _correction);
        if (_anyTriangle)
            AddApexes(place, ramp);
        if (Exact is { } exact)
            LayEdges(place, ramp, exact);
    }

    /// <summary>The trough at the reset, with its spike, and the crest half-way; the slope is 10 V a cycle either way.</summary>
    private void AddApexes(int place, in RampSample<TLanes> ramp)
    {
        TLanes turn = _triangleVolts * TLanes.Of(8.0);
        TLanes trough = TLanes.And(ramp.Resets, turn * ramp.RateAt(ramp.SinceReset));
        _wave.AddCorner(place, ramp.SinceReset, trough, TLanes.And(ramp.Resets, _spike), _correction);

        TLanes passes = PassesApex(ramp.Phase, ramp.Unwrapped);
        TLanes since = EdgeTime<TLanes>.Since(ramp.Unwrapped - TLanes.Of(0.5), ramp.Start, ramp.End);
        TLanes crest = TLanes.And(passes, turn * ramp.RateAt(since));
        _wave.AddCorner(place, since, -crest, default, _correction);
    }
}
