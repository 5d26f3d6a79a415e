namespace Ms20.Panel;

/// <summary>One trimmer inside the case, as a service turns it: a row of data. At 0 it stands where the factory left it.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
/// <param name="Index">The row's number, from 0, in the order of <see cref="Trims.All"/>.</param>
/// <param name="Id">The stable id.</param>
/// <param name="Name">What it trims, for people.</param>
/// <param name="Minimum">One end of its track, in <paramref name="Unit"/>.</param>
/// <param name="Maximum">The other end.</param>
/// <param name="Unit">"cents" (added to a pitch) or "%" (added to a factor of 100 %).</param>
public sealed record Trim(int Index, string Id, string Name, double Minimum, double Maximum, string Unit)
{
    /// <summary>The nearest value the trimmer can stand at.</summary>
    /// <param name="value">Any number, in <see cref="Unit"/>; not-a-number becomes 0.</param>
    /// <returns>A value in <see cref="Minimum"/>..<see cref="Maximum"/>.</returns>
    public double Limit(double value) => double.IsNaN(value) ? 0.0 : Math.Clamp(value, Minimum, Maximum);

    /// <summary>The trimmer's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
