using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>A switch of the rear panel: an addition that the instrument of 1978 does not have, off unless a patch asks for it.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Legend">Its name.</param>
/// <param name="Positions">Its positions; the first is off.</param>
public sealed record RearSwitch(string Id, string Legend, ImmutableArray<string> Positions);
