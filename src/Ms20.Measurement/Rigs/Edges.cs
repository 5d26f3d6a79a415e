namespace Ms20.Measurement.Rigs;

/// <summary>The reference data's other inputs, as reference/filters.py has them.</summary>
internal static class Edges
{
    private const double SquareHertz = 440.0;
    private const double EdgeSeconds = 50e-6;

    /// <summary>A square of 440 Hz with linear edges of 50 us, which starts at 0 V in the middle of a rising one.</summary>
    public static double Square(double seconds, double peakVolts)
    {
        double halves = 2.0 * SquareHertz * seconds + 0.5;
        double turn = Math.Floor(halves);
        double sinceEdge = (halves - turn - 0.5) / (2.0 * SquareHertz);
        double level = Math.Clamp(2.0 * sinceEdge / EdgeSeconds, -1.0, 1.0);
        return turn % 2.0 == 0.0 ? peakVolts * level : -peakVolts * level;
    }

    /// <summary>A square of 50 Hz with edges of 5 us: rising from 10 ms on, falling 10.005 ms later, as ngspice's pulse does; negative before.</summary>
    public static double SlowSquare(double seconds, double peakVolts)
    {
        const double half = 0.010, edge = 5e-6;
        if (seconds < half)
            return -peakVolts;
        double phase = (seconds - half) % (2.0 * half);
        double level = phase < half + edge ? Math.Min(1.0, 2.0 * phase / edge - 1.0) : Math.Max(-1.0, 1.0 - 2.0 * (phase - half - edge) / edge);
        return peakVolts * level;
    }

    /// <summary>Sines of 620 and 2930 Hz, half the peak each.</summary>
    public static double TwoTone(double seconds, double peakVolts) =>
        0.5 * peakVolts * (Math.Sin(2.0 * Math.PI * 620.0 * seconds) + Math.Sin(2.0 * Math.PI * 2930.0 * seconds));
}
