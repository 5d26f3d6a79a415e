using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>Simpler performances to try when one has failed, the greatest steps first.</summary>
internal static class Simpler
{
    public static IEnumerable<Performance> Of(Performance performance)
    {
        if (performance.Repluggings.Length > 0)
            yield return performance with { Repluggings = performance.Repluggings.RemoveAt(performance.Repluggings.Length - 1) };
        for (int port = 0; port < performance.Inputs.Length; port++)
            yield return performance with { Inputs = performance.Inputs.RemoveAt(port) };
        for (int port = 1; port < performance.Outputs.Length; port++)
            yield return performance with { Outputs = performance.Outputs.RemoveAt(port) };
        foreach (Cable cable in performance.Patch.Cables)
            yield return performance with { Patch = performance.Patch.WithoutCable(cable.Input) };
        foreach (ImmutableArray<Part> parts in SimplerParts(performance.Parts))
            yield return performance with { Parts = parts };
        foreach (Control control in Controls.All)
        {
            if (performance.Patch[control] != control.Default)
                yield return performance with { Patch = performance.Patch.With(control, control.Default) };
        }
    }

    private static IEnumerable<ImmutableArray<Part>> SimplerParts(ImmutableArray<Part> parts)
    {
        for (int lane = 0; lane < parts.Length; lane++)
        {
            ImmutableArray<Happening> happenings = parts[lane].Happenings;
            if (happenings.Length > 1)
                yield return parts.SetItem(lane, parts[lane] with { Happenings = happenings[..(happenings.Length / 2)] });
            for (int i = 0; i < happenings.Length; i++)
                yield return parts.SetItem(lane, parts[lane] with { Happenings = happenings.RemoveAt(i) });
            if (parts[lane].Unit != 0)
                yield return parts.SetItem(lane, parts[lane] with { Unit = 0 });
        }
    }
}
