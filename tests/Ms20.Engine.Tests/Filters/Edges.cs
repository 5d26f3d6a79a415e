namespace Ms20.Engine.Tests.Filters;

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

    /// <summary>Sines of 620 and 2930 Hz, half the peak each.</summary>
    public static double TwoTone(double seconds, double peakVolts) =>
        0.5 * peakVolts * (Math.Sin(2.0 * Math.PI * 620.0 * seconds) + Math.Sin(2.0 * Math.PI * 2930.0 * seconds));
}
