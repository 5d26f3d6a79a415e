namespace Ms20.Measurement.Rigs;

/// <summary>The reference data's input: a saw of 110 Hz that starts at 0 V in the middle of its ramp and falls back in 20 us.</summary>
internal static class Saw
{
    private const double Hertz = 110.0;
    private const double RetraceSeconds = 20e-6;

    /// <summary>Its voltage at a time.</summary>
    public static double At(double seconds, double peakVolts)
    {
        const double period = 1.0 / Hertz;
        double slope = 2.0 * peakVolts / (period - RetraceSeconds);
        double top = peakVolts / slope;
        if (seconds < top)
            return slope * seconds;
        double phase = (seconds - top) % period;
        return phase < RetraceSeconds
            ? peakVolts - 2.0 * peakVolts * phase / RetraceSeconds
            : slope * (phase - RetraceSeconds) - peakVolts;
    }
}
