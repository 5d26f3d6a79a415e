namespace Ms20.Lab.Tests.Sound;

/// <summary>Integrated loudness of one channel, gated: ITU-R BS.1770-4.</summary>
internal static class Loudness
{
    private const double BlockSeconds = 0.4;
    private const double StepSeconds = 0.1;

    /// <summary>In LUFS. Samples are in units of full scale.</summary>
    public static double Of(ReadOnlySpan<float> samples, double rateHz)
    {
        int block = (int)(BlockSeconds * rateHz), step = (int)(StepSeconds * rateHz);
        double[] weighted = HighPass(Shelf([.. samples], rateHz), rateHz);
        List<double> powers = [];
        for (int i = 0; i + block <= weighted.Length; i += step)
            powers.Add(weighted.AsSpan(i, block).ToArray().Average(v => v * v));
        double[] heard = [.. powers.Where(power => Lufs(power) > -70.0)];
        if (heard.Length == 0)
            return double.NegativeInfinity;
        double gate = Lufs(heard.Average()) - 10.0;
        return Lufs(heard.Where(power => Lufs(power) > gate).Average());
    }

    // The shelf of the head. The standard gives its coefficients for 48 kHz; these are the corner, height and quality that give them, at any rate.
    private static double[] Shelf(double[] x, double rateHz)
    {
        double k = Math.Tan(Math.PI * 1681.974450955533 / rateHz), q = 0.7071752369554196;
        double high = Math.Pow(10.0, 3.999843853973347 / 20.0), band = Math.Pow(high, 0.4996667741545416);
        double a0 = 1.0 + k / q + k * k;
        return Filter(x, [(high + band * k / q + k * k) / a0, 2.0 * (k * k - high) / a0, (high - band * k / q + k * k) / a0],
            2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0);
    }

    private static double[] HighPass(double[] x, double rateHz)
    {
        double k = Math.Tan(Math.PI * 38.13547087602444 / rateHz), q = 0.5003270373238773;
        double a0 = 1.0 + k / q + k * k;
        return Filter(x, [1.0, -2.0, 1.0], 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0);
    }

    private static double Lufs(double power) => -0.691 + 10.0 * Math.Log10(power);

    private static double[] Filter(double[] x, double[] b, double a1, double a2)
    {
        double[] y = new double[x.Length];
        double x1 = 0.0, x2 = 0.0, y1 = 0.0, y2 = 0.0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = b[0] * x[i] + b[1] * x1 + b[2] * x2 - a1 * y1 - a2 * y2;
            (x2, x1, y2, y1) = (x1, x[i], y1, y[i]);
        }

        return y;
    }
}
