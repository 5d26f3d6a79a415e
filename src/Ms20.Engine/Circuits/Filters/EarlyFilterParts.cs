namespace Ms20.Engine.Circuits;

/// <summary>
/// The early filter's parts, each once: ohms, farads, volts. Designators are those of reference/netlists/early_core.inc.
/// </summary>
/// <remarks>
/// Reported: from summaries of T. Stinchcombe's study of the MS-20 filters. Derived: follows from reported figures. Estimate: ours, a tunable.
/// </remarks>
internal static class EarlyFilterParts
{
    /// <summary>Feedback capacitor. Reported.</summary>
    public const double C1 = 3.3e-9;

    /// <summary>Capacitor from the amplifier's input to its foot: a third of C1. Reported as a ratio.</summary>
    public const double C2 = 1.1e-9;

    /// <summary>Resistance of Q2's channel over Q1's. Derived: the only ratio that gives the published threshold k = 7/3 with C1 = 3 C2.</summary>
    public const double ChannelRatio = 3.0;

    /// <summary>Attenuator at the netlist's port: 1/58, so that the small-signal gain from port to output is 1. Estimate.</summary>
    public const double Ra = 12.54e3, Rb = 220.0;

    /// <summary>Drive of the grounded low-pass input when the filter is a high-pass. Estimate.</summary>
    public const double Rsg = 1.0;

    /// <summary>Source resistance of the PEAK tap at the foot of C1. Estimate.</summary>
    public const double Rfb = 100.0;

    /// <summary>Forward amplifier, gain 58. The gain is reported, the resistors are an estimate.</summary>
    public const double Rf = 47e3, Rg = 824.56;

    /// <summary>Capacitor in the Rg leg: DC gain 1. Estimate: without it the base-current offset alone would bias the clipper.</summary>
    public const double Cg = 47e-6;

    /// <summary>Diodes each way across Rf. Reported.</summary>
    public const int DiodesInSeries = 1;

    /// <summary>Gain of the forward amplifier: what the loop gain k is divided by at the PEAK tap.</summary>
    public const double Gain = 58.0;

    /// <summary>Loop gain with PEAK fully up in the nominal unit. A tunable: it whistles from about 2.35.</summary>
    public const double FullLoopGain = 2.9;

    /// <summary>The most a unit's spread may make of it; one solution per sample needs k below 13/3.</summary>
    public const double MostLoopGain = 3.25;

    /// <summary>
    /// CV feed-through: an octave's change of cutoff puts this charge on each node, as a step of kappa VT / reverse beta (0.9 mV) on C2, with kappa = 0.15;
    /// 28 pF from the converter would do that. Owners call the effect strong; the size is a tunable. A cutoff that rests makes none.
    /// </summary>
    public const double ThumpKappa = 0.15;
}
