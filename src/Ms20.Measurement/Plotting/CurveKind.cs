namespace Ms20.Measurement.Plotting;

/// <summary>How a curve is drawn.</summary>
internal enum CurveKind
{
    /// <summary>A line in a colour of its own.</summary>
    Line,

    /// <summary>A thin dashed line that only helps to read the others.</summary>
    Guide,

    /// <summary>A dot for each point, in the colour of the line before it.</summary>
    Dots,
}
