using System.Globalization;

namespace Ms20.Bench.Figures;

/// <summary>How evenly an instrument's blocks take their time, in one line of text.</summary>
/// <param name="Load">The load's name.</param>
/// <param name="MedianMicroseconds">The median block.</param>
/// <param name="HighMicroseconds">The 99.9th percentile.</param>
/// <param name="Clock">Which clock it was measured by.</param>
internal sealed record BlockFigure(string Load, double MedianMicroseconds, double HighMicroseconds, string Clock)
{
    private const string Mark = "blocks";

    /// <summary>The 99.9th percentile over the median.</summary>
    public double Ratio => HighMicroseconds / MedianMicroseconds;

    /// <summary>The figure as a line; <see cref="TryRead"/> reads it.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{Mark}\t{Load}\t{MedianMicroseconds:R}\t{HighMicroseconds:R}\t{Clock}");

    /// <summary>Reads a line; null where it is not a figure of this kind.</summary>
    public static BlockFigure? TryRead(string line)
    {
        string[] fields = line.Split('\t');
        return fields is [Mark, _, _, _, _]
            ? new BlockFigure(
                fields[1], double.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture), fields[4])
            : null;
    }
}
