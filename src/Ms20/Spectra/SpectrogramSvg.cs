using System.Globalization;
using System.Security;
using System.Text;
using static Ms20.App.Spectra.SpectrogramLayout;

namespace Ms20.App.Spectra;

/// <summary>Draws spectrograms as SVG: the colours as a picture inside it, words and numbers as text.</summary>
internal static class SpectrogramSvg
{
    /// <summary>Draws them.</summary>
    /// <returns>The file's bytes.</returns>
    public static byte[] Write(SpectrogramChart chart)
    {
        var svg = new StringBuilder();
        int height = HeightOf(chart);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\"");
        svg.Append(" font-family=\"sans-serif\" font-size=\"14\" fill=\"#222\">\n");
        string picture = Convert.ToBase64String(PngWriter.Write(Heat(chart)));
        svg.Append(CultureInfo.InvariantCulture, $"<image width=\"{Width}\" height=\"{height}\" href=\"data:image/png;base64,{picture}\"/>\n");
        for (int panel = 0; panel < chart.Panels.Count; panel++)
            DrawPanel(svg, chart, panel);
        Frame(svg, ScaleLeft, TopOf(0), ScaleWidth);
        Text(svg, ScaleLeft, TopOf(0) - TitleGap, "start", "dB");
        foreach ((double db, string text) in chart.Level.Ticks())
            Text(svg, ScaleLeft + ScaleWidth + TickGap, ScaleDown(chart, db) + 5, "start", text);
        svg.Append("</svg>\n");
        return Encoding.UTF8.GetBytes(svg.ToString());
    }

    private static void DrawPanel(StringBuilder svg, SpectrogramChart chart, int panel)
    {
        int top = TopOf(panel), bottom = top + PanelHeight;
        Frame(svg, Left, top, PanelWidth);
        Text(svg, Left, top - TitleGap, "start", chart.Panels[panel].Title);
        Text(svg, Left - TickGap, top - TitleGap, "end", "Hz");
        foreach ((double hz, string text) in chart.Frequency.Ticks())
            Text(svg, Left - TickGap, Down(chart, panel, hz) + 5, "end", text);
        foreach ((double seconds, string text) in chart.Time.Ticks())
            Text(svg, Across(chart, seconds), bottom + 18, "middle", seconds == 0.0 ? text + " s" : text);
    }

    private static void Frame(StringBuilder svg, int x, int y, int width) => svg.Append(
        CultureInfo.InvariantCulture,
        $"<rect x=\"{x - 0.5}\" y=\"{y - 0.5}\" width=\"{width + 1}\" height=\"{PanelHeight + 1}\" fill=\"none\" stroke=\"#222\"/>\n");

    private static void Text(StringBuilder svg, int x, int y, string anchor, string text) => svg.Append(
        CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>\n");
}
