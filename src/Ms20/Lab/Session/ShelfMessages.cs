using System.Text;
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
                "import" => Import(session, tab, n, message),
                "rename" => slug is not null && Rename(session, tab, n, slug, message.Text("title") ?? ""),
                "remove" => slug is not null && Remove(session, tab, n, slug),
                _ => false,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PatchFormatException)
        {
            return Answer(tab, n, json => json.WriteString("refused", e.Message));
        }
    }

    /// <summary>The player's own patches as every page is told them.</summary>
    public static byte[] List(PatchShelf shelf) => Says.Write("patches", json => WriteList(json, shelf));

    private static bool Save(LabSession session, Tab tab, int n, JsonElement message, string? slug)
    {
        if (!message.TryGetProperty("patch", out JsonElement body) || body.ValueKind != JsonValueKind.Object)
            return false;
        Patch patch = PatchFile.Read(JsonSerializer.SerializeToUtf8Bytes(body));
        string kept = session.Shelf.Save(patch, slug, out Patch? before);
        Answer(tab, n, json =>
        {
            json.WriteString("slug", kept);
            WritePatch(json, before);
        });
        TellAll(session);
        return true;
    }

    // A file as it is, so that a sentence about it can name the line.
    private static bool Import(LabSession session, Tab tab, int n, JsonElement message)
    {
        if (message.Text("text") is not { } text)
            return false;
        Patch patch = PatchFile.Read(Encoding.UTF8.GetBytes(text));
        if (patch.Name.Length == 0)
            patch = patch.WithName(message.Text("title") ?? "");
        string slug = session.Shelf.Import(ref patch, out bool isNew);
        Answer(tab, n, json =>
        {
            json.WriteString("slug", slug);
            json.WriteBoolean("isNew", isNew);
            WritePatch(json, patch);
        });
        TellAll(session);
        return true;
    }

    private static bool Rename(LabSession session, Tab tab, int n, string slug, string title)
    {
        Patch before = session.Shelf.Find(slug) ?? throw new IOException($"There is no patch \"{slug}\" any more.");
        string after = session.Shelf.Rename(slug, title);
        session.Act(tab, _ =>
        {
            if (session.Player.Use(session.Player.Book.Renamed(new SoundName(false, slug), new SoundName(false, after))) is { } complaint)
                tab.Tell(Says.Status(complaint, "warn"));
            session.TellAll(PlayerMessages.Tell(session));
            return null;
        });
        Answer(tab, n, json =>
        {
            json.WriteString("slug", after);
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

    private static void TellAll(LabSession session) => session.TellAll(List(session.Shelf));

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
            json.WriteStartArray("cables");
            foreach (Cable cable in patch.Cables)
                json.WriteStringValue(cable.ToString());
            json.WriteEndArray();
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
