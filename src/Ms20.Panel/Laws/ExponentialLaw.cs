namespace Ms20.Panel;

/// <summary>start x (end/start)^(d/10): equal turns are equal ratios.</summary>
internal sealed class ExponentialLaw : ContinuousLaw
{
    private readonly double _start;
    private readonly double _logRatio;

    internal ExponentialLaw(double start, double end, QuantityText text)
        : base(0.0, 10.0, text)
    {
        _start = start;
        _logRatio = Elementary.Log(end / start);
    }

    /// <summary>The quantity at (or just above) mark 0.</summary>
    internal double Start => _start;

    /// <summary>Natural logarithm of the ratio from mark 0 to mark 10.</summary>
    internal double LogRatio => _logRatio;

    private protected override double Curve(double dial) => _start * Elementary.Exp(0.1 * dial * _logRatio);

    private protected override double Inverse(double physical) => 10.0 * Elementary.Log(physical / _start) / _logRatio;
}
