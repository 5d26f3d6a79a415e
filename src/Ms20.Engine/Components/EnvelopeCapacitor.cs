namespace Ms20.Engine.Components;

/// <summary>
/// What both envelope generators share: a capacitor that charges towards 7.5 V and discharges towards its rest through a knob's resistance.
/// </summary>
/// <remarks>
/// V' = (target - V)/(R C), solved exactly over any stretch of time: V(t) = target + (V(0) - target) e^(-t/tau). Rates are h/tau, the
/// share of a time constant that passes in one engine sample. A knob's nominal time is defined where it can be heard: an attack is
/// over at 5 V, a decay or release when a tenth of its step is left.
/// </remarks>
internal static class EnvelopeCapacitor<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Where an attack aims, in volts: one and a half times where it ends, so the curve is visibly rounded. A tunable.</summary>
    public const double AimVolts = 7.5;

    /// <summary>Where an attack ends, in volts.</summary>
    public const double TopVolts = 5.0;

    /// <summary>
    /// Closer to its target than this a falling capacitor has arrived, in volts. Half an ulp of 5 V over the slowest rate (15 s at 768 kHz)
    /// is 2e-9 V, within which rounding would hold the voltage off its target for ever; 1e-8 V is 174 dB below the envelope.
    /// </summary>
    public const double ArrivedVolts = 1e-8;

    // ln(7.5/(7.5 - 5)) = ln 3: from 0 V to the top in time constants.
    private const double AttackTimeConstants = 1.0986122886681098;

    // ln 10: until a tenth is left.
    private const double FallTimeConstants = 2.302585092994046;

    // No knob reaches it (the shortest time is 0.5 ms); it keeps a time of 0 from dividing.
    private const double ShortestSeconds = 1e-6;

    /// <summary>The rate of an attack whose nominal time is given, in time constants a sample.</summary>
    public static TLanes AttackRate(TLanes seconds, double stepSeconds) => Rate(seconds, AttackTimeConstants * stepSeconds);

    /// <summary>The rate of a decay or release whose nominal time is given, in time constants a sample.</summary>
    public static TLanes FallRate(TLanes seconds, double stepSeconds) => Rate(seconds, FallTimeConstants * stepSeconds);

    /// <summary>How many samples an attack needs from a voltage to the top; 0 from the top on.</summary>
    public static TLanes SamplesToTop(TLanes volts, TLanes attackRate)
    {
        TLanes constants = Log<TLanes>.Of((TLanes.Of(AimVolts) - volts) * TLanes.Of(1.0 / (AimVolts - TopVolts)));
        return TLanes.Max(constants, default) / attackRate;
    }

    /// <summary>The voltage after some samples on the way to a target.</summary>
    public static TLanes After(TLanes samples, TLanes rate, TLanes volts, TLanes target) =>
        target + (volts - target) * Exp<TLanes>.Of(-(samples * rate));

    private static TLanes Rate(TLanes seconds, double constantsTimesStep) =>
        TLanes.Of(constantsTimesStep) / TLanes.Max(seconds, TLanes.Of(ShortestSeconds));
}
