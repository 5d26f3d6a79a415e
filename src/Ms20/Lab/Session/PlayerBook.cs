using System.Collections.Immutable;
using System.Text.Json;
using Ms20.Engine;

namespace Ms20.App.Lab.Session;

/// <summary>What belongs to the player and to no patch: favourites, the set list, which of several keys sounds, and which hints have been read.</summary>
internal sealed record PlayerBook
{
    /// <summary>The most sounds of a set list: MIDI has no more programs.</summary>
    public const int MostInSetList = 128;

    // Tunables against a page gone wild.
    private const int MostFavourites = 2000;
    private const int MostKnown = 32;
    private const int LongestWord = 40;

    /// <summary>A player who has just come.</summary>
    public static PlayerBook Empty { get; } = new();

    /// <summary>The favourites, the first chosen first.</summary>
    public ImmutableArray<SoundName> Favourites { get; init; } = [];

    /// <summary>The sounds of an evening, in their order. One may come several times.</summary>
    public ImmutableArray<SoundName> SetList { get; init; } = [];

    /// <summary>Whether next, before and program changes go by the set list.</summary>
    public bool IsSetListOn { get; init; }

    /// <summary>Which of several held keys sounds.</summary>
    public NotePriority Keys { get; init; } = NotePriority.Highest;

    /// <summary>The hints that are not shown again, by a word each.</summary>
    public ImmutableArray<string> Known { get; init; } = [];

    /// <summary>The book with what an object names replaced; what it does not name stays.</summary>
    /// <param name="json">Any of the book's keys.</param>
    /// <returns>Null if one of them has a value that it cannot have.</returns>
    public PlayerBook? With(JsonElement json)
    {
        PlayerBook book = this;
        if (json.TryGetProperty("favourites", out JsonElement favourites))
        {
            if (Sounds(favourites, MostFavourites) is not { } sounds)
                return null;
            book = book with { Favourites = sounds };
        }

        if (json.TryGetProperty("setList", out JsonElement setList))
        {
            if (Sounds(setList, MostInSetList) is not { } sounds)
                return null;
            book = book with { SetList = sounds };
        }

        if (json.TryGetProperty("setListOn", out JsonElement on))
        {
            if (on.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return null;
            book = book with { IsSetListOn = on.GetBoolean() };
        }

        return book.WithKeys(json)?.WithKnown(json);
    }

    /// <summary>The book after a sound has been given another name.</summary>
    public PlayerBook Renamed(SoundName before, SoundName after) => this with
    {
        Favourites = [.. Favourites.Select(name => name == before ? after : name).Distinct()],
        SetList = [.. SetList.Select(name => name == before ? after : name)],
    };

    /// <summary>Writes the book's keys into an object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        WriteWords(json, "favourites", Favourites.Select(name => name.ToString()));
        json.WriteString("keys", WordOf(Keys));
        WriteWords(json, "known", Known);
        WriteWords(json, "setList", SetList.Select(name => name.ToString()));
        json.WriteBoolean("setListOn", IsSetListOn);
    }

    /// <summary>Whether both hold the same.</summary>
    public bool Equals(PlayerBook? other) =>
        other is not null && Keys == other.Keys && IsSetListOn == other.IsSetListOn && Favourites.SequenceEqual(other.Favourites)
        && SetList.SequenceEqual(other.SetList) && Known.SequenceEqual(other.Known);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Keys, IsSetListOn, Favourites.Length, SetList.Length, Known.Length);

    private PlayerBook? WithKeys(JsonElement json)
    {
        if (!json.TryGetProperty("keys", out JsonElement keys))
            return this;
        string? word = keys.ValueKind == JsonValueKind.String ? keys.GetString() : null;
        foreach (NotePriority priority in Enum.GetValues<NotePriority>())
        {
            if (WordOf(priority) == word)
                return this with { Keys = priority };
        }

        return null;
    }

    private PlayerBook? WithKnown(JsonElement json)
    {
        if (!json.TryGetProperty("known", out JsonElement known))
            return this;
        return Words(known, MostKnown) is { } words && words.All(word => word.Length <= LongestWord) ? this with { Known = words } : null;
    }

    private static string WordOf(NotePriority priority) => priority.ToString().ToLowerInvariant();

    private static ImmutableArray<SoundName>? Sounds(JsonElement list, int most)
    {
        if (Words(list, most) is not { } words)
            return null;
        SoundName?[] names = [.. words.Select(SoundName.TryParse)];
        return names.All(name => name is not null) ? [.. names.Select(name => name!.Value)] : null;
    }

    private static ImmutableArray<string>? Words(JsonElement list, int most)
    {
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most)
            return null;
        return list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : null;
    }

    private static void WriteWords(Utf8JsonWriter json, string key, IEnumerable<string> words)
    {
        json.WriteStartArray(key);
        foreach (string word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
