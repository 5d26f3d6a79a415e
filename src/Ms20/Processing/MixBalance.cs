using System.Globalization;

namespace Ms20.App.Processing;

/// <summary>How much of what went in and of what came out goes into the file.</summary>
/// <param name="Dry">Gain of the input as it is in its file.</param>
/// <param name="Wet">Gain of the instrument.</param>
internal readonly record struct MixBalance(double Dry, double Wet)
{
    private const double MostPerCent = 100.0;

    /// <summary>The instrument alone.</summary>
    public static MixBalance AllWet { get; } = new(0.0, 1.0);

    /// <summary>Reads "DRY/WET", both in per cent.</summary>
    public static bool TryRead(string text, out MixBalance? balance)
    {
        balance = null;
        if (text.Split('/') is not [var dryText, var wetText] || !TryReadPerCent(dryText, out double dry) || !TryReadPerCent(wetText, out double wet))
            return false;
        balance = new MixBalance(dry, wet);
        return true;
    }

    private static bool TryReadPerCent(string text, out double gain)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        bool read = double.TryParse(text, plain, CultureInfo.InvariantCulture, out double perCent);
        gain = perCent / MostPerCent;
        return read && perCent <= MostPerCent;
    }
}
