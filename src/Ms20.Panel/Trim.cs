namespace Ms20.Panel;

/// <summary>One trimmer inside the case, as a service turns it: a row of data. At 0 it stands where the factory left it.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class Trim
{
    internal Trim(int index, string id, string name, double minimum, double maximum, string unit)
    {
        Index = index;
        Id = id;
        Name = name;
        Minimum = minimum;
        Maximum = maximum;
        Unit = unit;
        Law = new LinearLaw(minimum, maximum, minimum, maximum, unit == "%" ? PlainText.Change : PlainText.Cents);
    }

    /// <summary>The row's number, from 0, in the order of <see cref="Trims.All"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id.</summary>
    public string Id { get; }

    /// <summary>What it trims, for people.</summary>
    public string Name { get; }

    /// <summary>One end of its track, in <see cref="Unit"/>.</summary>
    public double Minimum { get; }

    /// <summary>The other end.</summary>
    public double Maximum { get; }

    /// <summary>"cents", added to a pitch, or "%", added to a factor of 100 %.</summary>
    public string Unit { get; }

    /// <summary>What its marks mean: themselves, in words.</summary>
    public KnobLaw Law { get; }

    /// <summary>The nearest value the trimmer can stand at.</summary>
    /// <param name="value">Any number, in <see cref="Unit"/>; not-a-number becomes 0.</param>
    /// <returns>A value in <see cref="Minimum"/>..<see cref="Maximum"/>.</returns>
    public double Limit(double value) => double.IsNaN(value) ? 0.0 : Math.Clamp(value, Minimum, Maximum);

    /// <summary>The trimmer's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
