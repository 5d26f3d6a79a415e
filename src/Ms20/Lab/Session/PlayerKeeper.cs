using System.Text.Json;
using Ms20.Audio;

namespace Ms20.App.Lab.Session;

/// <summary>The player's book, kept in a file: whole or not at all. Under the session's lock.</summary>
internal sealed class PlayerKeeper
{
    private const string Format = "format";
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    private readonly string? _path;

    /// <summary>A book that is kept until the Lab stops.</summary>
    public PlayerKeeper()
    {
    }

    /// <summary>Reads the book.</summary>
    /// <param name="path">The file; there need not be one.</param>
    /// <param name="complaint">One sentence if there is one that cannot be read; it is set aside under another name, not lost.</param>
    public PlayerKeeper(string path, out string? complaint)
    {
        _path = path;
        complaint = null;
        if (!File.Exists(path))
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.Number(Format) != 1.0)
                throw new JsonException("it is no book of format 1");
            Book = PlayerBook.Empty.With(root) ?? throw new JsonException("one of its keys has a value that it cannot have");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            complaint = $"\"{path}\" cannot be read ({e.Message.TrimEnd('.')}); favourites and set list are empty, and the file is kept as \"{path}{PatchKeeper.Unreadable}\".";
            PatchKeeper.SetAside(path);
        }
    }

    /// <summary>The book.</summary>
    public PlayerBook Book { get; private set; } = PlayerBook.Empty;

    /// <summary>Takes another book and keeps it.</summary>
    /// <returns>A sentence if it could not be kept: it is used all the same, until the Lab stops.</returns>
    public string? Use(PlayerBook book)
    {
        if (book == Book)
            return null;
        Book = book;
        try
        {
            if (_path is not null)
                Write(_path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"Favourites and set list cannot be kept ({e.Message.TrimEnd('.')}): they hold until the Lab stops.";
        }
    }

    private void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using AtomicFile file = AtomicFile.Create(path, overwrite: true);
        using (var json = new Utf8JsonWriter(file.Stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber(Format, 1);
            Book.Write(json);
            json.WriteEndObject();
        }

        file.Complete();
    }
}
