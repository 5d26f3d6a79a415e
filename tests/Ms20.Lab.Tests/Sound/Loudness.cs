namespace Ms20.Lab.Tests.Sound;

/// <summary>Integrated loudness of one channel at 48 kHz, gated: ITU-R BS.1770-4.</summary>
internal static class Loudness
{
    // Blocks of 400 ms that begin every 100 ms.
    private const int Block = 19200;
    private const int Step = 4800;

    /// <summary>In LUFS. Samples are in units of full scale.</summary>
    public static double Of(ReadOnlySpan<float> samples)
    {
        // The shelf of the head, then the high-pass: the standard's coefficients for 48 kHz.
        double[] weighted = Filter([.. samples], [1.53512485958697, -2.69169618940638, 1.19839281085285], -1.69065929318241, 0.73248077421585);
        weighted = Filter(weighted, [1.0, -2.0, 1.0], -1.99004745483398, 0.99007225036621);
        List<double> powers = [];
        for (int i = 0; i + Block <= weighted.Length; i += Step)
            powers.Add(weighted.AsSpan(i, Block).ToArray().Average(v => v * v));
        double[] heard = [.. powers.Where(power => Lufs(power) > -70.0)];
        if (heard.Length == 0)
            return double.NegativeInfinity;
        double gate = Lufs(heard.Average()) - 10.0;
        return Lufs(heard.Where(power => Lufs(power) > gate).Average());
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
