using static Ms20.App.Spectra.SpectrogramLayout;

namespace Ms20.App.Spectra;

/// <summary>Draws spectrograms as PNG. The same chart gives the same bytes on the same system.</summary>
internal static class SpectrogramPng
{
    private const int TickPixels = 5;

    /// <summary>Draws them.</summary>
    /// <returns>The file's bytes.</returns>
    public static byte[] Write(SpectrogramChart chart)
    {
        PixelImage image = Heat(chart);
        for (int panel = 0; panel < chart.Panels.Count; panel++)
        {
            PixelFont.Write(image, chart.Panels[panel].Title, Left, TopOf(panel) - TitleGap - PixelFont.Height);
            Frame(image, Left, TopOf(panel), PanelWidth);
            DrawFrequencies(image, chart, panel);
            DrawTimes(image, chart, panel);
        }

        Frame(image, ScaleLeft, TopOf(0), ScaleWidth);
        foreach ((double db, string text) in chart.Level.Ticks())
            PixelFont.Write(image, text, ScaleLeft + ScaleWidth + TickGap, Centred(ScaleDown(chart, db)));
        PixelFont.Write(image, "DB", ScaleLeft, TopOf(0) - TitleGap - PixelFont.Height);
        return PngWriter.Write(image);
    }

    private static void DrawFrequencies(PixelImage image, SpectrogramChart chart, int panel)
    {
        PixelFont.Write(image, "HZ", Left - TickGap - PixelFont.WidthOf("HZ"), TopOf(panel) - TitleGap - PixelFont.Height);
        foreach ((double hz, string text) in chart.Frequency.Ticks())
        {
            int y = Down(chart, panel, hz);
            image.Fill(Left - TickPixels, y, TickPixels, 1, PixelImage.Ink);
            PixelFont.Write(image, text, Left - TickGap - PixelFont.WidthOf(text), Centred(y));
        }
    }

    private static void DrawTimes(PixelImage image, SpectrogramChart chart, int panel)
    {
        int bottom = TopOf(panel) + PanelHeight;
        foreach ((double seconds, string text) in chart.Time.Ticks())
        {
            int x = Across(chart, seconds);
            image.Fill(x, bottom, 1, TickPixels, PixelImage.Ink);
            // The unit stands at the last panel's first number.
            string number = panel == chart.Panels.Count - 1 && seconds == 0.0 ? text + " S" : text;
            PixelFont.Write(image, number, x - PixelFont.WidthOf(text) / 2, bottom + TickGap);
        }
    }

    private static int Centred(int y) => y - PixelFont.Height / 2;

    private static void Frame(PixelImage image, int x, int y, int width)
    {
        image.Fill(x - 1, y - 1, width + 2, 1, PixelImage.Ink);
        image.Fill(x - 1, y + PanelHeight, width + 2, 1, PixelImage.Ink);
        image.Fill(x - 1, y, 1, PanelHeight, PixelImage.Ink);
        image.Fill(x + width, y, 1, PanelHeight, PixelImage.Ink);
    }
}
