namespace Ms20.Panel;

/// <summary>full x (d/10)^exponent: nothing at 0, slow at first.</summary>
internal sealed class PowerLaw : ContinuousLaw
{
    private readonly double _full;
    private readonly double _exponent;

    internal PowerLaw(double full, double exponent, QuantityText text)
        : base(0.0, 10.0, text)
    {
        _full = full;
        _exponent = exponent;
    }

    /// <summary>The quantity at mark 10.</summary>
    internal double Full => _full;

    /// <summary>How steep the curve is at its steep end.</summary>
    internal double Exponent => _exponent;

    private protected override double Curve(double dial) => _full * Elementary.Pow(0.1 * dial, _exponent);

    private protected override double Inverse(double physical) => 10.0 * Elementary.Pow(physical / _full, 1.0 / _exponent);
}
