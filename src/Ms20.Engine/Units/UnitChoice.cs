using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Units;

/// <summary>Which instrument a lane is, and where its trimmers stand.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Seed">Seed of noise and start phases.</param>
internal sealed record UnitChoice(int Unit, ulong Seed)
{
    /// <summary>Where every trimmer stands when nobody has turned it.</summary>
    public static readonly ImmutableArray<double> FactoryTrims = ImmutableArray.Create(new double[Trims.All.Length]);

    /// <summary>Where the trimmers stand, by <see cref="Trim.Index"/>, each in its own unit.</summary>
    public ImmutableArray<double> TrimValues { get; init; } = FactoryTrims;

    /// <summary>The unit, seed and trims of a patch.</summary>
    public static UnitChoice Of(Patch patch) =>
        new(patch.Unit, patch.Seed) { TrimValues = ImmutableArray.CreateRange(Trims.All, static (trim, patch) => patch[trim], patch) };

    /// <summary>What a percentage trimmer makes of its quantity.</summary>
    public double TrimFactor(Trim trim) => 1.0 + TrimValues[trim.Index] / 100.0;
}
