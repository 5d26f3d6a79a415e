using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>A corner that is rounded by a polynomial: where a straight line begins, bends or ends at a limit.</summary>
/// <remarks>
/// The corner is R(u) = u^4 (5/2 - 3u + u^2) on 0 &lt;= u &lt;= 1, the integral of the quintic smoothstep: it leaves 0 with three zero
/// derivatives and arrives at 1/2 on the line u - 1/2 with slope 1 and the next two zero. Outside the corner a line stays a line to the
/// last bit. With three continuous derivatives the overtones of a clipped sine fall with the fifth power of their number, so aliases at the
/// engine's rate stay small. The analytic x / (1 + x^8)^(1/8) was tried: fewer aliases up to twice its limit, more from there on at high
/// notes, and everything bent a little (0.05 % at half its limit), for a division and three square roots.
/// </remarks>
internal static class SoftCorner<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// A ramp that is 0 up to <paramref name="start"/> and runs on from <paramref name="end"/> with slope 1, as if it began half way between.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Ramp(TLanes x, double start, double end)
    {
        TLanes above = TLanes.Max(x - TLanes.Of(end), default);
        return TLanes.Of(end - start) * Rounding(x, start, end) + above;
    }

    /// <summary>x up to <paramref name="start"/>, constant above <paramref name="end"/>: never more than half way between them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Below(TLanes x, double start, double end) =>
        TLanes.Min(x, TLanes.Of(end)) - TLanes.Of(end - start) * Rounding(x, start, end);

    /// <summary>The same limit on either side: x while it lies within +-<paramref name="start"/>, never more than +-(start + end) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Within(TLanes x, double start, double end) =>
        TLanes.CopySign(Below(TLanes.Abs(x), start, end), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Rounding(TLanes x, double start, double end)
    {
        TLanes place = (x - TLanes.Of(start)) * TLanes.Of(1.0 / (end - start));
        TLanes u = TLanes.Min(TLanes.Max(place, default), TLanes.Of(1.0));
        TLanes u2 = u * u;
        return u2 * u2 * (TLanes.Of(2.5) - TLanes.Of(3.0) * u + u2);
    }
}
