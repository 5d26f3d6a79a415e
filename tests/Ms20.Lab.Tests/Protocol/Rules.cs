using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Ms20.App.Lab.Session;

namespace Ms20.Lab.Tests.Protocol;

/// <summary>What a message must be like, by the Lab's own rows; and the page's types, written from them.</summary>
internal static class Rules
{
    /// <summary>What is wrong with a message of a page; null if nothing.</summary>
    public static string? ComplaintAboutPage(ReadOnlyMemory<byte> message) => Complaint(Messages.FromPage, message);

    /// <summary>What is wrong with a message of the Lab; null if nothing.</summary>
    public static string? ComplaintAboutLab(ReadOnlyMemory<byte> message) => Complaint(Messages.FromLab, message);

    /// <summary>The page's types: <c>js/protocol.js</c>.</summary>
    public static string Script()
    {
        var script = new StringBuilder();
        script.Append("// The messages between the page and the Lab. Written from the rows of src/Ms20/Lab/Session/Messages.cs; anew with\n");
        script.Append("//   MS20_UPDATE_DOCS=1 dotnet test -c Release tests/Ms20.Lab.Tests --filter MessageTests\n// Nothing here runs.\n\n");
        Write(script, "FromPage", "What the page says.", Messages.FromPage);
        Write(script, "FromLab", "What the Lab says.", Messages.FromLab);
        script.Append("export {};\n");
        return script.ToString();
    }

    private static void Write(StringBuilder script, string name, string says, ImmutableArray<MessageKind> kinds)
    {
        script.Append($"/**\n * {says}\n *\n");
        foreach (MessageKind kind in kinds)
            script.Append($" * `{kind.Name}`: {kind.Meaning}.\n");
        IEnumerable<string> types = kinds.Select(kind => $"{{t: '{kind.Name}'{(kind.Fields.Length > 0 ? ", " : "")}{kind.Fields}}}");
        script.Append($" *\n * @typedef {{{string.Join("\n *   | ", types)}}} {name}\n */\n\n");
    }

    private static string? Complaint(ImmutableArray<MessageKind> kinds, ReadOnlyMemory<byte> message)
    {
        using JsonDocument document = JsonDocument.Parse(message);
        string? name = document.RootElement.GetProperty("t").GetString();
        MessageKind? kind = kinds.FirstOrDefault(row => row.Name == name);
        return kind is null ? $"there is no row for \"{name}\"" : FieldType.Complaint($"t: string, {kind.Fields}", document.RootElement, kind.Name);
    }
}
