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

    public HostInput(HostPort port, EngineRate rate)
    {
        double gain = port.Scale == HostScale.ControlVolts ? HalfBand.CascadeGain(HalfBand.StagesFor(rate.Oversampling)) : 1.0;
        _voltsPerUnit = port.VoltsPerUnit / gain;
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

        _interpolator.Process(_frames.AsSpan(0, count), Volts.Volts.AsSpan(place, count * _oversampling));
    }

    /// <summary>What is no number is nothing, and nothing is beyond the rails: one bad sample must not live on in a filter.</summary>
    private static double Sane(double volts) =>
        volts >= -InputNode<TLanes>.RailVolts ? Math.Min(volts, InputNode<TLanes>.RailVolts)
        : volts < -InputNode<TLanes>.RailVolts ? -InputNode<TLanes>.RailVolts : 0.0;
}
