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

    /// <summary>From one frequency to another in cents.</summary>
    public static double Cents(double hertz, double fromHertz) => 1200.0 * Math.Log2(hertz / fromHertz);
}
