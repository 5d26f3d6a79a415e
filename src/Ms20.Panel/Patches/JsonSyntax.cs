using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Ms20.Panel;

/// <summary>Holds a text against the grammar of JSON before anything is read from it, and knows its lines.</summary>
internal static class JsonSyntax
{
    /// <summary>Nesting allowed inside a file; the patch itself needs two levels.</summary>
    internal const int MaxDepth = 64;

    /// <summary>Refuses what is not one complete JSON object.</summary>
    /// <param name="utf8">The text, without byte order mark.</param>
    /// <param name="kind">What it should be, without article.</param>
    /// <param name="choose">What to choose instead of a file that is something else.</param>
    /// <exception cref="PatchFormatException">The sentence about it.</exception>
    internal static void Check(ReadOnlySpan<byte> utf8, string kind = "patch", string choose = "a patch file (*.ms20.json)")
    {
        CheckEncoding(utf8);
        CheckStart(utf8, kind, choose);

        // Not the final block: then the reader tells "there must be more" (false) from "this is wrong" (an exception).
        var json = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (json.Read())
                CheckText(utf8, ref json);
        }
        catch (JsonException broken)
        {
            // The depth counts the brackets around the last token; what broke came right after an opening one.
            bool opened = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            throw Broken(broken, tooDeep: opened && json.CurrentDepth == MaxDepth - 1);
        }

        if (json.CurrentDepth > 0 || json.TokenType != JsonTokenType.EndObject)
        {
            int end = LineAt(utf8, utf8.Length);
            throw new PatchFormatException(end, null, "the file ends before its last bracket is closed; get the whole file again.");
        }
    }

    /// <summary>The line of a byte, from 1.</summary>
    internal static int LineAt(ReadOnlySpan<byte> utf8, long offset) => 1 + utf8[..(int)offset].Count((byte)'\n');

    /// <summary>What stands at a reader's place, in words.</summary>
    internal static string Found(in Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "the number " + Encoding.UTF8.GetString(json.ValueSpan),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };

    private static void CheckEncoding(ReadOnlySpan<byte> utf8)
    {
        if (Utf8.IsValid(utf8))
            return;
        int offset = 0;
        while (Rune.DecodeFromUtf8(utf8[offset..], out _, out int length) == System.Buffers.OperationStatus.Done)
            offset += length;
        throw new PatchFormatException(LineAt(utf8, offset), null, $"byte {offset} of the file is not UTF-8 text; save the file as UTF-8.");
    }

    private static void CheckStart(ReadOnlySpan<byte> utf8, string kind, string choose)
    {
        ReadOnlySpan<byte> text = utf8.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
            throw new PatchFormatException(1, null, $"the file is empty; choose {choose}.");
        if (text[0] != (byte)'{')
        {
            int line = LineAt(utf8, utf8.Length - text.Length);
            throw new PatchFormatException(line, null, $"this is no {kind}, which begins with \"{{\"; choose {choose}.");
        }
    }

    private static void CheckText(ReadOnlySpan<byte> utf8, ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !json.ValueIsEscaped)
            return;
        try
        {
            _ = json.GetString();
        }
        catch (InvalidOperationException)
        {
            int line = LineAt(utf8, json.TokenStartIndex);
            throw new PatchFormatException(line, null, "a text holds half of a surrogate pair (\\ud800 to \\udfff alone); write both or none.");
        }
    }

    private static PatchFormatException Broken(JsonException broken, bool tooDeep)
    {
        int line = (int)(broken.LineNumber ?? 0) + 1;
        if (tooDeep)
            return new PatchFormatException(line, null, $"brackets are nested more than {MaxDepth} deep; remove the inner ones.");
        int column = (int)(broken.BytePositionInLine ?? 0) + 1;
        return new PatchFormatException(line, null, $"the JSON is broken near column {column}; mend the comma, quote or bracket there.");
    }
}
