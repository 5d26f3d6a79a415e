using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// What a page does with the player's own patches. A question has a number <c>n</c>, and so has its answer; what was taken away or replaced comes back in
/// the answer, so that a page can undo it.
/// </summary>
internal static class ShelfMessages
{
    /// <summary>Answers a question.</summary>
    /// <param name="session">Whose tabs are told of changes.</param>
    /// <param name="tab">Who asks.</param>
    /// <param name="message">The question.</param>
    /// <returns>False if no page of ours would ask it.</returns>
    public static bool TryObey(LabSession session, Tab tab, JsonElement message)
    {
        if (message.Number("n") is not double number || !(Math.Abs(number) <= int.MaxValue))
            return false;
        int n = (int)number;
        string? slug = message.Text("slug");
        try
        {
            return message.Text("op") switch
            {
                "list" => Answer(tab, n, json => WriteList(json, session.Shelf)),
                "load" => slug is not null && Answer(tab, n, json => WritePatch(json, session.Shelf.Find(slug))),
                "save" => Save(session, tab, n, message, slug),
                "remove" => slug is not null && Remove(session, tab, n, slug),
                _ => false,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PatchFormatException)
        {
            return Answer(tab, n, json => json.WriteString("refused", e.Message));
        }
    }

    private static bool Save(LabSession session, Tab tab, int n, JsonElement message, string? slug)
    {
        if (!message.TryGetProperty("patch", out JsonElement body) || body.ValueKind != JsonValueKind.Object)
            return false;
        Patch patch = PatchFile.Read(JsonSerializer.SerializeToUtf8Bytes(body));
        Patch? before = session.Shelf.Find(slug ?? PatchShelf.SlugOf(patch.Name));
        string kept = session.Shelf.Save(patch, slug);
        Answer(tab, n, json =>
        {
            json.WriteString("slug", kept);
            WritePatch(json, before);
        });
        TellAll(session);
        return true;
    }

    private static bool Remove(LabSession session, Tab tab, int n, string slug)
    {
        Patch? before = session.Shelf.Find(slug);
        session.Shelf.Remove(slug);
        Answer(tab, n, json => WritePatch(json, before));
        TellAll(session);
        return true;
    }

    private static void TellAll(LabSession session) => session.TellAll(Says.Write("patches", json => WriteList(json, session.Shelf)));

    private static bool Answer(Tab tab, int n, Action<Utf8JsonWriter> write)
    {
        tab.Tell(Says.Write("shelf", json =>
        {
            json.WriteNumber("n", n);
            write(json);
        }));
        return true;
    }

    private static void WriteList(Utf8JsonWriter json, PatchShelf shelf)
    {
        json.WriteStartArray("list");
        foreach ((string slug, Patch patch) in shelf.All())
        {
            json.WriteStartObject();
            json.WriteString("name", slug);
            json.WriteString("title", patch.Name);
            json.WriteString("notes", patch.Notes);
            json.WriteBoolean("factory", false);
            json.WriteStartArray("tags");
            foreach (string tag in patch.Tags)
                json.WriteStringValue(tag);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePatch(Utf8JsonWriter json, Patch? patch)
    {
        json.WritePropertyName("patch");
        if (patch is null)
            json.WriteNullValue();
        else
            json.WriteRawValue(PatchFile.Write(patch));
    }
}
