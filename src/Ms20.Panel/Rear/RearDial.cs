namespace Ms20.Panel;

/// <summary>A knob of the rear panel, which belongs to one of its converters. It stands where the patch has it: it is no control of the front.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class RearDial
{
    internal RearDial(int index, string id, string name, KnobLaw law, double normal, double xMm, double yMm)
    {
        Index = index;
        Id = id;
        Name = name;
        Law = law;
        Default = normal;
        XMm = xMm;
        YMm = yMm;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="RearPanel.Dials"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that patches use.</summary>
    public string Id { get; }

    /// <summary>A name that is clear without its place, such as "CONVERTER 1 OFFSET".</summary>
    public string Name { get; }

    /// <summary>What its marks mean.</summary>
    public KnobLaw Law { get; }

    /// <summary>The lowest dial mark.</summary>
    public double Minimum => Law.MinimumDial;

    /// <summary>The highest dial mark.</summary>
    public double Maximum => Law.MaximumDial;

    /// <summary>The dial mark at which it changes nothing.</summary>
    public double Default { get; }

    /// <summary>Centre, from the left edge of the rear panel, in millimetres.</summary>
    public double XMm { get; }

    /// <summary>Centre, from the top edge of the rear panel, in millimetres.</summary>
    public double YMm { get; }

    /// <summary>The nearest value the knob can stand at.</summary>
    /// <param name="dial">Any number; not-a-number becomes <see cref="Minimum"/>.</param>
    /// <returns>A value in <see cref="Minimum"/>..<see cref="Maximum"/>.</returns>
    public double Limit(double dial) => (dial > Minimum ? Math.Min(dial, Maximum) : Minimum) + 0.0;

    /// <summary>The knob's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
