namespace Ms20.Engine.Tests;

/// <summary>Sines that fit a whole number of times into a record, and what is found at their multiples.</summary>
internal static class Tone
{
    /// <summary>A sine of <paramref name="cycles"/> whole periods in <paramref name="length"/> samples.</summary>
    public static double[] Sine(int length, int cycles, double peak)
    {
        var samples = new double[length];
        for (int i = 0; i < length; i++)
            samples[i] = peak * Math.Sin(2.0 * Math.PI * ((long)i * cycles % length) / length);
        return samples;
    }

    /// <summary>The peak of the component that has <paramref name="cycles"/> periods in the record.</summary>
    public static double PeakAt(ReadOnlySpan<double> record, int cycles)
    {
        double re = 0.0, im = 0.0;
        for (int i = 0; i < record.Length; i++)
        {
            double angle = 2.0 * Math.PI * ((long)i * cycles % record.Length) / record.Length;
            re += record[i] * Math.Cos(angle);
            im += record[i] * Math.Sin(angle);
        }
        double scale = (cycles == 0 ? 1.0 : 2.0) / record.Length;
        return scale * Math.Sqrt(re * re + im * im);
    }

    public static double Db(double ratio) => 20.0 * Math.Log10(Math.Max(ratio, 1e-300));
}
