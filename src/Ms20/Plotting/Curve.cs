namespace Ms20.App.Plotting;

/// <summary>A line of a chart.</summary>
/// <param name="Label">What the legend calls it.</param>
/// <param name="Points">Its points from left to right, in the axes' quantities.</param>
/// <param name="IsGuide">Whether it only helps to read the others: thin and dashed.</param>
internal sealed record Curve(string Label, IReadOnlyList<(double X, double Y)> Points, bool IsGuide = false);
