using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>The jacks of the patch bay and of the rear panel by their ids.</summary>
internal static class JackNames
{
    /// <summary>Finds a jack.</summary>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Jack? jack) =>
        Jacks.TryFind(id, out jack) || RearPanel.TryFindJack(id, out jack);

    /// <summary>Reads a list of ids.</summary>
    /// <param name="message">The message that has the list.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="most">How many jacks it may have.</param>
    /// <param name="jacks">The jacks, each once.</param>
    /// <returns>False if there is no such list, or something else than jacks is in it.</returns>
    public static bool TryRead(JsonElement message, string name, int most, out ImmutableArray<Jack> jacks)
    {
        jacks = [];
        if (!message.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most)
            return false;
        foreach (JsonElement id in list.EnumerateArray())
        {
            if (id.ValueKind != JsonValueKind.String || !TryFind(id.GetString(), out Jack? jack))
                return false;
            if (!jacks.Contains(jack))
                jacks = jacks.Add(jack);
        }

        return true;
    }
}
