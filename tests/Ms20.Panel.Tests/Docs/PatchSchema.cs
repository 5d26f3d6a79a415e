using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ms20.Panel.Tests.Docs;

/// <summary>The JSON schema of patch files, made from the rows.</summary>
internal static class PatchSchema
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static string Generate()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Ms20 patch");
            json.WriteString("description", "Generated from the rows of Ms20.Panel by its tests; see patch-format.md.");
            json.WriteString("type", "object");
            WriteRequired(json);
            WriteProperties(json);
            json.WriteBoolean("additionalProperties", true);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteRequired(Utf8JsonWriter json)
    {
        json.WriteStartArray("required");
        json.WriteStringValue("format");
        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json)
    {
        json.WriteStartObject("properties");
        WriteNumber(json, "age", 0.0, 1.0, 0.0);
        WriteText(json, "author");
        WriteCables(json);
        WriteClock(json);
        WriteCold(json);
        WriteDials(json);
        WriteFormat(json);
        WriteText(json, "name");
        WriteChoice(json, "normals", NormalsTables.All.Select(table => table.Id), NormalsTables.Default.Id);
        WriteText(json, "notes");
        WritePerformance(json);
        WriteChoice(json, "profile", Profiles.All.Select(profile => profile.Id), Profiles.Default.Id);
        WriteRear(json);
        WriteWholeNumber(json, "seed", ulong.MaxValue, Patch.NormalSetting.Seed);
        WriteTags(json);
        WriteTrims(json);
        WriteWholeNumber(json, "unit", int.MaxValue, (ulong)Patch.NormalSetting.Unit);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string key)
    {
        json.WriteStartObject(key);
        json.WriteString("type", "string");
        json.WriteString("default", "");
        json.WriteEndObject();
    }

    private static void WriteFormat(Utf8JsonWriter json)
    {
        json.WriteStartObject("format");
        json.WriteNumber("const", PatchFile.Format);
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, string key, IEnumerable<string> choices, string normal)
    {
        json.WriteStartObject(key);
        WriteEnum(json, choices);
        json.WriteString("default", normal);
        json.WriteEndObject();
    }

    private static void WriteWholeNumber(Utf8JsonWriter json, string key, ulong maximum, ulong normal)
    {
        json.WriteStartObject(key);
        json.WriteString("type", "integer");
        json.WriteNumber("minimum", 0);
        json.WriteNumber("maximum", maximum);
        json.WriteNumber("default", normal);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string key, double minimum, double maximum, double normal)
    {
        json.WriteStartObject(key);
        json.WriteString("type", "number");
        json.WriteNumber("minimum", minimum);
        json.WriteNumber("maximum", maximum);
        json.WriteNumber("default", normal);
        json.WriteEndObject();
    }

    private static void WriteCold(Utf8JsonWriter json)
    {
        json.WriteStartObject("cold");
        json.WriteString("type", "boolean");
        json.WriteBoolean("default", false);
        json.WriteEndObject();
    }

    private static void WriteTrims(Utf8JsonWriter json)
    {
        json.WriteStartObject("trims");
        json.WriteString("type", "object");
        json.WriteString("description", "The trimmers inside the case that were turned, in cents or per cent.");
        json.WriteStartObject("properties");
        foreach (Trim trim in Trims.All.OrderBy(trim => trim.Id, StringComparer.Ordinal))
            WriteNumber(json, trim.Id, trim.Minimum, trim.Maximum, 0.0);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json)
    {
        json.WriteStartObject("tags");
        json.WriteString("type", "array");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCables(Utf8JsonWriter json)
    {
        string outputs = Ids(JackDirection.Output);
        string inputs = Ids(JackDirection.Input);
        json.WriteStartObject("cables");
        json.WriteString("type", "array");
        json.WriteString("description", "An input takes one cable, an output any number.");
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteString("pattern", $"^\\s*({outputs})\\s*->\\s*({inputs})\\s*$");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Ids(JackDirection direction) =>
        string.Join(
            '|',
            Jacks.All.Concat(RearPanel.Jacks).Where(jack => jack.Direction == direction)
                .Select(jack => jack.Id.Replace(".", "\\.", StringComparison.Ordinal)));

    private static void WriteClock(Utf8JsonWriter json)
    {
        json.WriteStartObject("clock");
        json.WriteString("type", "object");
        json.WriteString("description", "What follows the MIDI clock, at which division.");
        json.WriteStartObject("properties");
        foreach (string key in new[] { "mg", "pulses" })
        {
            json.WriteStartObject(key);
            WriteEnum(json, ClockDivision.All.Select(division => division.Id));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WritePerformance(Utf8JsonWriter json)
    {
        string named = string.Join('|', PerformanceSources.All.Where(source => !source.Id.StartsWith("cc.", StringComparison.Ordinal)).Select(source => source.Id));
        string controls = string.Join('|', Controls.All.Select(control => control.Id.Replace(".", "\\.", StringComparison.Ordinal)));
        json.WriteStartObject("performance");
        json.WriteString("type", "object");
        json.WriteString("description", "What wheel, bender, pedals and other control changes do: marks on a control, volts at a jack.");
        json.WriteStartObject("patternProperties");
        json.WriteStartObject($"^\\s*({named}|cc\\.(1[01][0-9]|[1-9]?[0-9]))\\s*->\\s*({controls}|{Ids(JackDirection.Input)})\\s*$");
        json.WriteString("type", "number");
        json.WriteNumber("minimum", -PerformanceRoute.LimitVolts);
        json.WriteNumber("maximum", PerformanceRoute.LimitVolts);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteDials(Utf8JsonWriter json)
    {
        json.WriteStartObject("dials");
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (Control control in Controls.All.OrderBy(control => control.Id, StringComparer.Ordinal))
        {
            json.WriteStartObject(control.Id);
            json.WriteString("title", control.Name);
            WriteDial(json, control);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteDial(Utf8JsonWriter json, Control control)
    {
        if (control.Kind == ControlKind.Selector)
        {
            WriteEnum(json, control.Positions);
            json.WriteString("default", control.Positions[(int)control.Default]);
            return;
        }

        json.WriteString("type", control.IsStepped ? "integer" : "number");
        json.WriteNumber("minimum", control.Minimum);
        json.WriteNumber("maximum", control.Maximum);
        json.WriteNumber("default", control.Default);
    }

    private static void WriteRear(Utf8JsonWriter json)
    {
        json.WriteStartObject("rear");
        json.WriteString("type", "object");
        json.WriteString("description", "The switches of the rear panel that are on, and its knobs that are not where they change nothing.");
        json.WriteStartObject("properties");
        foreach (RearSwitch rear in RearPanel.Switches.OrderBy(rear => rear.Id, StringComparer.Ordinal))
            WriteChoice(json, rear.Id, rear.Positions, rear.Positions[0]);
        foreach (RearDial dial in RearPanel.Dials.OrderBy(dial => dial.Id, StringComparer.Ordinal))
            WriteNumber(json, dial.Id, dial.Minimum, dial.Maximum, dial.Default);
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (string value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
