using System.Text.Json;

namespace Ms20.Panel;

/// <summary>Reads patch files. Text that is not JSON never gets this far: <see cref="JsonSyntax"/> has refused it.</summary>
internal ref partial struct PatchReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly List<UnknownKey> _unknownKeys = [];
    private readonly List<(int Line, string Field, PerformanceRoute Route)> _routes = [];
    private Utf8JsonReader _json;
    private Patch _patch = Patch.NormalSetting;

    private PatchReader(ReadOnlySpan<byte> utf8)
    {
        _utf8 = utf8;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonSyntax.MaxDepth });
        _json.Read();
    }

    private readonly int Line => JsonSyntax.LineAt(_utf8, _json.TokenStartIndex);

    internal static Patch Read(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        if (utf8.StartsWith(byteOrderMark))
            utf8 = utf8[byteOrderMark.Length..];
        JsonSyntax.Check(utf8);
        new PatchReader(utf8).CheckFormat();
        var reader = new PatchReader(utf8);
        reader.ReadKeys();
        return reader._patch;
    }

    // First of all: a file from a later version is refused for that, not for whatever it has that we do not know.
    private void CheckFormat()
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            bool found = _json.ValueTextEquals(PatchKeys.Format);
            _json.Read();
            if (!found)
            {
                _json.Skip();
                continue;
            }

            int format = WholeNumber(PatchKeys.Format, 1, int.MaxValue);
            if (format > PatchFile.Format)
            {
                string known = $"this version reads up to {PatchFile.Format}";
                throw Refusal(PatchKeys.Format, $"the file is of format {format} and {known}; open it with a newer version of Ms20.");
            }

            return;
        }

        throw new PatchFormatException(1, PatchKeys.Format, $"the key is missing; add \"{PatchKeys.Format}\": {PatchFile.Format}.");
    }

    private void ReadKeys()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string key = _json.GetString()!;
            if (!seen.Add(key))
                throw Refusal(key, "the key stands here for the second time; remove one of the two.");
            _json.Read();
            ReadKey(key);
        }

        _unknownKeys.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        _patch = WithRoutes(_patch).WithUnknownKeys([.. _unknownKeys]);
    }

    private void ReadKey(string key)
    {
        switch (key)
        {
            case PatchKeys.Age:
                _patch = _patch.WithAge(Age());
                break;
            case PatchKeys.Author:
                _patch = _patch.WithAuthor(Text(key));
                break;
            case PatchKeys.Cables:
                ReadCables();
                break;
            case PatchKeys.Clock:
                ReadClock();
                break;
            case PatchKeys.Cold:
                _patch = _patch.WithCold(Cold());
                break;
            case PatchKeys.Dials:
                ReadDials();
                break;
            case PatchKeys.Format:
                break;
            case PatchKeys.Name:
                _patch = _patch.WithName(Text(key));
                break;
            case PatchKeys.Normals:
                _patch = _patch.WithNormals(Normals());
                break;
            case PatchKeys.Notes:
                _patch = _patch.WithNotes(Text(key));
                break;
            case PatchKeys.Performance:
                ReadPerformance();
                break;
            case PatchKeys.Profile:
                _patch = _patch.WithProfile(ProfileRow());
                break;
            case PatchKeys.Rear:
                ReadRear();
                break;
            case PatchKeys.Seed:
                _patch = _patch.WithSeed(Seed());
                break;
            case PatchKeys.Tags:
                ReadTags();
                break;
            case PatchKeys.Trims:
                ReadTrims();
                break;
            case PatchKeys.Unit:
                _patch = _patch.WithUnit(WholeNumber(key, 0, int.MaxValue));
                break;
            default:
                _unknownKeys.Add(new UnknownKey(key, JsonElement.ParseValue(ref _json)));
                break;
        }
    }

    private void ReadTags()
    {
        Need(JsonTokenType.StartArray, PatchKeys.Tags, "a list of texts");
        var tags = new List<string>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
            tags.Add(Text($"{PatchKeys.Tags}[{tags.Count}]"));
        _patch = _patch.WithTags([.. tags]);
    }

    private readonly Profile ProfileRow()
    {
        string id = Text(PatchKeys.Profile);
        if (Profiles.TryFind(id, out Profile? profile))
            return profile;
        var nearest = new NearestId(id);
        foreach (Profile candidate in Profiles.All)
            nearest.Offer(candidate.Id);
        throw Refusal(PatchKeys.Profile, $"there is no profile \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    private readonly NormalsTable Normals()
    {
        string id = Text(PatchKeys.Normals);
        if (NormalsTables.TryFind(id, out NormalsTable? table))
            return table;
        var nearest = new NearestId(id);
        foreach (NormalsTable candidate in NormalsTables.All)
            nearest.Offer(candidate.Id);
        throw Refusal(PatchKeys.Normals, $"there is no normals table \"{id}\"; the nearest is \"{nearest.Id}\".");
    }

    private readonly ulong Seed()
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetUInt64(out ulong seed))
            return seed;
        throw WrongType(PatchKeys.Seed, $"a whole number from 0 to {ulong.MaxValue}");
    }

    private readonly string Text(string field)
    {
        Need(JsonTokenType.String, field, "a text in quotes");
        return _json.GetString()!;
    }

    private readonly int WholeNumber(string field, int minimum, int maximum)
    {
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt32(out int number) && number >= minimum && number <= maximum)
            return number;
        throw WrongType(field, $"a whole number from {minimum} to {maximum}");
    }

    private readonly void Need(JsonTokenType type, string field, string wanted)
    {
        if (_json.TokenType != type)
            throw WrongType(field, wanted);
    }

    private readonly PatchFormatException WrongType(string field, string wanted) =>
        Refusal(field, $"{JsonSyntax.Found(in _json)} stands here; write {wanted} instead.");

    private readonly PatchFormatException Refusal(string field, string sentence) => new(Line, field, sentence);
}
