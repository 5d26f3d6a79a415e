using System.Runtime.CompilerServices;
using Ms20.Panel;

namespace Ms20.Engine.Lanes;

/// <summary>e^x and 2^x in every lane; one lane equals <see cref="Elementary.Exp(double)"/> to the last bit.</summary>
/// <remarks>
/// Real calls (<see cref="MethodImplOptions.NoInlining"/>): inlined into large bodies the net9 native compiler gives up inlining the
/// lane operators, which costs ten times as much as the call. The polynomial is summed in Estrin's order, which keeps four
/// multipliers busy where Horner's keeps one.
/// </remarks>
internal static class Exp<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>e^x. Arguments beyond +-708 are limited there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Of(TLanes x)
    {
        TLanes limited = TLanes.Min(TLanes.Max(x, TLanes.Of(-Elementary.ExpLimit)), TLanes.Of(Elementary.ExpLimit));
        TLanes octaves = limited * TLanes.Of(Elementary.Log2OfE);
        TLanes shifted = octaves + TLanes.Of(Elementary.RoundingMagic);
        return ScaledPolynomial(octaves - (shifted - TLanes.Of(Elementary.RoundingMagic)), shifted);
    }

    /// <summary>2^x, exact at integers. Arguments beyond +-1021 are limited there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes OfOctaves(TLanes x)
    {
        TLanes limited = TLanes.Min(TLanes.Max(x, TLanes.Of(-Elementary.Exp2Limit)), TLanes.Of(Elementary.Exp2Limit));
        TLanes shifted = limited + TLanes.Of(Elementary.RoundingMagic);
        return ScaledPolynomial(limited - (shifted - TLanes.Of(Elementary.RoundingMagic)), shifted);
    }

    /// <summary>e^x for arguments known to lie within +-700: two comparisons cheaper. For the inside of solvers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes OfModerate(TLanes x)
    {
        TLanes octaves = x * TLanes.Of(Elementary.Log2OfE);
        TLanes shifted = octaves + TLanes.Of(Elementary.RoundingMagic);
        return ScaledPolynomial(octaves - (shifted - TLanes.Of(Elementary.RoundingMagic)), shifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes ScaledPolynomial(TLanes f, TLanes shifted)
    {
        TLanes f2 = f * f, f4 = f2 * f2;
        TLanes low = TLanes.Of(Elementary.E0) + TLanes.Of(Elementary.E1) * f
            + (TLanes.Of(Elementary.E2) + TLanes.Of(Elementary.E3) * f) * f2;
        TLanes high = TLanes.Of(Elementary.E4) + TLanes.Of(Elementary.E5) * f
            + (TLanes.Of(Elementary.E6) + TLanes.Of(Elementary.E7) * f) * f2
            + (TLanes.Of(Elementary.E8) + TLanes.Of(Elementary.E9) * f) * f4;
        TLanes power = TLanes.ShiftLeft(TLanes.AddBits(shifted, TLanes.OfBits(1023)), 52);
        return (TLanes.Of(1.0) + f * (low + high * f4)) * power;
    }
}
