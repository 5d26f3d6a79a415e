using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ms20.Panel;

/// <summary>Writes patch files.</summary>
internal static class PatchWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Quotes and arrows as they are ("32'", "a -> b"): a patch file is never pasted into a web page unescaped.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static byte[] Write(Patch patch)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            int unknown = 0;
            foreach (string key in PatchKeys.Written)
            {
                if (IsEmpty(key, patch))
                    continue;
                while (unknown < patch.UnknownKeys.Length && string.CompareOrdinal(patch.UnknownKeys[unknown].Name, key) < 0)
                    WriteUnknown(json, patch.UnknownKeys[unknown++]);
                json.WritePropertyName(key);
                WriteKnown(json, key, patch);
            }

            while (unknown < patch.UnknownKeys.Length)
                WriteUnknown(json, patch.UnknownKeys[unknown++]);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    // What most patches have nothing to do with is not written.
    private static bool IsEmpty(string key, Patch patch) => key switch
    {
        PatchKeys.Age => patch.Age == 0.0,
        PatchKeys.Clock => patch.MgClock is null && patch.PulseClock == ClockDivision.Sixteenth,
        PatchKeys.Cold => !patch.IsCold,
        PatchKeys.Performance => patch.Performance.IsEmpty,
        PatchKeys.Rear => patch.IsRearOff,
        PatchKeys.Trims => patch.IsUntrimmed,
        _ => false,
    };

    private static void WriteKnown(Utf8JsonWriter json, string key, Patch patch)
    {
        switch (key)
        {
            case PatchKeys.Age:
                json.WriteNumberValue(patch.Age);
                break;
            case PatchKeys.Author:
                json.WriteStringValue(patch.Author);
                break;
            case PatchKeys.Cables:
                WriteCables(json, patch);
                break;
            case PatchKeys.Clock:
                WriteClock(json, patch);
                break;
            case PatchKeys.Cold:
                json.WriteBooleanValue(patch.IsCold);
                break;
            case PatchKeys.Dials:
                WriteDials(json, patch);
                break;
            case PatchKeys.Format:
                json.WriteNumberValue(PatchFile.Format);
                break;
            case PatchKeys.Name:
                json.WriteStringValue(patch.Name);
                break;
            case PatchKeys.Normals:
                json.WriteStringValue(patch.Normals.Id);
                break;
            case PatchKeys.Notes:
                json.WriteStringValue(patch.Notes);
                break;
            case PatchKeys.Performance:
                WritePerformance(json, patch);
                break;
            case PatchKeys.Profile:
                json.WriteStringValue(patch.Profile.Id);
                break;
            case PatchKeys.Rear:
                WriteRear(json, patch);
                break;
            case PatchKeys.Seed:
                json.WriteNumberValue(patch.Seed);
                break;
            case PatchKeys.Tags:
                WriteTags(json, patch);
                break;
            case PatchKeys.Trims:
                WriteTrims(json, patch);
                break;
            default:
                json.WriteNumberValue(patch.Unit);
                break;
        }
    }

    private static void WriteCables(Utf8JsonWriter json, Patch patch)
    {
        json.WriteStartArray();
        foreach (Cable cable in patch.Cables)
            json.WriteStringValue(cable.ToString());
        json.WriteEndArray();
    }

    private static void WriteClock(Utf8JsonWriter json, Patch patch)
    {
        json.WriteStartObject();
        if (patch.MgClock is { } mg)
            json.WriteString(PatchKeys.ClockMg, mg.Id);
        json.WriteString(PatchKeys.ClockPulses, patch.PulseClock.Id);
        json.WriteEndObject();
    }

    private static void WritePerformance(Utf8JsonWriter json, Patch patch)
    {
        json.WriteStartObject();
        foreach (PerformanceRoute route in patch.Performance)
            json.WriteNumber(route.ToString(), route.Depth);
        json.WriteEndObject();
    }

    private static void WriteTags(Utf8JsonWriter json, Patch patch)
    {
        json.WriteStartArray();
        foreach (string tag in patch.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
    }

    private static void WriteDials(Utf8JsonWriter json, Patch patch)
    {
        Control[] byId = [.. Controls.All];
        Array.Sort(byId, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        json.WriteStartObject();
        foreach (Control control in byId)
        {
            if (control.Kind == ControlKind.Selector)
                json.WriteString(control.Id, control.Positions[(int)patch[control]]);
            else
                json.WriteNumber(control.Id, patch[control]);
        }

        json.WriteEndObject();
    }

    // What is off, or where it changes nothing, is not written.
    private static void WriteRear(Utf8JsonWriter json, Patch patch)
    {
        var written = new SortedDictionary<string, Action>(StringComparer.Ordinal);
        foreach (RearSwitch rear in RearPanel.Switches)
        {
            if (patch[rear] != 0)
                written.Add(rear.Id, () => json.WriteString(rear.Id, rear.Positions[patch[rear]]));
        }

        foreach (RearDial dial in RearPanel.Dials)
        {
            if (patch[dial] != dial.Default)
                written.Add(dial.Id, () => json.WriteNumber(dial.Id, patch[dial]));
        }

        json.WriteStartObject();
        foreach (Action write in written.Values)
            write();
        json.WriteEndObject();
    }

    // As with the rear panel.
    private static void WriteTrims(Utf8JsonWriter json, Patch patch)
    {
        Trim[] byId = [.. Trims.All];
        Array.Sort(byId, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        json.WriteStartObject();
        foreach (Trim trim in byId)
        {
            if (patch[trim] != 0.0)
                json.WriteNumber(trim.Id, patch[trim]);
        }

        json.WriteEndObject();
    }

    private static void WriteUnknown(Utf8JsonWriter json, UnknownKey key)
    {
        json.WritePropertyName(key.Name);
        key.Value.WriteTo(json);
    }
}
