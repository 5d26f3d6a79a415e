using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>What the places where audio goes in mean for a patch.</summary>
internal static class SignalEntries
{
    /// <summary>The outputs of the external signal processor.</summary>
    private static readonly ImmutableArray<Jack> EspOutputs =
        [Jacks.EspAmpOut, Jacks.EspBpfOut, Jacks.EspFvCvOut, Jacks.EspEnvOut, Jacks.EspTrigOut];

    /// <summary>The jacks of an entry.</summary>
    public static ImmutableArray<Jack> JacksOf(SignalEntry entry) => entry switch
    {
        SignalEntry.Ext => [Jacks.ExtSignalIn],
        SignalEntry.Esp => [Jacks.EspSignalIn],
        _ => [Jacks.EspSignalIn, Jacks.ExtSignalIn],
    };

    /// <summary>Whether a patch has a cable from the external signal processor.</summary>
    public static bool UsesEsp(Patch patch) => patch.Cables.Any(cable => EspOutputs.Contains(cable.Output));

    /// <summary>Whether anything of the audio can be heard: not where it enters the external signal processor and nothing leaves it.</summary>
    public static bool AreHeard(ImmutableArray<Jack> jacks, Patch patch) =>
        jacks.Contains(Jacks.ExtSignalIn) || UsesEsp(patch) || patch.Normals == NormalsTables.Guide;

    /// <summary>Where audio belongs that is not told where to go: into the external signal processor if the patch uses it, else to the filters.</summary>
    public static SignalEntry For(Patch patch) => UsesEsp(patch) ? SignalEntry.Esp : SignalEntry.Ext;
}
