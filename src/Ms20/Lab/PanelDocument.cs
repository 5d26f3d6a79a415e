using System.Text.Json;
using Ms20.App.Listing;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>All that a drawing of the panel needs, as JSON, written from the rows: the page of the Lab knows nothing of the instrument but this.</summary>
/// <remarks>Lists stand in the order of their rows. Millimetres, dial marks and volts, as in the rows.</remarks>
internal static class PanelDocument
{
    /// <summary>Writes it.</summary>
    /// <param name="indented">Whether for people's eyes.</param>
    /// <returns>JSON in UTF-8; the same at every call.</returns>
    public static byte[] Utf8(bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, PanelJson.Options with { Indented = indented }))
        {
            json.WriteStartObject();
            WriteList(json, "controls", Controls.All, WriteControl);
            WriteList(json, "jacks", Jacks.All, WriteJack);
            WriteNormals(json);
            WriteList(json, "profiles", Profiles.All, WriteProfile);
            RearJson.Write(json);
            FaceJson.Write(json);
            WritePatches(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>A list of objects.</summary>
    internal static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T row in rows)
        {
            json.WriteStartObject();
            write(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteControl(Utf8JsonWriter json, Control control)
    {
        json.WriteString("id", control.Id);
        json.WriteString("name", control.Name);
        json.WriteString("legend", control.Legend);
        json.WriteString("section", PanelJson.CamelCase(control.Section));
        json.WriteString("kind", PanelJson.CamelCase(control.Kind));
        json.WriteNumber("minimum", control.Minimum);
        json.WriteNumber("maximum", control.Maximum);
        json.WriteNumber("default", control.Default);
        PanelJson.WriteWords(json, "positions", control.Positions);
        json.WriteNumber("x", control.XMm);
        json.WriteNumber("y", control.YMm);
        json.WriteNumber("width", control.WidthMm);
        json.WriteNumber("height", control.HeightMm);
        if (control.Size is KnobSize size)
            json.WriteString("size", size == KnobSize.Large ? "large" : "small");
        if (control.LegendBaselineMm is double baseline)
            json.WriteNumber("legendY", baseline);
        LawJson.Write(json, "law", control.LawFor(FilterRevision.Early));
        if (control.LawFor(FilterRevision.Late) != control.LawFor(FilterRevision.Early))
            LawJson.Write(json, "lateLaw", control.LawFor(FilterRevision.Late));
        PanelWords.Write(json, control);
    }

    /// <summary>A jack, of the patch bay or of the rear panel.</summary>
    internal static void WriteJack(Utf8JsonWriter json, Jack jack)
    {
        json.WriteString("id", jack.Id);
        json.WriteString("name", jack.Name);
        json.WriteString("legend", jack.Legend);
        json.WriteString("direction", jack.Direction == JackDirection.Input ? "in" : "out");
        json.WriteString("signal", PanelJson.CamelCase(jack.Signal));
        json.WriteNumber("minimumVolts", jack.MinimumVolts);
        json.WriteNumber("maximumVolts", jack.MaximumVolts);
        json.WriteNumber("openVolts", jack.OpenVolts);
        json.WriteNumber("x", jack.XMm);
        json.WriteNumber("y", jack.YMm);
        PanelWords.Write(json, jack);
    }

    private static void WriteNormals(Utf8JsonWriter json)
    {
        json.WriteStartObject("nodes");
        foreach (InternalNode node in InternalNodes.All)
            json.WriteString(node.Id, node.Description);
        json.WriteEndObject();
        WriteList(json, "normals", NormalsTables.All, static (json, table) =>
        {
            json.WriteString("id", table.Id);
            json.WriteString("name", table.Name);
            json.WriteStartObject("sources");
            foreach (Normal normal in table.Normals)
                json.WriteString(normal.InputId, normal.SourceId);
            json.WriteEndObject();
            // Normals that hold only while another jack has a plug.
            json.WriteStartObject("whilePlugged");
            foreach (Normal normal in table.Normals)
            {
                if (normal.WhilePluggedId is string jack)
                    json.WriteString(normal.InputId, jack);
            }

            json.WriteEndObject();
        });
    }

    private static void WriteProfile(Utf8JsonWriter json, Profile profile)
    {
        json.WriteString("id", profile.Id);
        json.WriteString("name", profile.Name);
        json.WriteString("filters", PanelJson.CamelCase(profile.Revision));
        json.WriteBoolean("mini", profile.MiniMidi);
        json.WriteNumber("nut", profile.NutAcrossFlatsMm);
    }

    private static void WritePatches(Utf8JsonWriter json)
    {
        json.WriteString("defaultPatch", FactoryPatches.DefaultName);
        WriteList(json, "patches", FactoryPatches.All, static (json, name) =>
        {
            json.WriteString("name", name);
            json.WritePropertyName("patch");
            if (FactoryPatches.TryFind(name, out Patch? patch))
                json.WriteRawValue(PatchFile.Write(patch));
            else
                json.WriteNullValue();
            if (TryCables.Of(name) is not (Jack from, Jack to, string says))
                return;
            json.WriteStartObject("try");
            json.WriteString("from", from.Id);
            json.WriteString("to", to.Id);
            json.WriteString("says", says);
            json.WriteEndObject();
        });
    }
}
