using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>A printed line through two or more points.</summary>
/// <param name="Points">The points, in drawing order.</param>
/// <param name="WidthMm">Width of the stroke in millimetres.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed record PanelLine(ImmutableArray<PanelPoint> Points, double WidthMm)
{
    /// <summary>Radius of its corners in millimetres.</summary>
    public double CornerRadiusMm { get; init; }

    /// <summary>Whether the last point is joined to the first.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Whether an arrow head stands at the last point.</summary>
    public bool HasArrow { get; init; }
}
