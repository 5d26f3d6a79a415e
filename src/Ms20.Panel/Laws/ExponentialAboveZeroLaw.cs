namespace Ms20.Panel;

/// <summary>0 at mark 0, and start x (end/start)^(d/10) from there on: a knob that switches its effect off at its end stop.</summary>
internal sealed class ExponentialAboveZeroLaw : ContinuousLaw
{
    // The start itself is asked for ("1 ms"): it lies just off the end stop, nearer to it than any knob or file can tell.
    private const double JustOffTheStop = 1e-9;

    private readonly double _start;
    private readonly double _logRatio;

    internal ExponentialAboveZeroLaw(double start, double end, QuantityText text)
        : base(0.0, 10.0, text)
    {
        _start = start;
        _logRatio = Elementary.Log(end / start);
    }

    /// <summary>The quantity at (or just above) mark 0.</summary>
    internal double Start => _start;

    /// <summary>Natural logarithm of the ratio from mark 0 to mark 10.</summary>
    internal double LogRatio => _logRatio;

    private protected override double Curve(double dial) => dial <= 0.0 ? 0.0 : _start * Elementary.Exp(0.1 * dial * _logRatio);

    private protected override double Inverse(double physical)
    {
        if (physical < 0.5 * _start)
            return 0.0;
        return Math.Max(JustOffTheStop, 10.0 * Elementary.Log(physical / _start) / _logRatio);
    }
}
