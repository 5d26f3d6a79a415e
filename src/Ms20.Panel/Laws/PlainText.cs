using System.Globalization;

namespace Ms20.Panel;

/// <summary>A number with its unit before or after it: "+12 ct", "k 2.31", "50 %".</summary>
internal sealed class PlainText : QuantityText
{
    private readonly string _prefix;
    private readonly string _suffix;
    private readonly double _scale;
    private readonly string _pattern;
    private readonly bool _signed;

    private PlainText(string unit, string prefix, string suffix, double scale, string pattern, bool signed)
        : base(unit)
    {
        _prefix = prefix;
        _suffix = suffix;
        _scale = scale;
        _pattern = pattern;
        _signed = signed;
    }

    /// <summary>A fraction, shown as a percentage.</summary>
    internal static PlainText Percent { get; } = new("", "", "%", 100.0, "0.#", false);

    /// <summary>A change in per cent, with its sign.</summary>
    internal static PlainText Change { get; } = new("", "", "%", 1.0, "0.#", true);

    /// <summary>Semitones, with their sign.</summary>
    internal static PlainText Semitones { get; } = new("st", "", "st", 1.0, "0.##", true);

    /// <summary>Cents, with their sign.</summary>
    internal static PlainText Cents { get; } = new("ct", "", "ct", 1.0, "0.#", true);

    /// <summary>Octaves per volt.</summary>
    internal static PlainText OctavesPerVolt { get; } = new("oct/V", "", "oct/V", 1.0, "0.###", false);

    /// <summary>A filter's loop gain k.</summary>
    internal static PlainText LoopGain { get; } = new("", "k", "", 1.0, "0.##", false);

    /// <summary>Volts, with their sign.</summary>
    internal static PlainText Volts { get; } = new("V", "", "V", 1.0, "0.##", true);

    /// <summary>What stands before the number.</summary>
    internal string Prefix => _prefix;

    /// <summary>What stands after it.</summary>
    internal string Suffix => _suffix;

    /// <summary>What the quantity is multiplied by to be shown.</summary>
    internal double Scale => _scale;

    /// <summary>How many digits after the point the number has at most.</summary>
    internal int Decimals => Math.Max(0, _pattern.Length - 2);

    /// <summary>Whether a number above 0 carries its sign.</summary>
    internal bool IsSigned => _signed;

    /// <inheritdoc/>
    internal override string Format(double physical)
    {
        string number = Number(physical * _scale, _pattern);
        string sign = _signed && number[0] != '-' && number != "0" ? "+" : "";
        return _prefix.Length > 0 ? $"{_prefix} {sign}{number}" : $"{sign}{number} {_suffix}";
    }

    /// <inheritdoc/>
    internal override bool TryParse(string text, out double physical)
    {
        physical = 0.0;
        if (!text.StartsWith(_prefix, StringComparison.OrdinalIgnoreCase))
            return false;
        if (!TryNumber(text[_prefix.Length..].TrimStart(), _suffix, out double number))
            return false;
        physical = number / _scale;
        return true;
    }

    /// <summary>A number in a fixed pattern, where what rounds to nothing is "0" and never "-0".</summary>
    internal static string Number(double value, string pattern)
    {
        string text = value.ToString(pattern, CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
