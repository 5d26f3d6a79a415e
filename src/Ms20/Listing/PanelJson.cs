using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Listing;

/// <summary>The panel as JSON: every list sorted by id, every object's keys in a fixed order. The form is described in docs/command-line.md.</summary>
internal static class PanelJson
{
    /// <summary>The number of the form; it grows when a program that reads it could break.</summary>
    private const int Format = 1;

    /// <summary>How documents of the panel are written.</summary>
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // "32'" and "±" as they are: this is never pasted into a page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it.</summary>
    public static string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            WriteList(json, "controls", Controls.All, control => control.Id, WriteControl);
            WriteList(json, "jacks", Jacks.All, jack => jack.Id, WriteJack);
            WriteList(json, "nodes", InternalNodes.All, node => node.Id, WriteNode);
            WriteList(json, "inputs", InternalInputs.All, input => input.Id, WriteInput);
            WriteList(json, "normals", NormalsTables.All, table => table.Id, WriteNormals);
            WriteList(json, "lamps", Lamps.All, lamp => lamp.Id, WriteLamp);
            WriteList(json, "trims", Trims.All, trim => trim.Id, WriteTrim);
            WriteList(json, "profiles", Profiles.All, profile => profile.Id, WriteProfile);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteList<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> rows, Func<T, string> idOf, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T row in rows.OrderBy(idOf, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", idOf(row));
            write(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteControl(Utf8JsonWriter json, Control control)
    {
        json.WriteString("name", control.Name);
        json.WriteString("legend", control.Legend);
        json.WriteString("section", CamelCase(control.Section));
        json.WriteString("kind", CamelCase(control.Kind));
        json.WriteNumber("minimum", control.Minimum);
        json.WriteNumber("maximum", control.Maximum);
        json.WriteNumber("default", control.Default);
        json.WriteNumber("cc", control.MidiCc);
        json.WriteNumber("xMm", control.XMm);
        json.WriteNumber("yMm", control.YMm);
        if (!control.Positions.IsEmpty)
            WriteWords(json, "positions", control.Positions);
        WriteLaw(json, "law", control, Profiles.Early1978);
        if (control.LawFor(Profiles.Late1978) != control.LawFor(Profiles.Early1978))
            WriteLaw(json, "lateLaw", control, Profiles.Late1978);
    }

    /// <summary>What the marks mean, at each whole mark: enough to draw the curve and to test another implementation against.</summary>
    private static void WriteLaw(Utf8JsonWriter json, string name, Control control, Profile profile)
    {
        KnobLaw law = control.LawFor(profile);
        json.WriteStartObject(name);
        json.WriteString("unit", law.Unit);
        json.WriteStartArray("atWholeMarks");
        for (double dial = control.Minimum; dial <= control.Maximum; dial++)
            json.WriteNumberValue(SixDigits(law.ToPhysical(dial)));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteJack(Utf8JsonWriter json, Jack jack)
    {
        json.WriteString("name", jack.Name);
        json.WriteString("legend", jack.Legend);
        json.WriteString("direction", CamelCase(jack.Direction));
        json.WriteString("signal", CamelCase(jack.Signal));
        json.WriteNumber("minimumVolts", jack.MinimumVolts);
        json.WriteNumber("maximumVolts", jack.MaximumVolts);
        json.WriteNumber("openVolts", jack.OpenVolts);
        json.WriteNumber("controllerNumber", jack.ControllerNumber!.Value);
        json.WriteNumber("xMm", jack.XMm);
        json.WriteNumber("yMm", jack.YMm);
    }

    private static void WriteNode(Utf8JsonWriter json, InternalNode node) => json.WriteString("description", node.Description);

    private static void WriteInput(Utf8JsonWriter json, InternalInput input)
    {
        json.WriteString("description", input.Description);
        json.WriteNumber("openVolts", input.OpenVolts);
    }

    private static void WriteNormals(Utf8JsonWriter json, NormalsTable table)
    {
        json.WriteString("name", table.Name);
        json.WriteStartObject("sources");
        foreach (Normal normal in table.Normals.OrderBy(normal => normal.InputId, StringComparer.Ordinal))
            json.WriteString(normal.InputId, normal.SourceId);
        json.WriteEndObject();
        json.WriteStartObject("whilePlugged");
        foreach (Normal normal in table.Normals.OrderBy(normal => normal.InputId, StringComparer.Ordinal))
        {
            if (normal.WhilePluggedId is { } other)
                json.WriteString(normal.InputId, other);
        }

        json.WriteEndObject();
    }

    private static void WriteLamp(Utf8JsonWriter json, Lamp lamp)
    {
        json.WriteString("name", lamp.Name);
        json.WriteNumber("xMm", lamp.XMm);
        json.WriteNumber("yMm", lamp.YMm);
    }

    private static void WriteTrim(Utf8JsonWriter json, Trim trim)
    {
        json.WriteString("name", trim.Name);
        json.WriteString("unit", trim.Unit);
        json.WriteNumber("minimum", trim.Minimum);
        json.WriteNumber("maximum", trim.Maximum);
    }

    private static void WriteProfile(Utf8JsonWriter json, Profile profile)
    {
        json.WriteString("name", profile.Name);
        json.WriteString("filters", CamelCase(profile.Revision));
        json.WriteBoolean("miniMidi", profile.MiniMidi);
    }

    /// <summary>A list of texts.</summary>
    internal static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (string word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    /// <summary>An enumeration's name as JSON writes it.</summary>
    internal static string CamelCase<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    // As many as a person reads; the last bits would only make lines longer.
    private static double SixDigits(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
