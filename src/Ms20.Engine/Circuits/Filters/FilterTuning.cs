using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>What a filter's two controls make of it: the exponential converter's cutoff in hertz, the loop gain, and the warp that goes with both.</summary>
/// <remarks>
/// The trapezoidal rule shows a circuit at (2/T) tan(wT/2) what belongs at w. One factor tan(x)/x, x = pi f T with f from <see cref="RingFit"/>, on
/// every integrator and on the op-amp's pole puts the ring back where it belongs; it is the only correction. The coupling capacitors' corners at
/// 4 and 7 Hz are left where they are.
/// </remarks>
internal sealed class FilterTuning<TLanes>(RingFit ring, double mostLoopGain)
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>No unit's spread lowers the loop gain further than this: 2.5 standard deviations, and at PEAK 10 every one still whistles.</summary>
    public const double LeastLoopGainFactor = 0.9;

    private TLanes _halfStep;
    private TLanes _lowestOctaves;
    private TLanes _highestOctaves;
    private TLanes _loopGainFactor;
    private TLanes _reachedGain;
    private Ramp<TLanes> _a;
    private Ramp<TLanes> _b;

    /// <summary>log2 of the cutoff, limited, for each sample that has been run.</summary>
    public TLanes[] Octaves { get; } = new TLanes[Tick.Samples];

    /// <summary>The cutoff in hertz.</summary>
    public TLanes[] Hertz { get; } = new TLanes[Tick.Samples];

    /// <summary>The warp factor.</summary>
    public TLanes[] Warp { get; } = new TLanes[Tick.Samples];

    /// <summary>k, the loop gain.</summary>
    public Ramp<TLanes> LoopGain { get; private set; }

    /// <summary>Computes what depends on rate and unit.</summary>
    public void Prepare(EngineRate rate, TLanes loopGainFactor)
    {
        _halfStep = TLanes.Of(Math.PI * rate.StepSeconds);
        _lowestOctaves = TLanes.Of(CutoffRange.LowestOctaves);
        _highestOctaves = TLanes.Of(CutoffRange.HighestOctaves(rate));
        Refit(loopGainFactor);
    }

    /// <summary>Takes another unit's loop gain: the next tick is a line to it.</summary>
    public void Refit(TLanes loopGainFactor) => _loopGainFactor = TLanes.Max(loopGainFactor, TLanes.Of(LeastLoopGainFactor));

    /// <summary>PEAK where it stands, at once.</summary>
    public void Reset(Knob<TLanes> peak)
    {
        _reachedGain = Limited(peak);
        Follow(peak);
    }

    /// <summary>A line to where PEAK will stand at the end of the tick.</summary>
    public void Follow(Knob<TLanes> peak)
    {
        TLanes gain = Limited(peak);
        LoopGain = new Ramp<TLanes>(_reachedGain, gain);
        _a = new Ramp<TLanes>(ring.A(_reachedGain), ring.A(gain));
        _b = new Ramp<TLanes>(ring.B(_reachedGain), ring.B(gain));
        _reachedGain = gain;
    }

    /// <summary>Cutoff and warp for a range of the tick.</summary>
    public void Run(Signal<TLanes> cutoff, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes octaves = TLanes.Min(TLanes.Max(cutoff.Volts[i], _lowestOctaves), _highestOctaves);
            TLanes hertz = Exp<TLanes>.OfOctaves(octaves);
            Octaves[i] = octaves;
            Hertz[i] = hertz;
            Warp[i] = Tan<TLanes>.OverX(_halfStep * hertz / (_a.At(i) + _b.At(i) * hertz));
        }
    }

    private TLanes Limited(Knob<TLanes> peak) =>
        TLanes.Min(TLanes.Max(peak.Value * _loopGainFactor, default), TLanes.Of(mostLoopGain));
}
