using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The printed lines of one normal. They hold while a table has this normal and nothing is plugged into the input.</summary>
/// <param name="SourceId">Id of an output jack or an internal node.</param>
/// <param name="InputId">Id of an input jack.</param>
/// <param name="Lines">The lines; the last ends in an arrow.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
internal sealed record NormalDrawing(string SourceId, string InputId, ImmutableArray<PanelLine> Lines);
