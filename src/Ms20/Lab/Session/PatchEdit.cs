using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// A change of one key of a patch, as the patch file has it: made in the file's own form and read back, so that a page is held to the same rules as a file
/// and hears the same sentences, and keys of later versions can be set too.
/// </summary>
internal static class PatchEdit
{
    private const string Seed = "seed";

    // These have messages of their own.
    private static readonly string[] NotHere = ["format", "dials", "cables", "rear"];

    /// <summary>Makes the change.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="isRear">Whether the key is a switch of the rear panel.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Its new value; null takes the key away.</param>
    /// <param name="edited">The patch with the change; the same one when it is refused.</param>
    /// <returns>A sentence if it is refused; else null.</returns>
    public static string? TryApply(Patch patch, bool isRear, string key, JsonElement value, out Patch edited)
    {
        edited = patch;
        if (!isRear && NotHere.Contains(key, StringComparer.Ordinal))
            return $"\"{key}\" cannot be set as a whole: turn a dial or plug a cable.";
        JsonObject file = JsonNode.Parse(PatchFile.Write(patch))!.AsObject();
        JsonObject place = file;
        if (isRear)
        {
            place = file["rear"]?.AsObject() ?? [];
            file["rear"] ??= place;
        }

        place.Remove(key);
        if (value.ValueKind != JsonValueKind.Null)
            place[key] = !isRear && key == Seed ? SeedOf(value) : JsonNode.Parse(value.GetRawText());
        try
        {
            edited = PatchFile.Read(JsonSerializer.SerializeToUtf8Bytes(file));
            return null;
        }
        catch (PatchFormatException e)
        {
            return e.Message;
        }
    }

    // A page's numbers end at 2^53: it sends a longer seed as digits.
    private static JsonNode? SeedOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            ? JsonValue.Create(seed)
            : JsonNode.Parse(value.GetRawText());
}
