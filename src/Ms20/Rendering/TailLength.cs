using System.Globalization;

namespace Ms20.App.Rendering;

/// <summary>How long a rendered file goes on after its song has ended.</summary>
/// <param name="Seconds">So long; null for until it is quiet.</param>
internal readonly record struct TailLength(double? Seconds)
{
    /// <summary>The longest tail that can be asked for, in seconds. A tunable.</summary>
    public const double LongestSeconds = 600.0;

    /// <summary>Where waiting for silence ends, in seconds. A tunable: a release at mark 8 takes 21 s to fade by 80 dB.</summary>
    public const double LongestAutoSeconds = 30.0;

    /// <summary>Until it is quiet.</summary>
    public static TailLength Auto => default;

    /// <summary>Reads "auto" or seconds.</summary>
    public static bool TryRead(string text, out TailLength tail)
    {
        tail = Auto;
        if (text.Equals("auto", StringComparison.OrdinalIgnoreCase))
            return true;
        bool read = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds);
        tail = new TailLength(seconds);
        return read && seconds <= LongestSeconds;
    }
}
