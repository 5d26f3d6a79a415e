using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ms20.Engine.Signals;

/// <summary>What the halving and the doubling of the rate have in common: the symmetric side taps of a half-band filter.</summary>
internal static class HalfBand
{
    /// <summary>How many doublings lie between the host's rate and the engine's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The oversampling is not a power of two from 1 to 64.</exception>
    public static int StagesFor(int oversampling)
    {
        const int most = 1 << HalfBandTable.Stages;
        if (oversampling is < 1 or > most || !BitOperations.IsPow2(oversampling))
        {
            throw new ArgumentOutOfRangeException(
                nameof(oversampling), oversampling, $"The oversampling must be a power of two from 1 to {most}.");
        }
        return BitOperations.Log2((uint)oversampling);
    }

    /// <summary>The delay of a cascade's filters, up or down, in samples of the engine's rate.</summary>
    public static int CascadeDelaySamples(int stages)
    {
        // A filter delays by the place of its centre tap, in samples of its faster rate, which stage 0 has lowest.
        int delay = 0;
        for (int stage = 0; stage < stages; stage++)
            delay += (2 * HalfBandTable.SideTapsOf(stage).Length - 1) << (stages - 1 - stage);
        return delay;
    }

    /// <summary>The gain of a cascade at 0 Hz, up or down: the sum of each stage's taps, which their design leaves within a millionth of 1.</summary>
    public static double CascadeGain(int stages)
    {
        double gain = 1.0;
        for (int stage = 0; stage < stages; stage++)
        {
            double sides = 0.0;
            foreach (double tap in HalfBandTable.SideTapsOf(stage))
                sides += tap;
            gain *= 0.5 + 2.0 * sides;
        }

        return gain;
    }

    /// <summary>A stage's side taps in every lane, outermost first.</summary>
    public static TLanes[] SideTaps<TLanes>(int stage)
        where TLanes : struct, ILanes<TLanes>
    {
        ReadOnlySpan<double> taps = HalfBandTable.SideTapsOf(stage);
        var lanes = new TLanes[taps.Length];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = TLanes.Of(taps[i]);
        return lanes;
    }

    /// <summary>The side taps over a window twice their number, oldest sample first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes SideSum<TLanes>(ReadOnlySpan<TLanes> taps, ReadOnlySpan<TLanes> window)
        where TLanes : struct, ILanes<TLanes>
    {
        // Two sums, so that one addition need not wait for the last.
        TLanes first = default, second = default;
        int early = 0, late = window.Length - 1;
        for (; early + 1 < taps.Length; early += 2, late -= 2)
        {
            first += taps[early] * (window[early] + window[late]);
            second += taps[early + 1] * (window[early + 1] + window[late - 1]);
        }
        if (early < taps.Length)
            first += taps[early] * (window[early] + window[late]);
        return first + second;
    }
}
