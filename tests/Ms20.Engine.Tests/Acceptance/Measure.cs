namespace Ms20.Engine.Tests.Acceptance;

/// <summary>What a technician reads off a recording.</summary>
internal static class Measure
{
    /// <summary>A stretch of a recording.</summary>
    public static double[] Between(this double[] volts, double fromSeconds, double toSeconds, double rateHz = 48000.0) =>
        volts[(int)Math.Round(fromSeconds * rateHz)..(int)Math.Round(toSeconds * rateHz)];

    public static double Rms(this double[] volts) => Math.Sqrt(volts.Average(v => v * v));

    public static double Peak(this double[] volts) => volts.Max(Math.Abs);

    public static double Cents(double a, double b) => 1200.0 * Math.Log2(a / b);

    /// <summary>
    /// Frequency from rising crossings of the mean, interpolated linearly: for waves with one such crossing a period. The error of the
    /// mean over n periods is below 1/n of an interpolation error of about 1e-3 samples.
    /// </summary>
    public static double FrequencyHz(this double[] volts, double rateHz = 48000.0)
    {
        double mean = volts.Average(), first = -1.0, last = -1.0;
        int periods = -1;
        for (int i = 1; i < volts.Length; i++)
        {
            double a = volts[i - 1] - mean, b = volts[i] - mean;
            if (a >= 0.0 || b < 0.0)
                continue;
            last = i - 1 + a / (a - b);
            if (first < 0.0)
                first = last;
            periods++;
        }

        return periods > 0 ? periods * rateHz / (last - first) : 0.0;
    }

    /// <summary>Amplitude of the sine at a frequency, Hann-windowed.</summary>
    public static double AmplitudeAt(this double[] volts, double hertz, double rateHz = 48000.0)
    {
        double re = 0.0, im = 0.0;
        for (int i = 0; i < volts.Length; i++)
        {
            double window = 1.0 - Math.Cos(2.0 * Math.PI * (i + 0.5) / volts.Length);
            double phase = 2.0 * Math.PI * hertz * i / rateHz;
            re += window * volts[i] * Math.Cos(phase);
            im += window * volts[i] * Math.Sin(phase);
        }

        return 2.0 * Math.Sqrt(re * re + im * im) / volts.Length;
    }

    /// <summary>Total harmonic distortion: the harmonics below half the rate against the fundamental.</summary>
    public static double Thd(this double[] volts, double hertz, double rateHz = 48000.0)
    {
        double squares = 0.0;
        for (int h = 2; h * hertz < 0.45 * rateHz; h++)
            squares += Math.Pow(volts.AmplitudeAt(h * hertz, rateHz), 2.0);
        return Math.Sqrt(squares) / volts.AmplitudeAt(hertz, rateHz);
    }

    /// <summary>The strongest frequency of a stretch between two bounds, from a fine scan.</summary>
    public static double StrongestHz(this double[] volts, double lowHz, double highHz, double rateHz = 48000.0)
    {
        double best = lowHz, most = 0.0, step = 0.5 * rateHz / volts.Length;
        for (double f = lowHz; f <= highHz; f += step)
        {
            double amplitude = volts.AmplitudeAt(f, rateHz);
            if (amplitude > most)
                (best, most) = (f, amplitude);
        }

        return best;
    }

    /// <summary>The strength of what lies above a frequency: the wave behind two first-order high-pass filters.</summary>
    public static double RmsAbove(this double[] volts, double hertz, double rateHz = 48000.0)
    {
        double keep = Math.Exp(-2.0 * Math.PI * hertz / rateHz), first = 0.0, second = 0.0, sum = 0.0;
        foreach (double v in volts)
        {
            first += (1.0 - keep) * (v - first);
            second += (1.0 - keep) * (v - first - second);
            sum += (v - first - second) * (v - first - second);
        }

        return Math.Sqrt(sum / volts.Length);
    }

    /// <summary>
    /// Loudness in LUFS of a mono signal in units of full scale, ungated: ITU-R BS.1770-4, the two K-weighting filters at 48 kHz.
    /// </summary>
    public static double Lufs(this double[] samples)
    {
        double[] shelved = Biquad(samples, 1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585);
        double[] weighted = Biquad(shelved, 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621);
        return -0.691 + 10.0 * Math.Log10(weighted.Average(v => v * v));
    }

    private static double[] Biquad(double[] x, double b0, double b1, double b2, double a1, double a2)
    {
        double[] y = new double[x.Length];
        double x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
            (x2, x1, y2, y1) = (x1, x[i], y1, y[i]);
        }

        return y;
    }
}
