using Ms20.Engine.Signals;
using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>CUTOFF FREQUENCY MODULATION: adds the knob and what the two modulation knobs let through, for one of the filters.</summary>
/// <remarks>
/// <code>octaves = log2 CUTOFF FREQUENCY + TOTAL volts x MG/T.EXT + CUTOFF FREQ volts x EG2/EXT + the unit's own offset and drift</code>
/// above 1 Hz, limited to <see cref="CutoffRange"/>: a converter's drive at one volt per octave. The exponential itself is the filter's
/// (<see cref="FilterTuning{TLanes}"/>), which knows what to make of it. While the knob turns the cutoff moves in a straight line of octaves, not of hertz.
/// Volts per octave that are not quite 1, by make or by cold, turn the sum around 1 kHz, where a cutoff is trimmed.
/// Drift: 0.3 % in 15 s (a tunable), a slow walk that is nobody's circuit; both filters walk on their own, and warm up with the case.
/// </remarks>
internal sealed class CutoffControl<TLanes>(FilterKind kind) : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time in which the drift forgets where it was. A tunable.</summary>
    private const double DriftSeconds = 15.0;

    private UnitParts<TLanes> _parts = new();
    private SlowWalk<TLanes> _drift;
    private WarmUp _warmth;
    private TLanes _unitOctaves;
    private TLanes _unitStretch;
    private TLanes _stretch;
    private TLanes _highestOctaves;
    private TLanes _reachedOctaves;
    private Ramp<TLanes> _knobOctaves;

    /// <summary>TOTAL or its normal, the modulation generator's triangle, in volts.</summary>
    public Signal<TLanes> MgTotal { get; set; } = new("TOTAL");

    /// <summary>CUTOFF FREQ or its normal, in volts.</summary>
    public Signal<TLanes> Eg2External { get; set; } = new("CUTOFF FREQ");

    /// <summary>CUTOFF FREQUENCY, in hertz.</summary>
    public Knob<TLanes> Cutoff { get; set; } = new(1000.0);

    /// <summary>MG/T.EXT, in octaves per volt.</summary>
    public Knob<TLanes> MgDepth { get; set; } = new();

    /// <summary>EG2/EXT, in octaves per volt.</summary>
    public Knob<TLanes> Eg2Depth { get; set; } = new();

    /// <summary>The cutoff, in octaves above 1 Hz: 2.3 to 14.3.</summary>
    public Signal<TLanes> Output { get; } = new("cutoff");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        Refit(parts);
        _unitStretch = kind == FilterKind.HighPass ? parts.HpfCutoffStretch : parts.LpfCutoffStretch;
        _warmth.Prepare(rate, parts.Cold);
        _highestOctaves = TLanes.Of(CutoffRange.HighestOctaves(rate));
        _drift = new SlowWalk<TLanes>(FilterStreams.Drift(kind));
        _drift.Prepare(rate, parts, parts.FilterDriftOctaves, DriftSeconds);
        Reset();
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts)
    {
        _parts = parts;
        TLanes factor = kind == FilterKind.HighPass ? parts.HpfCutoffFactor : parts.LpfCutoffFactor;
        _unitOctaves = Log<TLanes>.Of(factor) * TLanes.Of(Elementary.Log2OfE);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _drift.Reset(_parts);
        _warmth.Reset();
        _stretch = Stretch();
        _reachedOctaves = OctavesOf(Cutoff.Value) + _unitOctaves + Drift();
        _knobOctaves = new Ramp<TLanes>(_reachedOctaves, _reachedOctaves);
        Output.Fill(Limited(Stretched(_reachedOctaves)));
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        _drift.Step();
        _warmth.Step();
        // It moves by less than 2e-8 a tick: it need not be a ramp.
        _stretch = Stretch();
        TLanes octaves = OctavesOf(Cutoff.Value) + _unitOctaves + Drift();
        _knobOctaves = new Ramp<TLanes>(_reachedOctaves, octaves);
        _reachedOctaves = octaves;
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes octaves = _knobOctaves.At(i) + MgTotal.Volts[i] * MgDepth.At(i) + Eg2External.Volts[i] * Eg2Depth.At(i);
            Output.Volts[i] = Limited(Stretched(octaves));
        }
    }

    private static TLanes OctavesOf(TLanes hertz) => Log<TLanes>.Of(hertz) * TLanes.Of(Elementary.Log2OfE);

    private TLanes Drift() => _drift.Value + _parts.CutoffOctavesPerKelvin * TLanes.Of(_warmth.Kelvin);

    private TLanes Stretch() => _unitStretch + _parts.ConverterPerKelvin * TLanes.Of(_warmth.Kelvin);

    private TLanes Stretched(TLanes octaves) => octaves + (octaves - TLanes.Of(CutoffRange.PivotOctaves)) * _stretch;

    private TLanes Limited(TLanes octaves) => TLanes.Min(TLanes.Max(octaves, TLanes.Of(CutoffRange.LowestOctaves)), _highestOctaves);
}
