using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Writes what a patch does that is allowed and probably not meant, a line each, to standard error: no error, and the work goes on.</summary>
internal static class HintLines
{
    /// <summary>Writes those of a patch that is about to be played. What a factory patch does, it means.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="name">Under which name it was found.</param>
    /// <param name="surroundings">Where to.</param>
    public static void Write(Patch patch, string name, Surroundings surroundings)
    {
        ImmutableArray<string> meant = FactoryPatches.TryFind(name, out Patch? factory) ? PatchHints.Of(factory) : [];
        foreach (string hint in PatchHints.Of(patch).Except(meant))
            surroundings.Error.WriteLine($"hint: {hint}");
    }

    /// <summary>Writes those of a patch file.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="file">The file it came from.</param>
    /// <param name="surroundings">Where to.</param>
    public static void WriteFor(Patch patch, string file, Surroundings surroundings)
    {
        foreach (string hint in PatchHints.Of(patch))
            surroundings.Error.WriteLine($"{file}: hint: {hint}");
    }
}
