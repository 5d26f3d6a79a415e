using Ms20.Engine.Circuits;
using Ms20.Engine.Signals;

namespace Ms20.Engine;

/// <summary>A jack the host listens to: the wire there, brought down to the host's rate.</summary>
internal sealed class HostOutput<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// Engine samples by which a VCO's wave is late already: its edge kernels reach ahead. Counted into every output's latency, so that
    /// all outputs stay together and notes start where they should.
    /// </summary>
    private const int VcoDelaySamples = BandLimitedWave<TLanes>.LatencySamples;

    private readonly Signal<TLanes> _wire;
    private readonly Decimator<TLanes> _decimator;
    private readonly TLanes[] _frames = new TLanes[Tick.Samples];
    private readonly TLanes[] _moving = new TLanes[Tick.Samples];
    private readonly TLanes _unitsPerVolt;
    private readonly TLanes _restUnitsPerVolt;
    private readonly bool _takesRest;
    private bool _restIsKnown;
    private TLanes _rest;

    public HostOutput(HostPort port, EngineRate rate, Signal<TLanes> wire)
    {
        _wire = wire;
        _decimator = new Decimator<TLanes>(rate.Oversampling, VcoDelaySamples);
        _takesRest = port.Scale == HostScale.ControlVolts;
        double gain = _takesRest ? HalfBand.CascadeGain(HalfBand.StagesFor(rate.Oversampling)) : 1.0;
        _unitsPerVolt = TLanes.Of(1.0 / (port.VoltsPerUnit * gain));
        _restUnitsPerVolt = TLanes.Of(1.0 / port.VoltsPerUnit);
    }

    /// <summary>Frames from a key to the host.</summary>
    public int LatencyFrames => _decimator.LatencySamples;

    /// <summary>Silence.</summary>
    public void Reset()
    {
        _decimator.Reset();
        _restIsKnown = false;
        _rest = default;
    }

    /// <summary>Takes a range of the tick and writes the frames it makes.</summary>
    public void Write(in HostBlock block, int port, int frame, int from, int to)
    {
        ReadOnlySpan<TLanes> volts = _wire.Volts.AsSpan(from, to - from);
        int count = _decimator.Process(_takesRest ? WithoutRest(volts) : volts, _frames);
        for (int i = 0; i < count; i++)
            _frames[i] *= _unitsPerVolt;
        if (_takesRest)
            AddRest(_frames.AsSpan(0, count));
        for (int lane = 0; lane < block.Lanes; lane++)
        {
            Span<double> output = block.Output(port, lane).Slice(frame, count);
            for (int i = 0; i < count; i++)
                output[i] = TLanes.Get(_frames[i], lane);
        }
    }

    /// <summary>A control voltage's first value has always been there: only what differs from it goes through the converter.</summary>
    private ReadOnlySpan<TLanes> WithoutRest(ReadOnlySpan<TLanes> volts)
    {
        if (!_restIsKnown && !volts.IsEmpty)
        {
            _rest = volts[0];
            _restIsKnown = true;
        }

        for (int i = 0; i < volts.Length; i++)
            _moving[i] = volts[i] - _rest;
        return _moving.AsSpan(0, volts.Length);
    }

    private void AddRest(Span<TLanes> frames)
    {
        TLanes rest = _rest * _restUnitsPerVolt;
        for (int i = 0; i < frames.Length; i++)
            frames[i] += rest;
    }
}
