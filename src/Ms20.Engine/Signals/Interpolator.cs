namespace Ms20.Engine.Signals;

/// <summary>From the host's rate to the engine's: a cascade of doublings with linear phase and a delay of whole host samples.</summary>
/// <remarks>
/// The mirror of <see cref="Decimator{TLanes}"/>, with the same filters: 0 to 0.41667 of the host's rate passes within 0.00002 dB, its images
/// are down by 125 dB or more. The filters' delay is filled up to whole host samples, for a host sample cannot come out before it is there.
/// </remarks>
internal sealed class Interpolator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly HalfBandInterpolator<TLanes>[] _stages;
    private readonly TLanes[] _group;
    private readonly TLanes[] _delayed;
    private int _groupPlace;
    private int _delayedPlace;

    /// <summary>An interpolator at rest.</summary>
    /// <param name="oversampling">Engine samples a host sample: 1, 2, 4, ... 64.</param>
    /// <param name="addedDelaySamples">
    /// Engine samples by which the output is to be later than the latency says: where the oscillators run late and the decimator
    /// takes that off, the same number brings a host input level with them.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The oversampling is not a power of two from 1 to 64, or the delay is negative.</exception>
    public Interpolator(int oversampling, int addedDelaySamples = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(addedDelaySamples);
        _stages = new HalfBandInterpolator<TLanes>[HalfBand.StagesFor(oversampling)];
        for (int i = 0; i < _stages.Length; i++)
            _stages[i] = new HalfBandInterpolator<TLanes>(i);
        _group = new TLanes[oversampling];
        int delay = HalfBand.CascadeDelaySamples(_stages.Length);
        LatencySamples = (Math.Max(0, delay - addedDelaySamples) + oversampling - 1) / oversampling;
        _delayed = new TLanes[LatencySamples * oversampling + addedDelaySamples - delay];
        Reset();
    }

    /// <summary>How many host samples later a host sample appears in the engine, added delay aside. Exact.</summary>
    public int LatencySamples { get; }

    /// <summary>Silence, before the first host sample.</summary>
    public void Reset()
    {
        for (int i = 0; i < _stages.Length; i++)
            _stages[i].Reset();
        Array.Clear(_delayed);
        _delayedPlace = 0;
        _groupPlace = _group.Length;
    }

    /// <summary>Fills any number of engine samples; a host sample is taken where a group begins. Returns how many were taken.</summary>
    /// <param name="host">The next host samples: at least one for each group that begins.</param>
    /// <param name="engine">The engine samples to fill.</param>
    public int Process(ReadOnlySpan<TLanes> host, Span<TLanes> engine)
    {
        int taken = 0;
        for (int i = 0; i < engine.Length; i++)
        {
            if (_groupPlace == _group.Length)
                Expand(host[taken++]);
            engine[i] = Delayed(_group[_groupPlace++]);
        }
        return taken;
    }

    private void Expand(TLanes sample)
    {
        Span<TLanes> group = _group;
        group[^1] = sample;
        for (int i = 0; i < _stages.Length; i++)
            _stages[i].Process(group[^(2 << i)..]);
        _groupPlace = 0;
    }

    private TLanes Delayed(TLanes sample)
    {
        if (_delayed.Length == 0)
            return sample;
        TLanes old = _delayed[_delayedPlace];
        _delayed[_delayedPlace] = sample;
        _delayedPlace = _delayedPlace + 1 == _delayed.Length ? 0 : _delayedPlace + 1;
        return old;
    }
}
