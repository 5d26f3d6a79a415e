namespace Ms20.Panel;

/// <summary>Seconds: "0.5 ms", "35 ms", "1.25 s".</summary>
internal sealed class TimeText() : QuantityText("s")
{
    // From here on three digits of milliseconds would read 1000.
    private const double FirstSecond = 0.9995;

    /// <summary>The one instance.</summary>
    internal static TimeText Instance { get; } = new();

    /// <inheritdoc/>
    internal override string Format(double physical) =>
        physical < FirstSecond ? ThreeDigits(physical * 1000.0) + " ms" : ThreeDigits(physical) + " s";

    /// <inheritdoc/>
    internal override bool TryParse(string text, out double physical)
    {
        if (TryNumber(text, "ms", out physical))
        {
            physical /= 1000.0;
            return true;
        }

        return TryNumber(text, "s", out physical);
    }
}
