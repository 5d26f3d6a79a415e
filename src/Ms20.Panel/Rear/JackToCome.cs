namespace Ms20.Panel;

/// <summary>A jack of the rear panel whose circuit is not in this version: nothing can be plugged there, and files that do are refused by its name.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Legend">Its name.</param>
public sealed record JackToCome(string Id, string Legend);
