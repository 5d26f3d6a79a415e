using System.Globalization;

namespace Ms20.Panel;

/// <summary>A law whose dial stands anywhere between its ends: its heirs give the curve, a <see cref="QuantityText"/> the words.</summary>
internal abstract class ContinuousLaw : KnobLaw
{
    // A text says the end of a range exactly ("15 kHz") where the curve may land a rounding error beside it.
    private const double EndTolerance = 1e-6;

    private readonly QuantityText _text;

    private protected ContinuousLaw(double minimumDial, double maximumDial, QuantityText text)
        : base(minimumDial, maximumDial, text.Unit) => _text = text;

    /// <summary>The words for the quantity.</summary>
    internal QuantityText Text => _text;

    /// <inheritdoc/>
    public sealed override double ToPhysical(double dial) => Curve(Limit(dial));

    /// <inheritdoc/>
    public sealed override double ToDial(double physical)
    {
        double atMinimum = Curve(MinimumDial);
        double atMaximum = Curve(MaximumDial);
        bool rising = atMaximum > atMinimum;
        if (double.IsNaN(physical) || (rising ? physical <= atMinimum : physical >= atMinimum))
            return MinimumDial;
        if (rising ? physical >= atMaximum : physical <= atMaximum)
            return MaximumDial;
        return Limit(Inverse(physical));
    }

    /// <inheritdoc/>
    public sealed override string Format(double dial) => _text.Format(ToPhysical(dial));

    /// <inheritdoc/>
    public sealed override bool TryParse(string? text, out double dial)
    {
        dial = MinimumDial;
        string words = (text ?? "").Trim();
        if (double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out double mark))
        {
            if (!(mark >= MinimumDial && mark <= MaximumDial))
                return false;
            dial = mark;
            return true;
        }

        if (!_text.TryParse(words, out double physical) || !Reaches(physical))
            return false;
        dial = ToDial(physical);
        return true;
    }

    /// <summary>The quantity at a mark that lies on the dial.</summary>
    private protected abstract double Curve(double dial);

    /// <summary>The mark of a quantity strictly between those at the dial's ends.</summary>
    private protected abstract double Inverse(double physical);

    private bool Reaches(double physical)
    {
        double atMinimum = Curve(MinimumDial);
        double atMaximum = Curve(MaximumDial);
        double low = Math.Min(atMinimum, atMaximum);
        double high = Math.Max(atMinimum, atMaximum);
        double tolerance = EndTolerance * Math.Max(Math.Abs(low), Math.Abs(high));
        return physical >= low - Math.Min(tolerance, EndTolerance * Math.Abs(low)) && physical <= high + tolerance;
    }
}
