using System.Runtime.CompilerServices;
using Ms20.Panel;

namespace Ms20.Engine.Lanes;

/// <summary>Natural logarithm in every lane; one lane equals <see cref="Elementary.Log(double)"/> to the last bit.</summary>
internal static class Log<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>2^52, whose low mantissa bits can be read as an integer.</summary>
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>ln x for positive normal numbers; anything else is taken as 2.2e-308.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Of(TLanes x)
    {
        TLanes positive = TLanes.Max(x, TLanes.Of(2.2250738585072014e-308));
        TLanes bits = TLanes.AddBits(positive, TLanes.OfBits(Elementary.OneBits - Elementary.SqrtHalfBits));
        TLanes exponent = TLanes.Or(TLanes.ShiftRight(bits, 52), TLanes.Of(TwoTo52)) - TLanes.Of(TwoTo52) - TLanes.Of(1023.0);
        TLanes mantissa = TLanes.AddBits(
            TLanes.AndNot(bits, TLanes.OfBits(Elementary.ExponentMask)), TLanes.OfBits(Elementary.SqrtHalfBits));
        TLanes s = (mantissa - TLanes.Of(1.0)) / (mantissa + TLanes.Of(1.0));
        return (s + s) * Series(s * s) + exponent * TLanes.Of(Elementary.LnOf2);
    }

    /// <summary>
    /// A bound above ln x, by at most 0.0597: the logarithm's chord through its own exponent, in a handful of integer operations.
    /// </summary>
    /// <remarks>log2 of a mantissa m in [1, 2) exceeds its chord m - 1 by at most 0.0861 (at m = 1/ln 2).</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Above(TLanes x)
    {
        TLanes exponent = TLanes.Or(TLanes.ShiftRight(x, 52), TLanes.Of(TwoTo52)) - TLanes.Of(TwoTo52);
        TLanes mantissa = TLanes.Or(TLanes.AndNot(x, TLanes.OfBits(Elementary.ExponentMask)), TLanes.Of(1.0));
        return (exponent + mantissa - TLanes.Of(1023.0 + 1.0 - 0.0861)) * TLanes.Of(Elementary.LnOf2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Series(TLanes z)
    {
        TLanes z2 = z * z, z4 = z2 * z2;
        TLanes low = TLanes.Of(Elementary.L0) + TLanes.Of(Elementary.L1) * z
            + (TLanes.Of(Elementary.L2) + TLanes.Of(Elementary.L3) * z) * z2;
        TLanes high = TLanes.Of(Elementary.L4) + TLanes.Of(Elementary.L5) * z
            + (TLanes.Of(Elementary.L6) + TLanes.Of(Elementary.L7) * z) * z2;
        return low + high * z4;
    }
}
