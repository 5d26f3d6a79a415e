using System.Collections.Immutable;
using Ms20.App.Patches;

namespace Ms20.App.Rendering;

/// <summary>The state a unit is in: its age since the last service, its temperature, and where its trimmers stand.</summary>
internal sealed record UnitCondition
{
    /// <summary>Just serviced, warm, every trimmer where the factory left it.</summary>
    public static UnitCondition Serviced { get; } = new();

    /// <summary>0, just serviced, to 1, decades without service.</summary>
    public double Age { get; init; }

    /// <summary>Whether it starts at room temperature.</summary>
    public bool Cold { get; init; }

    /// <summary>The trimmers that were turned; of two settings of one trimmer the later counts.</summary>
    public ImmutableArray<TrimSetting> Trims { get; init; } = [];
}
