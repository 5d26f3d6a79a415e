using System.Globalization;

namespace Ms20.Panel;

/// <summary>A quantity in words and back. Numbers carry a decimal point in every culture.</summary>
internal abstract class QuantityText(string unit)
{
    /// <summary>The unit of the physical value.</summary>
    internal string Unit { get; } = unit;

    /// <summary>The words for a value.</summary>
    internal abstract string Format(double physical);

    /// <summary>Reads what <see cref="Format"/> writes, and the same quantity in its other usual units.</summary>
    internal abstract bool TryParse(string text, out double physical);

    /// <summary>Three significant digits without trailing zeros; small enough numbers keep three decimals.</summary>
    private protected static string ThreeDigits(double value)
    {
        // The limits are where rounding would need one more digit before the point.
        string pattern = value < 0.9995 ? "0.###" : value < 9.995 ? "0.##" : value < 99.95 ? "0.#" : "0";
        return value.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A number followed by one of a unit's spellings, which is cut off.</summary>
    private protected static bool TryNumber(string text, string suffix, out double number)
    {
        number = 0.0;
        if (!text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return false;
        ReadOnlySpan<char> digits = text.AsSpan(0, text.Length - suffix.Length).TrimEnd();
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
