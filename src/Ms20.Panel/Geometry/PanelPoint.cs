namespace Ms20.Panel;

/// <summary>A point of the panel, in millimetres from the face's top left corner, y downwards.</summary>
/// <param name="XMm">From the left edge of the face.</param>
/// <param name="YMm">From the top edge of the face.</param>
public readonly record struct PanelPoint(double XMm, double YMm);
