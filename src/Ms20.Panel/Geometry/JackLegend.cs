using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The words printed at one jack.</summary>
/// <param name="JackId">Id of the jack.</param>
/// <param name="Lines">The words, from top to bottom.</param>
/// <remarks>Immutable; may be used from any thread.</remarks>
internal sealed record JackLegend(string JackId, ImmutableArray<PanelText> Lines);
