namespace Ms20.Measurement.Rigs;

/// <summary>
/// A trigger line whose edges are straight flanks of 1 ms between 5 and 0 V. The comparators see straight lines between samples,
/// so with flanks like these an edge falls on the same instant at every rate, to rounding.
/// </summary>
internal sealed class TriggerLine(params (double On, double Off)[] pulses)
{
    private const double FlankSeconds = 1e-3;

    /// <summary>The line's voltage at a time, when each pulse goes on and off at exactly the instants given.</summary>
    public double At(double seconds)
    {
        double volts = 5.0;
        foreach ((double on, double off) in pulses)
        {
            // 1.3 V is passed on the way down at on, 1.6 V on the way up at off.
            double falling = 1.3 - (seconds - on) / FlankSeconds * 5.0;
            double rising = 1.6 + (seconds - off) / FlankSeconds * 5.0;
            volts = Math.Min(volts, Math.Max(Math.Max(falling, rising), 0.0));
        }

        return volts;
    }
}
