using System.Text.Json;
using Ms20.App.Listing;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>The rear panel and what is inside the case, as JSON: switches, knobs, jacks, trimmers and age, each with its sentence.</summary>
internal static class RearJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("rear");
        PanelDocument.WriteList(json, "switches", RearPanel.Switches, static (json, row) =>
        {
            json.WriteString("id", row.Id);
            json.WriteString("legend", row.Legend);
            PanelJson.WriteWords(json, "positions", row.Positions);
            json.WriteString("does", RearWords.Of(row.Id));
        });
        PanelDocument.WriteList(json, "dials", RearPanel.Dials, static (json, row) =>
            WriteDial(json, row.Id, row.Name, row.Law, row.Default));
        PanelDocument.WriteList(json, "jacks", RearPanel.Jacks, PanelDocument.WriteJack);
        PanelDocument.WriteList(json, "trims", Trims.All, static (json, row) =>
            WriteDial(json, row.Id, $"{row.Name} TRIMMER", row.Law, 0.0));
        json.WriteStartObject("age");
        WriteDial(json, "age", "AGE", KnobLaws.Age, 0.0);
        json.WriteEndObject();
        json.WriteStartObject("words");
        foreach ((string id, string sentence) in RearWords.Settings)
            json.WriteString(id, sentence);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // As a control of the front, so that the page turns it as one.
    private static void WriteDial(Utf8JsonWriter json, string id, string name, KnobLaw law, double normal)
    {
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteString("legend", RearWords.LegendOf(id));
        json.WriteNumber("minimum", law.MinimumDial);
        json.WriteNumber("maximum", law.MaximumDial);
        json.WriteNumber("default", normal);
        LawJson.Write(json, "law", law);
        json.WriteString("does", RearWords.Of(id));
    }
}
