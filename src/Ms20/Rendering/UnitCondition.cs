using System.Collections.Immutable;
using Ms20.App.Patches;

namespace Ms20.App.Rendering;

/// <summary>What is told of a unit's state beyond what its patch says: age since the last service, temperature, and where its trimmers stand.</summary>
internal sealed record UnitCondition
{
    /// <summary>Nothing told: the patch's state, which is just serviced and warm unless it says otherwise.</summary>
    public static UnitCondition Serviced { get; } = new();

    /// <summary>0, just serviced, to 1, decades without service; null for the patch's.</summary>
    public double? Age { get; init; }

    /// <summary>Whether it starts at room temperature; null for what the patch says.</summary>
    public bool? Cold { get; init; }

    /// <summary>The trimmers that were turned; of two settings of one trimmer the later counts. The others stand where the patch has them.</summary>
    public ImmutableArray<TrimSetting> Trims { get; init; } = [];
}
