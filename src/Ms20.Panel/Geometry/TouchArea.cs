namespace Ms20.Panel;

/// <summary>Where a finger or pointer takes hold of something, in millimetres from the face's top left corner, y downwards.</summary>
/// <param name="XMm">Centre, from the left edge of the face.</param>
/// <param name="YMm">Centre, from the top edge of the face.</param>
/// <param name="WidthMm">Width; a circle's diameter.</param>
/// <param name="HeightMm">Height; a circle's diameter.</param>
/// <param name="Shape">Circle or rectangle.</param>
public readonly record struct TouchArea(double XMm, double YMm, double WidthMm, double HeightMm, TouchShape Shape)
{
    /// <summary>A circular area.</summary>
    /// <param name="xMm">Centre, from the left edge of the face.</param>
    /// <param name="yMm">Centre, from the top edge of the face.</param>
    /// <param name="diameterMm">Diameter.</param>
    /// <returns>The area.</returns>
    public static TouchArea Circle(double xMm, double yMm, double diameterMm) => new(xMm, yMm, diameterMm, diameterMm, TouchShape.Circle);

    /// <summary>Whether a point lies in the area or on its edge.</summary>
    /// <param name="xMm">The point, from the left edge of the face.</param>
    /// <param name="yMm">The point, from the top edge of the face.</param>
    /// <returns>True inside and on the edge.</returns>
    public bool Contains(double xMm, double yMm) => GapTo(Circle(xMm, yMm, 0.0)) <= 0.0;

    /// <summary>The clear space between two areas.</summary>
    /// <param name="other">The other area.</param>
    /// <returns>Millimetres between the nearest points; 0 or less when they touch or overlap.</returns>
    public double GapTo(TouchArea other)
    {
        // A circle is a point with a radius, a rectangle is itself with radius 0: the gap is that between the two cores less the radii.
        double x = Math.Abs(XMm - other.XMm) - CoreHalfWidthMm - other.CoreHalfWidthMm;
        double y = Math.Abs(YMm - other.YMm) - CoreHalfHeightMm - other.CoreHalfHeightMm;
        double apartX = Math.Max(x, 0.0);
        double apartY = Math.Max(y, 0.0);
        double coreGap = x < 0.0 && y < 0.0 ? Math.Max(x, y) : Math.Sqrt(apartX * apartX + apartY * apartY);
        return coreGap - RadiusMm - other.RadiusMm;
    }

    private double RadiusMm => Shape == TouchShape.Circle ? 0.5 * WidthMm : 0.0;

    private double CoreHalfWidthMm => Shape == TouchShape.Circle ? 0.0 : 0.5 * WidthMm;

    private double CoreHalfHeightMm => Shape == TouchShape.Circle ? 0.0 : 0.5 * HeightMm;
}
