namespace Ms20.Engine.Signals;

/// <summary>One doubling of the rate by a linear-phase half-band filter.</summary>
/// <remarks>
/// Half of what comes out is the input itself, delayed (the centre tap); the other half comes from the side taps. Samples are written twice,
/// a window's length apart, so that the last 2K of them always lie in a row.
/// </remarks>
internal sealed class HalfBandInterpolator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _sideTaps;
    private readonly TLanes[] _samples;
    private int _place;

    /// <summary>The doubling of a stage of <see cref="HalfBandTable"/>.</summary>
    public HalfBandInterpolator(int stage)
    {
        _sideTaps = HalfBand.SideTaps<TLanes>(stage);
        _samples = new TLanes[4 * _sideTaps.Length];
    }

    /// <summary>Silence.</summary>
    public void Reset()
    {
        Array.Clear(_samples);
        _place = 0;
    }

    /// <summary>Reads the second half of a span and fills all of it, in place.</summary>
    public void Process(Span<TLanes> samples)
    {
        int count = samples.Length / 2;
        for (int i = 0; i < count; i++)
        {
            // What is written never overtakes what is still to be read: 2i + 1 <= count + i.
            ReadOnlySpan<TLanes> window = Take(samples[count + i]);
            samples[2 * i] = TLanes.Of(2.0) * HalfBand.SideSum(_sideTaps, window);
            samples[2 * i + 1] = window[_sideTaps.Length];
        }
    }

    private ReadOnlySpan<TLanes> Take(TLanes sample)
    {
        int length = 2 * _sideTaps.Length;
        _samples[_place] = sample;
        _samples[_place + length] = sample;
        _place = _place + 1 == length ? 0 : _place + 1;
        return _samples.AsSpan(_place == 0 ? length : _place, length);
    }
}
