using System.Runtime.CompilerServices;

namespace Ms20.Engine.Lanes;

/// <summary>Hyperbolic tangent in every lane, absolute error below 6e-16.</summary>
/// <remarks>(E - 1)/(E + 1) with E = e^2x; beyond |x| = 20 it is 1 to the last bit.</remarks>
internal static class Tanh<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>tanh x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Of(TLanes x)
    {
        TLanes twice = TLanes.Min(TLanes.Max(x + x, TLanes.Of(-40.0)), TLanes.Of(40.0));
        TLanes e = Exp<TLanes>.OfModerate(twice);
        return (e - TLanes.Of(1.0)) / (e + TLanes.Of(1.0));
    }
}
