using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>A transistor that passes a signal between collector and emitter while a current into its base sets how much.</summary>
/// <remarks>
/// The equations of Ebers and Moll (1954) with an ideal base current IB, the junctions' own voltages eliminated:
/// <code>i = IB bR (e^d - 1) / (1 + (bR/bF) e^d),   d = V / VT</code>
/// It grows exponentially when the driven side is positive and stops at -bR IB when it is negative, so it distorts evenly from the first millivolt:
/// for a peak of D = V/VT the second harmonic is D/4 and the third D^2/24, less 3 % and 10 % of them for the finite bR/bF.
/// </remarks>
internal static class PassTransistor<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>kT/q at 27 degrees.</summary>
    public const double ThermalVolts = Thermal.Volts;

    /// <summary>Current gain, collector as collector: typical for a small-signal NPN of the time (tunable).</summary>
    public const double ForwardBeta = 250.0;

    /// <summary>Current gain, the other way round: the figure reported for the pass devices of the early filter (T. Stinchcombe's study).</summary>
    public const double ReverseBeta = 4.21;

    private const double BetaRatio = ReverseBeta / ForwardBeta;

    /// <summary>What passes, in volts: equal to <paramref name="volts"/> when that is small.</summary>
    /// <remarks>VT (1 + bR/bF) (e^d - 1) / (1 + (bR/bF) e^d): the law above divided by its slope at 0.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Pass(TLanes volts)
    {
        TLanes e = Exp<TLanes>.Of(volts * TLanes.Of(1.0 / ThermalVolts));
        TLanes passed = (e - TLanes.Of(1.0)) / (TLanes.Of(1.0) + TLanes.Of(BetaRatio) * e);
        return passed * TLanes.Of(ThermalVolts * (1.0 + BetaRatio));
    }
}
