namespace Ms20.Measurement.Analysis;

/// <summary>Sines that fit a whole number of times into a record, and what is found at their multiples.</summary>
internal static class Tone
{
    [ThreadStatic]
    private static double[]? _cosines;

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
        double[] cosines = CosinesOf(record.Length);
        double re = 0.0, im = 0.0;
        int place = 0, quarter = record.Length / 4;
        for (int i = 0; i < record.Length; i++)
        {
            re += record[i] * cosines[place];
            im += record[i] * cosines[place + 3 * quarter];
            place += cycles;
            place -= place >= record.Length ? record.Length : 0;
        }
        double scale = (cycles == 0 ? 1.0 : 2.0) / record.Length;
        return scale * Math.Sqrt(re * re + im * im);
    }

    /// <summary>Ratios in decibels; 0 counts as -6000 dB.</summary>
    public static double Db(double ratio) => 20.0 * Math.Log10(Math.Max(ratio, 1e-300));

    /// <summary>Nearly two periods, so that a sine is found three quarters of a record further on; the length must be a multiple of four.</summary>
    private static double[] CosinesOf(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(length % 4, 0);
        if (_cosines?.Length != 2 * length)
        {
            _cosines = new double[2 * length];
            for (int i = 0; i < _cosines.Length; i++)
                _cosines[i] = Math.Cos(2.0 * Math.PI * (i % length) / length);
        }
        return _cosines;
    }
}
