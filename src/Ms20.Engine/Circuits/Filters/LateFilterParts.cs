namespace Ms20.Engine.Circuits;

/// <summary>
/// The late filter's parts, each once: ohms, farads, volts. Designators are those of reference/netlists/late_core.inc.
/// </summary>
/// <remarks>
/// Published: read in several open redraws of the KLM-307 board and its clones, which agree. Reported: from summaries of T. Stinchcombe's study of the
/// MS-20 filters. Estimate: ours, a tunable.
/// </remarks>
internal static class LateFilterParts
{
    /// <summary>Input resistor of the first OTA and the one that brings its own output back to the same pin. Published.</summary>
    public const double R1 = 10e3, R2 = 10e3;

    /// <summary>Shunt at that pin. Published.</summary>
    public const double R3 = 220.0;

    /// <summary>Divider at each input of the second OTA. Published.</summary>
    public const double R5 = 10e3, R6 = 220.0;

    /// <summary>Integrator capacitors. Published for the clones; the original's value is an estimate.</summary>
    public const double C1 = 1e-9, C2 = 1e-9;

    /// <summary>Output resistance of an OTA beside its capacitor. Estimate.</summary>
    public const double Ro = 1e9;

    /// <summary>Coupling capacitor into the PEAK potentiometer: 7.2 Hz. Published.</summary>
    public const double Cc = 0.47e-6;

    /// <summary>PEAK potentiometer, and what is left at each end of its track. Published; the ends are an estimate.</summary>
    public const double Pot = 47e3, PotEnd = 1.0;

    /// <summary>Feedback amplifier: a gain of about 4 is reported, Rg follows from it.</summary>
    public const double Rf = 10e3, Rg = 3.3e3;

    /// <summary>Diodes in series each way across Rf. Published.</summary>
    public const int DiodesInSeries = 3;

    /// <summary>Supply less the Darlington buffers' drop: no output goes further. Estimate.</summary>
    public const double SwingVolts = 13.5;

    /// <summary>Loop gain with PEAK fully up in the nominal unit: 4.03.</summary>
    public const double FullLoopGain = 1.0 + Rf / Rg;

    /// <summary>
    /// The most a unit's spread may make of it. Above, the trapezoidal rule would have two solutions near fc = 0.16 of the rate:
    /// s^2 + (2 - k) s + 1 must stay positive up to s = tan(0.16 pi) = 0.55, which holds below k = 4.36.
    /// </summary>
    public const double MostLoopGain = 4.2;

    /// <summary>What a volt at the panel makes at the first OTA's input.</summary>
    public const double FirstShare = 1.0 / R1 / (1.0 / R1 + 1.0 / R2 + 1.0 / R3);

    /// <summary>What a volt makes at the second OTA's input.</summary>
    public const double SecondShare = R6 / (R5 + R6);
}
