using System.Globalization;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>The part that reads the state of the unit.</summary>
internal ref partial struct PatchReader
{
    private readonly double Age()
    {
        const string wanted = "a number from 0, just serviced, to 1, decades without service";
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out double age) && age >= 0.0 && age <= 1.0)
            return age;
        throw WrongType(PatchKeys.Age, wanted);
    }

    private readonly bool Cold() => _json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw WrongType(PatchKeys.Cold, "true (starts at room temperature) or false (warm)"),
    };

    private void ReadTrims()
    {
        Need(JsonTokenType.StartObject, PatchKeys.Trims, "an object of trimmers");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            string id = _json.GetString()!;
            string field = $"{PatchKeys.Trims}.{id}";
            if (!Trims.TryFind(id, out Trim? trim))
                throw Refusal(field, $"there is no trimmer \"{id}\"; the nearest is \"{NearestTrim(id)}\".");
            if (!seen.Add(id))
                throw Refusal(field, "the trimmer stands here for the second time; remove one of the two.");
            _json.Read();
            _patch = _patch.With(trim, TrimValue(trim, field));
        }
    }

    private readonly double TrimValue(Trim trim, string field)
    {
        string range = string.Create(
            CultureInfo.InvariantCulture, $"a number from {trim.Minimum} to {trim.Maximum}, in {(trim.Unit == "%" ? "per cent" : trim.Unit)}");
        Need(JsonTokenType.Number, field, range);
        if (!_json.TryGetDouble(out double value) || !(value >= trim.Minimum && value <= trim.Maximum))
            throw Refusal(field, $"{JsonSyntax.Found(in _json)} is beyond the trimmer's track; write {range}.");
        return value;
    }

    private static string NearestTrim(string id)
    {
        var nearest = new NearestId(id);
        foreach (Trim candidate in Trims.All)
            nearest.Offer(candidate.Id);
        return nearest.Id;
    }
}
