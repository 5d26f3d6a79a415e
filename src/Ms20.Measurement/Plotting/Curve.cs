namespace Ms20.Measurement.Plotting;

/// <summary>A line of a chart.</summary>
/// <param name="Label">What the legend calls it; empty for one that the legend leaves out.</param>
/// <param name="Points">Its points from left to right, in the axes' quantities.</param>
/// <param name="Kind">How it is drawn.</param>
internal sealed record Curve(string Label, IReadOnlyList<(double X, double Y)> Points, CurveKind Kind = CurveKind.Line);
