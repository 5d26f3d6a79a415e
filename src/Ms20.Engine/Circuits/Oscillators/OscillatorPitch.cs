using System.Runtime.CompilerServices;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The current that drives an oscillator's ramp: proportional to the pitch CV (hertz per volt), times an exponential of the modulation.
/// </summary>
/// <remarks>
/// f = 130.81 Hz/V x (CV + offset) x 2^(octaves + footage + unit + drift + PITCH), less a share of itself that grows with f. At 0 V and below
/// no current flows and the oscillator stands still, whatever the offset, which is whole from 0.1 V on; it never runs backwards. The ramp cannot be driven above 0.45 of the engine's rate.
/// Offset and share are what a unit's converter and reset time leave after trimming, 0 in a nominal one; drift is two slow walks, the case
/// warming up and the supply's hum. (The converter's scale follows temperature in <see cref="PitchModulation{TLanes}"/>.)
/// </remarks>
internal sealed class OscillatorPitch<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _cycles = new TLanes[Tick.Samples];
    private SlowWalk<TLanes> _slow;
    private SlowWalk<TLanes> _quick;
    private WarmUp _warmth;
    private MainsRipple _ripple;
    private UnitParts<TLanes> _parts = new();
    private TLanes _unitOctaves;
    private TLanes _octavesPerKelvin;
    private TLanes _offsetVolts;
    private TLanes _bend;
    private TLanes _highestBent;
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

    /// <summary>Takes the oscillator's own parts; the walks' deviation and the supply's hum are the unit's.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="parts">The unit.</param>
    /// <param name="unitOctaves">Where the pitch stands against the law.</param>
    /// <param name="offsetVolts">Offset of the converter.</param>
    /// <param name="topFlattening">How flat it is at <see cref="OscillatorParts.TopHz"/>, as a share.</param>
    /// <param name="octavesPerKelvin">How it follows temperature.</param>
    public void Prepare(
        EngineRate rate,
        UnitParts<TLanes> parts,
        TLanes unitOctaves,
        TLanes offsetVolts = default,
        TLanes topFlattening = default,
        TLanes octavesPerKelvin = default)
    {
        _parts = parts;
        _unitOctaves = unitOctaves;
        _offsetVolts = offsetVolts;
        _octavesPerKelvin = octavesPerKelvin;
        _bend = topFlattening * TLanes.Of(rate.EngineHz / OscillatorParts.TopHz);
        _highestBent = TLanes.Of(OscillatorParts.HighestBentHz * rate.StepSeconds);
        _warmth.Prepare(rate, parts.Cold);
        _ripple.Prepare(rate);
        _cyclesPerVolt = TLanes.Of(OscillatorParts.HertzPerVolt * rate.StepSeconds);
        _slow.Prepare(rate, parts, parts.VcoDriftOctaves, OscillatorParts.SlowWalkSeconds);
        TLanes quick = parts.VcoDriftOctaves * TLanes.Of(OscillatorParts.QuickWalkRatio);
        _quick.Prepare(rate, parts, quick, OscillatorParts.QuickWalkSeconds);
    }

    /// <summary>Takes over another trim, and the hum of another age.</summary>
    /// <param name="parts">The unit.</param>
    /// <param name="unitOctaves">Where the pitch stands against the law.</param>
    public void Refit(UnitParts<TLanes> parts, TLanes unitOctaves)
    {
        _parts = parts;
        _unitOctaves = unitOctaves;
    }

    /// <summary>In tune as far as the temperature lets it, the walks at their beginning.</summary>
    public void Reset()
    {
        _slow.Reset(_parts);
        _quick.Reset(_parts);
        _warmth.Reset();
        _ripple.Reset();
        _drift = Drift();
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
        _warmth.Step();
        _ripple.Step();
        _drift = Drift();
        _octaves = footage + _unitOctaves + (before + from);
        TLanes end = footage + _unitOctaves + (_drift + to);
        _octavesStep = (end - _octaves) * TLanes.Of(1.0 / Tick.Samples);
    }

    /// <summary>Computes <see cref="Cycles"/> over part of the tick.</summary>
    public void Run(int from, int to, TLanes[] pitchCv, TLanes[] modulation)
    {
        for (int i = from; i < to; i++)
            _cycles[i] = CyclesAt(i, pitchCv[i], modulation[i]);
    }

    /// <summary>Cycles a sample, 0 to 0.45, for any CV and modulation at a sample of the tick.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes CyclesAt(int place, TLanes pitchCv, TLanes modulation)
    {
        TLanes octaves = modulation + (_octaves + _octavesStep * TLanes.Of(place + 1));
        TLanes offset = _offsetVolts * TLanes.Min(pitchCv * TLanes.Of(1.0 / OscillatorParts.WholeOffsetVolts), TLanes.Of(1.0));
        TLanes cycles = TLanes.Max((pitchCv + offset) * _cyclesPerVolt * Exp<TLanes>.OfOctaves(octaves), TLanes.Of(0.0));
        TLanes share = TLanes.Of(1.0) - _bend * TLanes.Min(cycles, _highestBent);
        return TLanes.Min(cycles * share, TLanes.Of(OscillatorParts.MaximumCyclesPerSample));
    }

    private TLanes Drift() => _slow.Value + _quick.Value
        + (_octavesPerKelvin * TLanes.Of(_warmth.Kelvin) + _parts.VcoRippleOctaves * TLanes.Of(_ripple.Value));
}
