namespace Ms20.Engine.Components;

/// <summary>A comparator with a little positive feedback around 0 V: when did the wave cross?</summary>
/// <remarks>
/// High above +h, low below -h, between them as it was. The wave is taken to be straight between two samples, so a crossing is known to a
/// fraction of a sample; with the feedback there is at most one in each. A sine crosses +h and -h equally late: its half periods stay equal.
/// </remarks>
internal struct ZeroCrossing<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _volts;
    private TLanes _high;

    /// <summary>Mask of the lanes that crossed within the last sample, either way.</summary>
    public TLanes Crossed { get; private set; }

    /// <summary>Low, as if the input had been 0 V for long.</summary>
    public void Reset() => (_volts, _high, Crossed) = (default, default, default);

    /// <summary>Takes the next sample. Returns, for lanes that crossed, when: in samples (0 to 1) since the sample before; 0 for the others.</summary>
    /// <param name="volts">The wave at this sample.</param>
    /// <param name="hysteresis">h, in volts.</param>
    public TLanes Step(TLanes volts, TLanes hysteresis)
    {
        TLanes before = _volts;
        TLanes high = TLanes.Or(TLanes.Less(hysteresis, volts), TLanes.And(_high, TLanes.LessOrEqual(-hysteresis, volts)));
        TLanes crossed = TLanes.Xor(high, _high);
        (_volts, _high, Crossed) = (volts, high, crossed);
        if (!TLanes.Any(crossed))
            return default;
        TLanes threshold = TLanes.Select(high, hysteresis, -hysteresis);
        return TLanes.And(crossed, (threshold - before) / (volts - before));
    }
}
