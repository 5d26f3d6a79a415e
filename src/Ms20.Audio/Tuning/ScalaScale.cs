using System.Collections.Immutable;
using System.Globalization;
using Ms20.Panel;

namespace Ms20.Audio.Tuning;

/// <summary>A scale in the format of the Scala archive (.scl): degrees as ratios or cents over the first, the last of them the period.</summary>
/// <remarks>Immutable; any thread may read it.</remarks>
public sealed class ScalaScale
{
    private const int MostDegrees = 10_000;
    private const double CentsPerOctave = 1200.0;

    /// <summary>The furthest a degree may lie from the first, in octaves: beyond that a file is damaged. A tunable.</summary>
    private const double FurthestOctaves = 20.0;

    private ScalaScale(string description, ImmutableArray<double> factors)
    {
        Description = description;
        Factors = factors;
    }

    /// <summary>What the scale is, in the file's words.</summary>
    public string Description { get; }

    /// <summary>The frequency of each degree over degree 0, from degree 1 on; the last is the period after which the scale begins anew.</summary>
    public ImmutableArray<double> Factors { get; }

    /// <summary>Twelve equal steps an octave.</summary>
    public static ScalaScale Equal12 { get; } = new("12 equal steps an octave", EqualFactors());

    /// <summary>Reads a scale file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <returns>The scale.</returns>
    /// <exception cref="ScalaFormatException">The file has an error.</exception>
    public static ScalaScale Read(ReadOnlySpan<byte> bytes)
    {
        var lines = new ScalaLines(bytes, "scale (.scl)");
        string description = new([.. lines.Read("its description").Trim().Where(letter => !char.IsControl(letter))]);
        int count = lines.ReadWhole("the number of degrees", 1, MostDegrees);
        var factors = ImmutableArray.CreateBuilder<double>(count);
        for (int degree = 1; degree <= count; degree++)
        {
            string word = ScalaLines.FirstWord(lines.Read($"degree {degree} of {count}"));
            factors.Add(FactorOf(word) ?? throw lines.Refusal(
                $"\"{ScalaLines.Shown(word)}\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955."));
        }

        return new ScalaScale(description, factors.MoveToImmutable());
    }

    /// <summary>The frequency of any degree over degree 0; negative ones lie below.</summary>
    internal double FactorAt(int degree)
    {
        int period = (int)Math.Floor((double)degree / Factors.Length);
        int step = degree - period * Factors.Length;
        return Power(Factors[^1], period) * (step == 0 ? 1.0 : Factors[step - 1]);
    }

    /// <summary>A whole power, by multiplication alone: the same bits on every machine.</summary>
    internal static double Power(double factor, int exponent)
    {
        double power = 1.0;
        for (int i = 0; i < Math.Abs(exponent); i++)
            power *= factor;
        return exponent < 0 ? 1.0 / power : power;
    }

    private static double? FactorOf(string word)
    {
        double? factor = word.Contains('.', StringComparison.Ordinal) ? FactorOfCents(word) : FactorOfRatio(word);
        double furthest = Power(2.0, (int)FurthestOctaves);
        return factor >= 1.0 / furthest && factor <= furthest ? factor : null;
    }

    private static double? FactorOfCents(string word)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        bool read = double.TryParse(word, plain, CultureInfo.InvariantCulture, out double cents);
        return read && Math.Abs(cents) <= FurthestOctaves * CentsPerOctave ? Elementary.Exp2(cents / CentsPerOctave) : null;
    }

    private static double? FactorOfRatio(string word)
    {
        string[] parts = word.Split('/');
        if (parts.Length > 2 || !TryReadPart(parts[0], out double over))
            return null;
        double under = 1.0;
        return parts.Length == 1 || TryReadPart(parts[1], out under) ? over / under : null;
    }

    // Ratios of the archive have up to dozens of digits; a double holds the first 17, far more than is heard.
    private static bool TryReadPart(string text, out double part) =>
        double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out part) && part >= 1.0 && double.IsFinite(part);

    private static ImmutableArray<double> EqualFactors()
    {
        var factors = ImmutableArray.CreateBuilder<double>(12);
        for (int degree = 1; degree <= 12; degree++)
            factors.Add(Elementary.Exp2(degree / 12.0));
        return factors.MoveToImmutable();
    }
}
