namespace Ms20.Measurement.Plotting;

/// <summary>Curves over two axes.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Curves">The curves, in the legend's order.</param>
internal sealed record Chart(string Title, Axis X, Axis Y, IReadOnlyList<Curve> Curves);
