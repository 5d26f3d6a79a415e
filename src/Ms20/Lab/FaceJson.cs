using System.Text.Json;
using Ms20.App.Listing;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>What is printed on the face, as JSON.</summary>
internal static class FaceJson
{
    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("face");
        WriteSizes(json);
        WriteSize(json, "large", KnobSize.Large);
        WriteSize(json, "small", KnobSize.Small);
        PanelDocument.WriteList(json, "lines", PanelGeometry.Lines, WriteLine);
        PanelDocument.WriteList(json, "titles", PanelGeometry.Titles, static (json, title) =>
        {
            json.WriteString("section", PanelJson.CamelCase(title.Section));
            PanelDocument.WriteList(json, "texts", title.Lines, WriteText);
        });
        PanelDocument.WriteList(json, "amplifier", PanelGeometry.AmplifierDrawing, WriteLine);
        PanelDocument.WriteList(json, "amplifierCaption", [PanelGeometry.AmplifierCaption], WriteText);
        json.WriteStartObject("lateScrew");
        json.WriteNumber("x", PanelGeometry.LateScrew.XMm);
        json.WriteNumber("y", PanelGeometry.LateScrew.YMm);
        json.WriteNumber("diameter", PanelGeometry.LateScrew.WidthMm);
        json.WriteEndObject();
        PanelDocument.WriteList(json, "lamps", PanelGeometry.Lamps, static (json, lamp) =>
        {
            json.WriteString("id", lamp.Id);
            json.WriteString("name", lamp.Name);
            json.WriteNumber("x", lamp.XMm);
            json.WriteNumber("y", lamp.YMm);
            json.WriteNumber("diameter", lamp.DiameterMm);
        });
        WritePatchBay(json);
        json.WriteEndObject();
    }

    private static void WriteSizes(Utf8JsonWriter json)
    {
        json.WriteNumber("width", PanelGeometry.FaceWidthMm);
        json.WriteNumber("height", PanelGeometry.FaceHeightMm);
        json.WriteNumber("cornerRadius", PanelGeometry.FaceCornerRadiusMm);
        json.WriteNumber("cheek", PanelGeometry.CheekWidthMm);
        json.WriteNumber("top", PanelGeometry.TopHeightMm);
        json.WriteNumber("keyboardTop", PanelGeometry.KeyboardTopMm);
        json.WriteNumber("keyboardHeight", PanelGeometry.KeyboardHeightMm);
        json.WriteNumber("keyboardBlock", PanelGeometry.KeyboardBlockWidthMm);
        json.WriteNumber("whiteKey", PanelGeometry.WhiteKeyWidthMm);
        json.WriteNumber("patchBayX", PanelGeometry.PatchBayXMm);
        json.WriteNumber("degreesPerMark", PanelGeometry.DegreesPerMark);
        json.WriteNumber("selectorLegendRadius", PanelGeometry.SelectorLegendRadiusMm);
    }

    private static void WriteSize(Utf8JsonWriter json, string name, KnobSize size)
    {
        json.WriteStartObject(name);
        json.WriteNumber("skirt", size.SkirtDiameterMm);
        json.WriteNumber("cap", size.CapDiameterMm);
        json.WriteNumber("tickInner", size.TickInnerRadiusMm);
        json.WriteNumber("tickOuter", size.TickOuterRadiusMm);
        json.WriteNumber("figure", size.FigureRadiusMm);
        json.WriteEndObject();
    }

    private static void WritePatchBay(Utf8JsonWriter json)
    {
        json.WriteStartObject("patchBay");
        json.WriteNumber("line", PatchBayDrawing.LineMm);
        json.WriteNumber("boxTextCap", PatchBayDrawing.BoxTextCapMm);
        PanelDocument.WriteList(json, "boxes", PatchBayDrawing.Boxes, static (json, box) =>
        {
            json.WriteNumber("left", box.LeftMm);
            json.WriteNumber("top", box.TopMm);
            json.WriteNumber("right", box.RightMm);
            json.WriteNumber("bottom", box.BottomMm);
            PanelJson.WriteWords(json, "lines", box.Lines);
        });
        PanelDocument.WriteList(json, "lines", PatchBayDrawing.Lines, WriteLine);
        PanelDocument.WriteList(json, "dots", PatchBayDrawing.Dots, WritePoint);
        PanelDocument.WriteList(json, "signs", PatchBayDrawing.Signs, static (json, sign) =>
        {
            json.WriteString("shape", PanelJson.CamelCase(sign.Shape));
            json.WriteNumber("x", sign.XMm);
            json.WriteNumber("y", sign.YMm);
            json.WriteNumber("width", sign.WidthMm);
        });
        PanelDocument.WriteList(json, "captions", PatchBayDrawing.Captions, WriteText);
        PanelDocument.WriteList(json, "legends", PatchBayLegends.All, static (json, legend) =>
        {
            json.WriteString("jack", legend.JackId);
            PanelDocument.WriteList(json, "texts", legend.Lines, WriteText);
        });
        PanelDocument.WriteList(json, "normals", PatchBayNormals.Drawings, static (json, normal) =>
        {
            json.WriteString("source", normal.SourceId);
            json.WriteString("input", normal.InputId);
            PanelDocument.WriteList(json, "lines", normal.Lines, WriteLine);
        });
        PanelDocument.WriteList(json, "legendChanges", PatchBayNormals.Legends, static (json, change) =>
        {
            json.WriteString("control", change.ControlId);
            json.WriteString("input", change.InputId);
            json.WriteString("source", change.SourceId);
            json.WriteString("legend", change.Legend);
        });
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, PanelLine line)
    {
        PanelDocument.WriteList(json, "points", line.Points, WritePoint);
        json.WriteNumber("width", line.WidthMm);
        json.WriteNumber("corner", line.CornerRadiusMm);
        json.WriteBoolean("closed", line.IsClosed);
        json.WriteBoolean("arrow", line.HasArrow);
    }

    private static void WritePoint(Utf8JsonWriter json, PanelPoint point)
    {
        json.WriteNumber("x", point.XMm);
        json.WriteNumber("y", point.YMm);
    }

    private static void WriteText(Utf8JsonWriter json, PanelText text)
    {
        json.WriteString("text", text.Text);
        json.WriteNumber("x", text.XMm);
        json.WriteNumber("y", text.BaselineMm);
        json.WriteString("anchor", text.Anchor == TextAnchor.Start ? "start" : "middle");
        json.WriteNumber("cap", text.CapHeightMm);
    }
}
