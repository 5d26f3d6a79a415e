using System.Runtime.CompilerServices;

namespace Ms20.Engine.Signals;

/// <summary>One halving of the rate by a linear-phase half-band filter.</summary>
/// <remarks>
/// Of every pair of samples one meets the side taps, which are symmetric, and the other only the centre tap, so a filter of 4K - 1 taps costs
/// K multiplications an output. Both kinds are kept apart; the side samples are written twice, a window's length apart, so that the
/// last 2K of them always lie in a row.
/// </remarks>
internal sealed class HalfBandDecimator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _sideTaps;
    private readonly TLanes[] _sideSamples;
    private readonly TLanes[] _centreSamples;
    private int _sidePlace;
    private int _centrePlace;
    private bool _centreNext;

    /// <summary>The halving of a stage of <see cref="HalfBandTable"/>.</summary>
    public HalfBandDecimator(int stage)
    {
        _sideTaps = HalfBand.SideTaps<TLanes>(stage);
        _sideSamples = new TLanes[4 * _sideTaps.Length];
        _centreSamples = new TLanes[_sideTaps.Length];
    }

    /// <summary>Silence, and which of a pair the first sample is.</summary>
    /// <param name="startsAtCentre">False: the first sample gives an output. True: the second does.</param>
    public void Reset(bool startsAtCentre)
    {
        Array.Clear(_sideSamples);
        Array.Clear(_centreSamples);
        _sidePlace = 0;
        _centrePlace = 0;
        _centreNext = startsAtCentre;
    }

    /// <summary>Takes any number of samples and puts what comes out at the front of the same span; returns how many that are.</summary>
    public int Process(Span<TLanes> samples)
    {
        int written = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            if (_centreNext)
                TakeCentre(samples[i]);
            else
                samples[written++] = TakeSide(samples[i]);
            _centreNext = !_centreNext;
        }
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void TakeCentre(TLanes sample)
    {
        _centreSamples[_centrePlace] = sample;
        _centrePlace = _centrePlace + 1 == _centreSamples.Length ? 0 : _centrePlace + 1;
    }

    private TLanes TakeSide(TLanes sample)
    {
        int length = 2 * _sideTaps.Length;
        _sideSamples[_sidePlace] = sample;
        _sideSamples[_sidePlace + length] = sample;
        _sidePlace = _sidePlace + 1 == length ? 0 : _sidePlace + 1;
        TLanes side = HalfBand.SideSum(_sideTaps, _sideSamples.AsSpan(_sidePlace == 0 ? length : _sidePlace, length));
        return TLanes.Of(0.5) * _centreSamples[_centrePlace] + side;
    }
}
