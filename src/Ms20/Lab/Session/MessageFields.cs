using System.Text.Json;

namespace Ms20.App.Lab.Session;

/// <summary>The fields of a message, where nobody promises that they are there or what they are.</summary>
internal static class MessageFields
{
    /// <summary>A text; null if there is none of that name.</summary>
    public static string? Text(this JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Yes or no; null if there is neither of that name.</summary>
    public static bool? Flag(this JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>A finite number; null if there is none of that name.</summary>
    public static double? Number(this JsonElement message, string name) =>
        message.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())
            ? value.GetDouble() : null;
}
