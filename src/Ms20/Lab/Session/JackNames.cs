using System.Diagnostics.CodeAnalysis;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>The jacks of the patch bay and of the rear panel by their ids.</summary>
internal static class JackNames
{
    /// <summary>Finds a jack.</summary>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Jack? jack) =>
        Jacks.TryFind(id, out jack) || RearPanel.TryFindJack(id, out jack);
}
