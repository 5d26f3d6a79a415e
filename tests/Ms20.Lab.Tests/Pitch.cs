namespace Ms20.Lab.Tests;

/// <summary>What a sound is, measured.</summary>
internal static class Pitch
{
    /// <summary>
    /// The fundamental, from the highest peak of the autocorrelation that is no multiple of a shorter one, 40 Hz to 2 kHz; good to a thousandth.
    /// </summary>
    public static double Of(ReadOnlySpan<float> sound, double rateHz)
    {
        int longest = (int)(rateHz / 40.0);
        int shortest = (int)(rateHz / 2000.0);
        double[] likeness = new double[longest + 1];
        for (int lag = shortest - 1; lag <= longest; lag++)
            likeness[lag] = Likeness(sound, lag);
        double best = likeness.Max();
        for (int lag = shortest; lag < longest; lag++)
        {
            bool isPeak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
            if (!isPeak || likeness[lag] < 0.95 * best)
                continue;
            double bend = likeness[lag - 1] - 2.0 * likeness[lag] + likeness[lag + 1];
            return rateHz / (lag + 0.5 * (likeness[lag - 1] - likeness[lag + 1]) / bend);
        }

        return 0.0;
    }

    /// <summary>The level of a sine of a frequency: its amplitude.</summary>
    public static double Level(ReadOnlySpan<float> sound, double hz, double rateHz)
    {
        double cosine = 0.0, sine = 0.0;
        for (int i = 0; i < sound.Length; i++)
        {
            double window = 1.0 - Math.Cos(2.0 * Math.PI * (i + 0.5) / sound.Length);
            cosine += window * sound[i] * Math.Cos(2.0 * Math.PI * hz * i / rateHz);
            sine += window * sound[i] * Math.Sin(2.0 * Math.PI * hz * i / rateHz);
        }

        return 2.0 * Math.Sqrt(cosine * cosine + sine * sine) / sound.Length;
    }

    /// <summary>How much of the sound's power is above a frequency, from 0 to 1: first differences against the whole.</summary>
    public static double Brightness(ReadOnlySpan<float> sound)
    {
        double difference = 0.0, whole = 0.0;
        for (int i = 1; i < sound.Length; i++)
        {
            difference += Math.Pow(sound[i] - sound[i - 1], 2.0);
            whole += Math.Pow(sound[i], 2.0);
        }

        return difference / Math.Max(1e-12, whole);
    }

    private static double Likeness(ReadOnlySpan<float> sound, int lag)
    {
        double sum = 0.0, first = 0.0, second = 0.0;
        for (int i = 0; i + lag < sound.Length; i++)
        {
            sum += (double)sound[i] * sound[i + lag];
            first += (double)sound[i] * sound[i];
            second += (double)sound[i + lag] * sound[i + lag];
        }

        return sum / Math.Max(1e-12, Math.Sqrt(first * second));
    }
}
