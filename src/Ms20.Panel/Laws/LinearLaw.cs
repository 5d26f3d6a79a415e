namespace Ms20.Panel;

/// <summary>A straight line between the quantities at the dial's two ends.</summary>
internal sealed class LinearLaw : ContinuousLaw
{
    private readonly double _centre;
    private readonly double _centreDial;
    private readonly double _perMark;

    internal LinearLaw(double minimumDial, double maximumDial, double atMinimum, double atMaximum, QuantityText text)
        : base(minimumDial, maximumDial, text)
    {
        // About the middle, so that a bipolar dial at 0 gives exactly 0.
        _centreDial = 0.5 * (minimumDial + maximumDial);
        _centre = 0.5 * (atMinimum + atMaximum);
        _perMark = (atMaximum - atMinimum) / (maximumDial - minimumDial);
    }

    /// <summary>The quantity in the middle of the dial.</summary>
    internal double Centre => _centre;

    /// <summary>The middle of the dial.</summary>
    internal double CentreDial => _centreDial;

    /// <summary>How much a mark adds.</summary>
    internal double PerMark => _perMark;

    private protected override double Curve(double dial) => _centre + (dial - _centreDial) * _perMark;

    private protected override double Inverse(double physical) => _centreDial + (physical - _centre) / _perMark;
}
