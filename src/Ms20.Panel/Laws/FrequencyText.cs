namespace Ms20.Panel;

/// <summary>Hertz: "0.1 Hz", "866 Hz", "1.2 kHz".</summary>
internal sealed class FrequencyText() : QuantityText("Hz")
{
    // From here on three digits of hertz would read 1000.
    private const double FirstKilohertz = 999.5;

    /// <summary>The one instance.</summary>
    internal static FrequencyText Instance { get; } = new();

    /// <inheritdoc/>
    internal override string Format(double physical) =>
        physical < FirstKilohertz ? ThreeDigits(physical) + " Hz" : ThreeDigits(physical / 1000.0) + " kHz";

    /// <inheritdoc/>
    internal override bool TryParse(string text, out double physical)
    {
        if (TryNumber(text, "kHz", out physical))
        {
            physical *= 1000.0;
            return true;
        }

        return TryNumber(text, "Hz", out physical);
    }
}
