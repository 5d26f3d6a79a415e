using Ms20.Engine.Circuits;
using Ms20.Engine.Signals;
using Ms20.Engine.Wiring;

namespace Ms20.Engine;

/// <summary>A jack the host drives: its samples, brought up to the engine's rate.</summary>
internal sealed class HostInput<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly Interpolator<TLanes> _interpolator;
    private readonly TLanes[] _frames = new TLanes[Tick.Samples];
    private readonly double _voltsPerUnit;
    private readonly int _oversampling;
    private readonly TLanes _gain;
    private readonly TLanes? _restOfGate;
    private readonly bool _takesRest;
    private bool _restIsKnown;
    private TLanes _rest;

    public HostInput(HostPort port, EngineRate rate)
    {
        _takesRest = port.Scale == HostScale.ControlVolts;
        double gain = _takesRest ? HalfBand.CascadeGain(HalfBand.StagesFor(rate.Oversampling)) : 1.0;
        _voltsPerUnit = port.VoltsPerUnit / gain;
        _gain = TLanes.Of(gain);
        if (port.BeginsOpen)
            _restOfGate = TLanes.Of(port.Jack.OpenVolts / gain);
        _interpolator = new Interpolator<TLanes>(rate.Oversampling, BandLimitedWave<TLanes>.LatencySamples);
        _oversampling = rate.Oversampling;
        Volts = new Signal<TLanes>(port.Jack.Id);
    }

    /// <summary>The wire that the jack reads.</summary>
    public Signal<TLanes> Volts { get; }

    /// <summary>Frames from the host to the jack.</summary>
    public int LatencyFrames => _interpolator.LatencySamples;

    /// <summary>Silence.</summary>
    public void Reset()
    {
        _interpolator.Reset();
        Volts.Fill(default);
        _restIsKnown = false;
        _rest = default;
    }

    /// <summary>Reads frames of the block into the tick from <paramref name="place"/> on.</summary>
    public void Read(in HostBlock block, int port, int frame, int count, int place)
    {
        Span<double> lanes = stackalloc double[8];
        for (int i = 0; i < count; i++)
        {
            for (int lane = 0; lane < block.Lanes; lane++)
                lanes[lane] = Sane(block.Input(port, lane)[frame + i] * _voltsPerUnit);
            _frames[i] = TLanes.Load(lanes);
        }

        Span<TLanes> volts = Volts.Volts.AsSpan(place, count * _oversampling);
        if (_takesRest)
            LeaveRest(_frames.AsSpan(0, count));
        _interpolator.Process(_frames.AsSpan(0, count), volts);
        if (_takesRest)
            AddRest(volts);
    }

    /// <summary>A control voltage's first value has always been there: only what differs from it goes through the converter.</summary>
    private void LeaveRest(Span<TLanes> frames)
    {
        if (!_restIsKnown)
            _rest = _restOfGate ?? frames[0];
        _restIsKnown = true;
        for (int i = 0; i < frames.Length; i++)
            frames[i] -= _rest;
    }

    private void AddRest(Span<TLanes> volts)
    {
        // The converter's gain at 0 Hz, which the scale has taken out beforehand, is missing from what went round it.
        TLanes rest = _rest * _gain;
        for (int i = 0; i < volts.Length; i++)
            volts[i] += rest;
    }

    /// <summary>What is no number is nothing, and nothing is beyond the rails: one bad sample must not live on in a filter.</summary>
    private static double Sane(double volts) =>
        volts >= -InputNode<TLanes>.RailVolts ? Math.Min(volts, InputNode<TLanes>.RailVolts)
        : volts < -InputNode<TLanes>.RailVolts ? -InputNode<TLanes>.RailVolts : 0.0;
}
