namespace Ms20.App.Spectra;

/// <summary>Spectrograms one below the other, on the same axes and with the same colours, so that they can be compared.</summary>
/// <param name="Panels">What each is called, and it.</param>
/// <param name="RangeDb">How many decibels below full scale still have a colour.</param>
internal sealed record SpectrogramChart(IReadOnlyList<(string Title, Spectrogram Content)> Panels, double RangeDb)
{
    /// <summary>The lowest frequency that is shown.</summary>
    public const double LowestHz = 30.0;

    private const double HighestShownHz = 20_000.0;

    /// <summary>The highest frequency that is shown: 20 kHz, or half the highest rate if that is less.</summary>
    public double HighestHz => Math.Min(HighestShownHz, Panels.Max(panel => panel.Content.HighestHz));

    /// <summary>The time axis, as long as the longest file.</summary>
    public Axis Time => Axis.Linear("time, s", 0.0, Panels.Max(panel => panel.Content.LengthSeconds));

    /// <summary>The frequency axis.</summary>
    public Axis Frequency => Axis.Logarithmic("frequency, Hz", LowestHz, HighestHz);

    /// <summary>The axis of the colours.</summary>
    public Axis Level => Axis.Linear("dB below full scale", -RangeDb, 0.0);

    /// <summary>How many columns of a panel's width a file fills.</summary>
    /// <param name="lengthSeconds">The file's length.</param>
    /// <param name="longestSeconds">The longest file's length.</param>
    /// <param name="width">The panel's width.</param>
    public static int ColumnsOf(double lengthSeconds, double longestSeconds, int width) =>
        Math.Clamp((int)Math.Round(width * lengthSeconds / longestSeconds), 1, width);

    /// <summary>The heat of every point of a panel, 0 (as quiet as the range goes, or less) to 1 (full scale), row by row from the top.</summary>
    /// <param name="panel">Which panel.</param>
    /// <param name="width">Points across.</param>
    /// <param name="height">Points down.</param>
    public double[] HeatOf(int panel, int width, int height)
    {
        Spectrogram content = Panels[panel].Content;
        double[] heat = new double[width * height];
        double ratio = Math.Pow(HighestHz / LowestHz, 1.0 / height);
        double highHz = HighestHz;
        for (int row = 0; row < height; row++)
        {
            double lowHz = highHz / ratio;
            for (int column = 0; column < Math.Min(width, content.Columns) && lowHz < content.HighestHz; column++)
                heat[row * width + column] = Math.Clamp(1.0 + content.LevelDb(column, lowHz, highHz) / RangeDb, 0.0, 1.0);
            highHz = lowHz;
        }

        return heat;
    }
}
