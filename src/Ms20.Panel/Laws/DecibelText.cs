namespace Ms20.Panel;

/// <summary>A gain in decibels: "0 dB", "-6.2 dB", and "off" where nothing is left to hear.</summary>
internal sealed class DecibelText() : QuantityText("")
{
    // 20 dB to the factor of ten, in natural units.
    private const double LnOfTen = 2.302585092994046;
    private const double SilentDb = -120.0;

    /// <summary>The one instance.</summary>
    internal static DecibelText Instance { get; } = new();

    /// <inheritdoc/>
    internal override string Format(double physical)
    {
        double levelDb = 20.0 * Elementary.Log(physical) / LnOfTen;
        return levelDb < SilentDb ? "off" : PlainText.Number(levelDb, "0.#") + " dB";
    }

    /// <inheritdoc/>
    internal override bool TryParse(string text, out double physical)
    {
        physical = 0.0;
        if (text.Equals("off", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!TryNumber(text, "dB", out double levelDb))
            return false;
        physical = Elementary.Exp(levelDb * LnOfTen / 20.0);
        return true;
    }
}
