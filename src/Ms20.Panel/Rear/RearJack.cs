namespace Ms20.Panel;

/// <summary>A jack of the rear panel, outside the patch bay's own.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Legend">Its name.</param>
/// <param name="Direction">Input or output.</param>
public sealed record RearJack(string Id, string Legend, JackDirection Direction);
