using System.Collections.Immutable;

namespace Ms20.Panel;

/// <content>The state the unit is in: its age since the last service, its temperature, and where its trimmers stand.</content>
public sealed partial class Patch
{
    /// <summary>How long ago the unit was serviced: 0, just now, to 1, decades. Unit 0 does not age.</summary>
    public double Age { get; private init; }

    /// <summary>Whether it starts at room temperature and warms up. Unit 0 does not care.</summary>
    public bool IsCold { get; private init; }

    /// <summary>Whether every trimmer stands where the factory left it.</summary>
    public bool IsUntrimmed => TrimValues.AsSpan().IndexOfAnyExcept(0.0) < 0;

    /// <summary>Where every trimmer stands, by <see cref="Trim.Index"/>.</summary>
    private ImmutableArray<double> TrimValues { get; init; } = ImmutableArray.Create(new double[Trims.All.Length]);

    /// <summary>Where a trimmer inside the case stands, in its own unit; 0 is where the factory left it.</summary>
    /// <param name="trim">The trimmer.</param>
    public double this[Trim trim]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(trim);
            return TrimValues[trim.Index];
        }
    }

    /// <summary>The patch with a unit of another age.</summary>
    /// <param name="age">0, just serviced, to 1, decades without service.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The age is not between 0 and 1.</exception>
    public Patch WithAge(double age)
    {
        if (!(age >= 0.0 && age <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(age), age, "An age is between 0, just serviced, and 1, decades without service.");
        return new(this) { Age = age + 0.0 };
    }

    /// <summary>The patch with a unit that starts cold or warm.</summary>
    /// <param name="cold">Whether it starts at room temperature.</param>
    /// <returns>The new patch.</returns>
    public Patch WithCold(bool cold) => new(this) { IsCold = cold };

    /// <summary>The patch with one trimmer turned.</summary>
    /// <param name="trim">The trimmer.</param>
    /// <param name="value">Where it is to stand, in its own unit; limited to its track.</param>
    /// <returns>The new patch.</returns>
    public Patch With(Trim trim, double value)
    {
        ArgumentNullException.ThrowIfNull(trim);
        return new(this) { TrimValues = TrimValues.SetItem(trim.Index, trim.Limit(value) + 0.0) };
    }
}
