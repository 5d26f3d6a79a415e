using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The current that drives an oscillator's ramp: proportional to the pitch CV (hertz per volt), times an exponential of the modulation.
/// </summary>
/// <remarks>
/// f = 130.81 Hz/V x CV x 2^(octaves + footage + unit + drift + PITCH). At 0 V and below no current flows and the oscillator stands
/// still; it never runs backwards. The ramp cannot be driven above 0.45 of the engine's rate. The reset time is trimmed out of the pitch.
/// Departure: the exponential converter's scale does not drift with temperature.
/// </remarks>
internal sealed class OscillatorPitch<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _cycles = new TLanes[Tick.Samples];
    private SlowWalk<TLanes> _slow;
    private SlowWalk<TLanes> _quick;
    private UnitParts<TLanes> _parts = new();
    private TLanes _unitOctaves;
    private TLanes _drift;
    private TLanes _octaves;
    private TLanes _octavesStep;
    private TLanes _cyclesPerVolt;

    /// <summary>A pitch whose two walks take their random streams from <paramref name="source"/> and the number after it.</summary>
    public OscillatorPitch(ulong source)
    {
        _slow = new SlowWalk<TLanes>(source);
        _quick = new SlowWalk<TLanes>(source + 1);
    }

    /// <summary>Cycles a sample, at each sample of the tick: 0 to 0.45.</summary>
    public ReadOnlySpan<TLanes> Cycles => _cycles;

    /// <summary>Takes the unit's offset, in octaves, and the walks' deviation from the drawn parts.</summary>
    public void Prepare(EngineRate rate, UnitParts<TLanes> parts, TLanes unitOctaves)
    {
        _parts = parts;
        _unitOctaves = unitOctaves;
        _cyclesPerVolt = TLanes.Of(OscillatorParts.HertzPerVolt * rate.StepSeconds);
        _slow.Prepare(rate, parts, parts.VcoDriftOctaves, OscillatorParts.SlowWalkSeconds);
        TLanes quick = parts.VcoDriftOctaves * TLanes.Of(OscillatorParts.QuickWalkRatio);
        _quick.Prepare(rate, parts, quick, OscillatorParts.QuickWalkSeconds);
    }

    /// <summary>In tune, the walks at their beginning.</summary>
    public void Reset()
    {
        _slow.Reset(_parts);
        _quick.Reset(_parts);
        _drift = default;
    }

    /// <summary>Begins a tick.</summary>
    /// <param name="footage">Octaves above 8' of the SCALE selector.</param>
    /// <param name="from">Octaves of the PITCH knob at the beginning of the tick.</param>
    /// <param name="to">The same at its end.</param>
    public void BeginTick(TLanes footage, TLanes from, TLanes to)
    {
        TLanes before = _drift;
        _slow.Step();
        _quick.Step();
        _drift = _slow.Value + _quick.Value;
        _octaves = footage + _unitOctaves + (before + from);
        TLanes end = footage + _unitOctaves + (_drift + to);
        _octavesStep = (end - _octaves) * TLanes.Of(1.0 / Tick.Samples);
    }

    /// <summary>Computes <see cref="Cycles"/> over part of the tick.</summary>
    public void Run(int from, int to, TLanes[] pitchCv, TLanes[] modulation)
    {
        for (int i = from; i < to; i++)
        {
            TLanes octaves = modulation[i] + (_octaves + _octavesStep * TLanes.Of(i + 1));
            TLanes cycles = pitchCv[i] * _cyclesPerVolt * Exp<TLanes>.OfOctaves(octaves);
            _cycles[i] = TLanes.Min(TLanes.Max(cycles, TLanes.Of(0.0)), TLanes.Of(OscillatorParts.MaximumCyclesPerSample));
        }
    }
}
