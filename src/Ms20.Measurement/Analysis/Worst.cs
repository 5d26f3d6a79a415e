namespace Ms20.Measurement.Analysis;

/// <summary>The worst of several figures, with where it was found. What is not a number is worst of all.</summary>
internal static class Worst
{
    /// <summary>The largest.</summary>
    public static Reading Largest(IEnumerable<Reading> readings) =>
        readings.Aggregate((a, b) => a.Value >= b.Value || double.IsNaN(a.Value) ? a : b);

    /// <summary>The smallest.</summary>
    public static Reading Least(IEnumerable<Reading> readings) =>
        readings.Aggregate((a, b) => a.Value <= b.Value || double.IsNaN(a.Value) ? a : b);

    /// <summary>The one furthest from zero.</summary>
    public static Reading Furthest(IEnumerable<Reading> readings) =>
        readings.Aggregate((a, b) => Math.Abs(a.Value) >= Math.Abs(b.Value) || double.IsNaN(a.Value) ? a : b);
}
