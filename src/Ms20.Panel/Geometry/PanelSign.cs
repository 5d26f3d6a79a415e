namespace Ms20.Panel;

/// <summary>A printed sign that stands for a word.</summary>
/// <param name="Shape">What it shows.</param>
/// <param name="XMm">Its middle, from the left edge of the face, in millimetres.</param>
/// <param name="YMm">Its middle, from the top edge of the face, in millimetres.</param>
/// <param name="WidthMm">Its width in millimetres.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
internal sealed record PanelSign(SignShape Shape, double XMm, double YMm, double WidthMm);
