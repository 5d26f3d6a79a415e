namespace Ms20.Measurement.Analysis;

/// <summary>Frequency from rising zero crossings.</summary>
internal static class Crossings
{
    /// <summary>Mean frequency of a wave that is straight where it rises through 0 V, as an oscillator's saw is; not a number below two crossings.</summary>
    public static double Hertz(ReadOnlySpan<double> wave, double rateHz)
    {
        double first = 0.0, last = 0.0;
        int count = 0;
        for (int i = 1; i < wave.Length; i++)
        {
            if (wave[i - 1] >= 0.0 || wave[i] < 0.0)
                continue;
            last = i - wave[i] / (wave[i] - wave[i - 1]);
            first = count++ == 0 ? last : first;
        }

        return count < 2 ? double.NaN : (count - 1) / (last - first) * rateHz;
    }

    /// <summary>First and last rising crossing of a level by a smooth wave, in samples, and the periods between; not a number where there is none.</summary>
    public static (double First, double Last, int Periods) Rising(ReadOnlySpan<double> wave, double level)
    {
        double first = double.NaN, last = double.NaN;
        int periods = -1;
        for (int i = 1; i < wave.Length - 2; i++)
        {
            if (wave[i] < level && wave[i + 1] >= level)
            {
                last = i + Crossing(wave[i - 1] - level, wave[i] - level, wave[i + 1] - level, wave[i + 2] - level);
                first = double.IsNaN(first) ? last : first;
                periods++;
            }
        }

        return (first, last, periods);
    }

    /// <summary>From one frequency to another in cents.</summary>
    public static double Cents(double hertz, double fromHertz) => 1200.0 * Math.Log2(hertz / fromHertz);

    /// <summary>Where the cubic through four samples crosses zero between the middle two.</summary>
    private static double Crossing(double before, double below, double above, double after)
    {
        double low = 0.0, high = 1.0;
        for (int i = 0; i < 40; i++)
        {
            double t = 0.5 * (low + high);
            double a = 2.0 * before - 5.0 * below + 4.0 * above - after, b = 3.0 * (below - above) + after - before;
            double value = below + 0.5 * t * (above - before + t * (a + t * b));
            if (value < 0.0)
                low = t;
            else
                high = t;
        }

        return 0.5 * (low + high);
    }
}
