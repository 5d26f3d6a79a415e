using System.Runtime.CompilerServices;
using Ms20.Panel;

namespace Ms20.Engine.Lanes;

/// <summary>tan(x)/x in every lane; one lane equals <see cref="Elementary.TanOverX(double)"/> to the last bit.</summary>
internal static class Tan<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>tan(x)/x for |x| up to 0.8; larger arguments are limited there.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes OverX(TLanes x)
    {
        TLanes limited = TLanes.Min(TLanes.Max(x, TLanes.Of(-Elementary.TanLimit)), TLanes.Of(Elementary.TanLimit));
        TLanes z = limited * limited, z2 = z * z, z4 = z2 * z2;
        TLanes low = TLanes.Of(Elementary.T0) + TLanes.Of(Elementary.T1) * z
            + (TLanes.Of(Elementary.T2) + TLanes.Of(Elementary.T3) * z) * z2;
        TLanes mid = TLanes.Of(Elementary.T4) + TLanes.Of(Elementary.T5) * z
            + (TLanes.Of(Elementary.T6) + TLanes.Of(Elementary.T7) * z) * z2;
        TLanes high = TLanes.Of(Elementary.T8) + TLanes.Of(Elementary.T9) * z
            + (TLanes.Of(Elementary.T10) + TLanes.Of(Elementary.T11) * z) * z2 + TLanes.Of(Elementary.T12) * z4;
        return low + (mid + high * z4) * z4;
    }
}
