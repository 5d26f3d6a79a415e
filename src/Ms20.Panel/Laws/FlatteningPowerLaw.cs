namespace Ms20.Panel;

/// <summary>full x (1 - (1 - d/10)^exponent): nearly straight, and flat at the very top.</summary>
internal sealed class FlatteningPowerLaw : ContinuousLaw
{
    private readonly double _full;
    private readonly double _exponent;

    internal FlatteningPowerLaw(double full, double exponent, QuantityText text)
        : base(0.0, 10.0, text)
    {
        _full = full;
        _exponent = exponent;
    }

    /// <summary>The quantity at mark 10.</summary>
    internal double Full => _full;

    /// <summary>How steep the curve is at its steep end.</summary>
    internal double Exponent => _exponent;

    private protected override double Curve(double dial) => _full * (1.0 - Elementary.Pow(1.0 - 0.1 * dial, _exponent));

    private protected override double Inverse(double physical) => 10.0 * (1.0 - Elementary.Pow(1.0 - physical / _full, 1.0 / _exponent));
}
