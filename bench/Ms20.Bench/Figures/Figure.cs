using System.Globalization;

namespace Ms20.Bench.Figures;

/// <summary>What one load took at one width, in one line of text.</summary>
/// <param name="Group">Which table it belongs to.</param>
/// <param name="Load">The load's name.</param>
/// <param name="Width">Lanes computed together.</param>
/// <param name="Nanoseconds">Per engine sample, all lanes together: each slice's minimum over the rounds, averaged over slices and places.</param>
/// <param name="ReferenceNanoseconds">Per sample of the reference kernel, the minimum of what was measured in between.</param>
internal sealed record Figure(string Group, string Load, int Width, double Nanoseconds, double ReferenceNanoseconds)
{
    private const string Mark = "figure";

    /// <summary>How many times the reference kernel.</summary>
    public double Ratio => Nanoseconds / ReferenceNanoseconds;

    /// <summary>The figure as a line; <see cref="TryRead"/> reads it.</summary>
    public string Line => string.Create(
        CultureInfo.InvariantCulture, $"{Mark}\t{Group}\t{Load}\t{Width}\t{Nanoseconds:R}\t{ReferenceNanoseconds:R}");

    /// <summary>Reads a line; null where it is not a figure.</summary>
    public static Figure? TryRead(string line)
    {
        string[] fields = line.Split('\t');
        return fields is [Mark, _, _, _, _, _]
            ? new Figure(fields[1], fields[2], int.Parse(fields[3], CultureInfo.InvariantCulture), Number(fields[4]), Number(fields[5]))
            : null;
    }

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
