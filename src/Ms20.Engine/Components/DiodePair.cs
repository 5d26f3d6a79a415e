using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>
/// Silicon diodes back to back: a string of one or more each way. With v the voltage over the string's junctions,
/// the current is i = 2 Is sinh(v / knee), knee = N n VT, and the terminals see v + i Rs.
/// </summary>
/// <remarks>
/// The solvers work with everything multiplied by e = exp(|v| / knee), which costs one exponential and no division:
/// e i = Is (e^2 - 1) with v's sign, e di/dv = Is / knee (e^2 + 1).
/// </remarks>
internal readonly struct DiodePair<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Saturation current of a 1S1588 / 1N4148 class diode: the usual published model card; the original type is an estimate.</summary>
    public const double Is = 2.52e-9;

    /// <summary>Its emission coefficient, from the same card.</summary>
    public const double N = 1.752;

    /// <summary>Its series resistance in ohms, from the same card.</summary>
    public const double Rs = 0.568;

    /// <summary>Above this ratio of linear to knee the estimate uses the asymptote of the omega function, below it a parabola.</summary>
    private const double OmegaJoin = 0.5;

    /// <summary>A pair of strings of nominal diodes.</summary>
    /// <param name="inSeries">Diodes in each string, 1 or more.</param>
    public DiodePair(int inSeries)
        : this(inSeries, TLanes.Of(1.0))
    {
    }

    /// <summary>A pair of strings.</summary>
    /// <param name="inSeries">Diodes in each string, 1 or more.</param>
    /// <param name="saturationFactor">Their saturation current against <see cref="Is"/>.</param>
    public DiodePair(int inSeries, TLanes saturationFactor)
    {
        double knee = inSeries * N * Thermal.Volts;
        Knee = TLanes.Of(knee);
        PerKnee = TLanes.Of(1.0 / knee);
        Saturation = TLanes.Of(Is) * saturationFactor;
        SaturationPerKnee = TLanes.Of(Is / knee) * saturationFactor;
        SeriesOhms = inSeries * Rs;
    }

    /// <summary>N n VT in volts: the voltage in which the current grows e-fold.</summary>
    public TLanes Knee { get; }

    /// <summary>1 / <see cref="Knee"/>.</summary>
    public TLanes PerKnee { get; }

    /// <summary>Saturation current in amperes.</summary>
    public TLanes Saturation { get; }

    /// <summary>Saturation current over knee, in siemens.</summary>
    public TLanes SaturationPerKnee { get; }

    /// <summary>Series resistance of one string in ohms.</summary>
    public double SeriesOhms { get; }

    /// <summary>The current in amperes at a junction voltage.</summary>
    public TLanes Current(TLanes junctionVolts)
    {
        TLanes e = Exp<TLanes>.OfModerate(TLanes.Abs(junctionVolts) * PerKnee);
        return TLanes.CopySign((e - TLanes.Of(1.0) / e) * Saturation, junctionVolts);
    }

    /// <summary>
    /// The clamp: close to the junction voltage that takes <paramref name="amps"/> together with a conductance beside it,
    /// v G + i(v) = amps, within a tenth of the knee. Wherever a Newton step has gone further than that, this is put in its place.
    /// </summary>
    /// <remarks>
    /// Away from v = 0 one exponential rules and the solution is v = knee (z - omega(z + ln(Is / G knee))), z = amps / (G knee), omega the
    /// Wright function, omega + ln omega = its argument. Here omega(y) = y - ln(y) y / (1 + y) from 0.5 up, 0.063 (y + 3)^2 below
    /// (our own fits, good to 0.06), with the logarithm's chord for the logarithm. An upper bound asinh(amps / 2 Is) would be safe as well, but it
    /// lies 1 to 2 knees too high, and Newton's method comes down an exponential one knee a pass.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TLanes Estimate(TLanes amps, TLanes siemens)
    {
        TLanes one = TLanes.Of(1.0);
        TLanes perVolt = one / (siemens * Knee);
        TLanes linear = TLanes.Abs(amps) * perVolt;
        TLanes y = linear + Chord(Saturation * perVolt);
        TLanes high = TLanes.Max(y, TLanes.Of(OmegaJoin));
        TLanes low = TLanes.Max(y + TLanes.Of(3.0), default);
        TLanes omega = TLanes.Select(
            TLanes.Less(y, TLanes.Of(OmegaJoin)),
            low * low * TLanes.Of(0.063),
            high - Chord(high) * high / (one + high));
        return TLanes.CopySign(Knee * (linear - omega), amps);
    }

    /// <summary>ln x within 0.03: the middle of the band under <see cref="Log{TLanes}.Above"/>.</summary>
    private static TLanes Chord(TLanes x) => Log<TLanes>.Above(x) - TLanes.Of(0.03);
}
