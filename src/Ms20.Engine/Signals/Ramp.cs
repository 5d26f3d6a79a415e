namespace Ms20.Engine.Signals;

/// <summary>A quantity that moves in a straight line across a tick, as knobs do.</summary>
internal readonly struct Ramp<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _start;
    private readonly TLanes _step;

    /// <summary>A line from where the tick before ended to where this one ends.</summary>
    public Ramp(TLanes start, TLanes end)
    {
        _start = start;
        _step = (end - start) * TLanes.Of(1.0 / Circuits.Tick.Samples);
    }

    /// <summary>The value at sample <paramref name="sample"/> of the present tick.</summary>
    public TLanes At(int sample) => _start + _step * TLanes.Of(sample + 1);
}
