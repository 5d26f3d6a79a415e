using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The printed title of a section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Lines">Its one or two lines.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed record PanelTitle(PanelSection Section, ImmutableArray<PanelText> Lines);
