namespace Ms20.Measurement.Analysis;

/// <summary>Instants on a curve that moves exponentially towards a voltage, from two samples of it: no time constant is assumed.</summary>
internal static class Exponential
{
    /// <summary>When the curve through two neighbouring samples is at a level, in samples from the trace's beginning; it may lie outside the two.</summary>
    public static double InstantOf(double level, double[] trace, int sample, double aim)
    {
        double before = aim - trace[sample], after = aim - trace[sample + 1];
        return sample + Math.Log((aim - level) / before) / Math.Log(after / before);
    }
}
