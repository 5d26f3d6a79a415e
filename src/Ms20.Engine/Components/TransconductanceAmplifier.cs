using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>The OTA (half an LM13600): i = Iabc tanh(v / 2VT) with v the differential input in volts.</summary>
/// <remarks>
/// With E = exp(v / VT) and everything multiplied by (E + 1)^2, tanh becomes E^2 - 1 and its slope 4 E: one exponential and no division.
/// v beyond +-40 VT is limited there, where tanh is 1 to the last bit.
/// </remarks>
internal static class TransconductanceAmplifier<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The share of Iabc at the output, -1 to +1.</summary>
    /// <param name="halves">v / 2VT.</param>
    public static TLanes Share(TLanes halves) => Tanh<TLanes>.Of(halves);

    /// <summary>Share and slope at a point, each multiplied by <paramref name="scale"/>.</summary>
    /// <param name="e">exp(v / VT).</param>
    /// <param name="scale">(E + 1)^2.</param>
    /// <param name="share">The share of Iabc times scale.</param>
    /// <param name="slope">Its derivative against v / 2VT, times scale.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Linearize(TLanes e, out TLanes scale, out TLanes share, out TLanes slope)
    {
        TLanes plus = e + TLanes.Of(1.0);
        scale = plus * plus;
        share = plus * (e - TLanes.Of(1.0));
        slope = TLanes.Of(4.0) * e;
    }
}
