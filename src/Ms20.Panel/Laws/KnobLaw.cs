namespace Ms20.Panel;

/// <summary>What the marks of one dial mean: hertz, seconds, gain, and the words for them.</summary>
/// <remarks>
/// Laws are monotone. Every member is pure, throws nothing and may be called from any thread; <see cref="ToPhysical"/> and
/// <see cref="ToDial"/> allocate nothing and give the same bits on every machine.
/// </remarks>
public abstract class KnobLaw
{
    private protected KnobLaw(double minimumDial, double maximumDial, string unit)
    {
        MinimumDial = minimumDial;
        MaximumDial = maximumDial;
        Unit = unit;
    }

    /// <summary>The lowest dial mark.</summary>
    public double MinimumDial { get; }

    /// <summary>The highest dial mark.</summary>
    public double MaximumDial { get; }

    /// <summary>The unit of <see cref="ToPhysical"/>: "Hz", "s", "oct/V", "ct"...; empty where the quantity is a plain ratio.</summary>
    public string Unit { get; }

    /// <summary>The nominal quantity at a dial mark.</summary>
    /// <param name="dial">The mark; beyond the dial it is limited, not-a-number counts as <see cref="MinimumDial"/>.</param>
    /// <returns>The quantity, in <see cref="Unit"/>.</returns>
    public abstract double ToPhysical(double dial);

    /// <summary>The dial mark of a quantity.</summary>
    /// <param name="physical">The quantity, in <see cref="Unit"/>; what the knob cannot reach is limited to what it can.</param>
    /// <returns>The mark, in <see cref="MinimumDial"/>..<see cref="MaximumDial"/>.</returns>
    public abstract double ToDial(double physical);

    /// <summary>The quantity at a dial mark in words, such as "1.2 kHz", "35 ms", "16'" or "+12 ct".</summary>
    /// <param name="dial">The mark, limited as in <see cref="ToPhysical"/>.</param>
    /// <returns>The text, with a decimal point in every culture.</returns>
    public abstract string Format(double dial);

    /// <summary>Reads a quantity with its unit ("1.2 kHz", "35 ms") or a bare dial mark ("4.5"); on a selector, a legend ("16'").</summary>
    /// <param name="text">The text; white space around it and the case of letters do not matter.</param>
    /// <param name="dial">The mark, when the text is understood and on the dial; otherwise <see cref="MinimumDial"/>.</param>
    /// <returns>Whether the text was understood and lies within the knob's range.</returns>
    public abstract bool TryParse(string? text, out double dial);

    private protected double Limit(double dial) => dial > MinimumDial ? Math.Min(dial, MaximumDial) : MinimumDial;
}
