namespace Ms20.Panel;

/// <summary>One line of printed text.</summary>
/// <param name="Text">The words.</param>
/// <param name="XMm">From the left edge of the face to the text's <paramref name="Anchor"/>, in millimetres.</param>
/// <param name="BaselineMm">From the top edge of the face to the foot of the capitals, in millimetres.</param>
/// <param name="Anchor">Which part of the text stands at <paramref name="XMm"/>.</param>
/// <param name="CapHeightMm">Height of the capitals in millimetres.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed record PanelText(string Text, double XMm, double BaselineMm, TextAnchor Anchor, double CapHeightMm);
