using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>A box of the patch bay's diagram with the words inside it. Millimetres from the face's top left corner, y downwards.</summary>
/// <param name="LeftMm">Its left side.</param>
/// <param name="TopMm">Its top.</param>
/// <param name="RightMm">Its right side.</param>
/// <param name="BottomMm">Its bottom.</param>
/// <param name="Lines">The words, line by line, centred.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
internal sealed record PanelBox(double LeftMm, double TopMm, double RightMm, double BottomMm, ImmutableArray<string> Lines);
