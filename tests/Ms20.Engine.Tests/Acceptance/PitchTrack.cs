namespace Ms20.Engine.Tests.Acceptance;

/// <summary>
/// The pitch of a single voice over time, in hertz: in each window the first lag at which the wave nearly repeats itself, by the cumulative mean normalised
/// difference function (de Cheveigne and Kawahara 2002, steps 2 to 5).
/// </summary>
internal static class PitchTrack
{
    // The authors' threshold; a wave that repeats to within it is periodic.
    private const double Periodic = 0.1;

    /// <summary>One pitch every so many seconds; each is the mean over about a window and the longest period.</summary>
    public static double[] Pitches(
        this double[] volts, double everySeconds, double windowSeconds, double lowHz, double highHz, double rateHz = 48000.0)
    {
        int every = (int)(everySeconds * rateHz), window = (int)(windowSeconds * rateHz), longest = (int)(rateHz / lowHz) + 2;
        var pitches = new List<double>();
        for (int from = 0; from + window + longest < volts.Length; from += every)
            pitches.Add(rateHz / Period(volts, from, window, (int)(rateHz / highHz), longest));
        return [.. pitches];
    }

    private static double Period(double[] volts, int from, int window, int shortest, int longest)
    {
        double[] normalised = new double[longest + 1];
        double sum = 0.0;
        for (int lag = 1; lag <= longest; lag++)
        {
            double difference = 0.0;
            for (int i = from; i < from + window; i++)
                difference += (volts[i] - volts[i + lag]) * (volts[i] - volts[i + lag]);
            sum += difference;
            normalised[lag] = sum > 0.0 ? difference * lag / sum : 1.0;
        }

        int best = shortest;
        for (int lag = shortest; lag < longest; lag++)
        {
            if (normalised[lag] < normalised[best])
                best = lag;
            if (normalised[best] < Periodic && normalised[lag] > normalised[best])
                break;
        }

        // Between the samples: the parabola through the least value and its neighbours.
        double before = normalised[best - 1], at = normalised[best], after = normalised[Math.Min(best + 1, longest)];
        double bend = before - 2.0 * at + after;
        return bend > 0.0 ? best + 0.5 * (before - after) / bend : best;
    }
}
