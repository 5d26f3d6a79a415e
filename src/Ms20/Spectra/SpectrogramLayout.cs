namespace Ms20.App.Spectra;

/// <summary>Where things stand in a drawing of spectrograms, in pixels. All tunables.</summary>
internal static class SpectrogramLayout
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 960;

    /// <summary>Left edge of the panels.</summary>
    public const int Left = 72;

    /// <summary>Width of a panel.</summary>
    public const int PanelWidth = 760;

    /// <summary>Height of a panel.</summary>
    public const int PanelHeight = 240;

    /// <summary>Left edge of the scale of colours.</summary>
    public const int ScaleLeft = Left + PanelWidth + 24;

    /// <summary>Width of the scale of colours.</summary>
    public const int ScaleWidth = 20;

    /// <summary>From a panel's axis to its numbers.</summary>
    public const int TickGap = 8;

    /// <summary>From a panel's title to the panel.</summary>
    public const int TitleGap = 8;

    private const int TopMargin = 32;
    private const int PanelPitch = PanelHeight + 68;
    private const int BottomMargin = 56;

    /// <summary>Height of the drawing.</summary>
    public static int HeightOf(SpectrogramChart chart) => TopMargin + chart.Panels.Count * PanelPitch - (PanelPitch - PanelHeight) + BottomMargin;

    /// <summary>Top edge of a panel.</summary>
    public static int TopOf(int panel) => TopMargin + panel * PanelPitch;

    /// <summary>Where a time stands.</summary>
    public static int Across(SpectrogramChart chart, double seconds) => Left + (int)Math.Round(PanelWidth * chart.Time.Place(seconds));

    /// <summary>Where a frequency stands.</summary>
    public static int Down(SpectrogramChart chart, int panel, double hz) =>
        TopOf(panel) + PanelHeight - (int)Math.Round(PanelHeight * chart.Frequency.Place(hz));

    /// <summary>Where a level stands on the scale beside the first panel.</summary>
    public static int ScaleDown(SpectrogramChart chart, double db) => TopOf(0) + PanelHeight - (int)Math.Round(PanelHeight * chart.Level.Place(db));

    /// <summary>The drawing without its words: the panels and the scale of colours.</summary>
    public static PixelImage Heat(SpectrogramChart chart)
    {
        var image = new PixelImage(Width, HeightOf(chart));
        for (int panel = 0; panel < chart.Panels.Count; panel++)
        {
            double[] heat = chart.HeatOf(panel, PanelWidth, PanelHeight);
            int columns = chart.Panels[panel].Content.Columns;
            for (int y = 0; y < PanelHeight; y++)
            {
                for (int x = 0; x < columns; x++)
                    image.Set(Left + x, TopOf(panel) + y, HeatColours.IndexOf(heat[y * PanelWidth + x]));
            }
        }

        for (int y = 0; y < PanelHeight; y++)
            image.Fill(ScaleLeft, TopOf(0) + y, ScaleWidth, 1, HeatColours.IndexOf(1.0 - (y + 0.5) / PanelHeight));
        return image;
    }
}
