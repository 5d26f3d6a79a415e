using System.Globalization;
using System.Text.Json;

namespace Ms20.Lab.Tests.Protocol;

/// <summary>
/// The type of a message's field, in the words of JSDoc as <see cref="Ms20.App.Lab.Session.MessageKind"/> lists them: reads the words, and says what is
/// wrong with a value.
/// </summary>
internal sealed class FieldType(string words)
{
    private int _at;

    /// <summary>Says what is wrong with an object whose fields are to be like these.</summary>
    /// <param name="fields">The inside of an object type.</param>
    /// <param name="value">The object.</param>
    /// <param name="name">What to call it.</param>
    /// <returns>A sentence; null if all is well.</returns>
    public static string? Complaint(string fields, JsonElement value, string name) => new FieldType($"{{{fields}}}").Whole()(value, name);

    private delegate string? Check(JsonElement value, string name);

    private Check Whole()
    {
        Check check = Union();
        return _at == words.Length ? check : throw Strange("the end");
    }

    private Check Union()
    {
        List<Check> any = [Array()];
        while (TryTake('|'))
            any.Add(Array());
        return any.Count == 1 ? any[0] : (value, name) => any.Any(one => one(value, name) is null) ? null : $"{name} is {value.GetRawText()}";
    }

    private Check Array()
    {
        Check check = Single();
        while (TryTake('['))
        {
            Take(']');
            Check item = check;
            check = (value, name) => value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select((one, i) => item(one, $"{name}[{i}]")).FirstOrDefault(complaint => complaint is not null)
                : $"{name} is no list";
        }

        return check;
    }

    private Check Single()
    {
        if (TryTake('{'))
            return Object();
        if (TryTake('\''))
        {
            string literal = words[_at..words.IndexOf('\'', _at)];
            _at += literal.Length + 1;
            return (value, name) => value.ValueKind == JsonValueKind.String && value.GetString() == literal ? null : $"{name} is not '{literal}'";
        }

        string type = Word();
        return type switch
        {
            "any" => (_, _) => null,
            "null" => Of(JsonValueKind.Null),
            "string" => Of(JsonValueKind.String),
            "number" => Of(JsonValueKind.Number),
            "boolean" => Of(JsonValueKind.True, JsonValueKind.False),
            "Record" => Record(),
            _ => throw Strange("a type"),
        };
    }

    private Check Record()
    {
        Take('<');
        if (Word() != "string")
            throw Strange("string");
        Take(',');
        Check item = Union();
        Take('>');
        return (value, name) => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Select(one => item(one.Value, $"{name}.{one.Name}")).FirstOrDefault(complaint => complaint is not null)
            : $"{name} is no object";
    }

    private Check Object()
    {
        var fields = new Dictionary<string, (Check Check, bool IsOptional)>();
        while (!TryTake('}'))
        {
            string field = Word();
            bool isOptional = TryTake('?');
            Take(':');
            fields.Add(field, (Union(), isOptional));
            TryTake(',');
        }

        return (value, name) =>
        {
            if (value.ValueKind != JsonValueKind.Object)
                return $"{name} is no object";
            foreach ((string field, (Check check, bool isOptional)) in fields)
            {
                bool isThere = value.TryGetProperty(field, out JsonElement one);
                if (!isThere && !isOptional)
                    return $"{name} lacks {field}";
                if (isThere && check(one, $"{name}.{field}") is string complaint)
                    return complaint;
            }

            return value.EnumerateObject().Where(one => !fields.ContainsKey(one.Name)).Select(one => $"{name}.{one.Name} is unknown").FirstOrDefault();
        };
    }

    private static Check Of(params JsonValueKind[] kinds) => (value, name) =>
        kinds.Contains(value.ValueKind) ? null : string.Create(CultureInfo.InvariantCulture, $"{name} is {value.ValueKind}");

    private string Word()
    {
        Skip();
        int start = _at;
        while (_at < words.Length && char.IsLetterOrDigit(words[_at]))
            _at++;
        return words[start.._at];
    }

    private bool TryTake(char sign)
    {
        Skip();
        if (_at == words.Length || words[_at] != sign)
            return false;
        _at++;
        return true;
    }

    private void Take(char sign)
    {
        if (!TryTake(sign))
            throw Strange(sign.ToString());
    }

    private void Skip()
    {
        while (_at < words.Length && words[_at] == ' ')
            _at++;
    }

    private FormatException Strange(string wanted) => new($"{wanted} was expected at {_at} in: {words}");
}
