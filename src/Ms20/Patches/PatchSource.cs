using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Finds the patch that somebody names: a factory patch or a file.</summary>
internal static class PatchSource
{
    /// <summary>Far longer than any patch, in bytes: what is longer is another kind of file. A tunable.</summary>
    private const int LongestFile = 1 << 20;

    /// <summary>Loads a patch.</summary>
    /// <param name="nameOrFile">A factory patch's name, or else the path of a patch file.</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <exception cref="Refusal">There is neither, or the file is no patch.</exception>
    public static Patch Load(string nameOrFile, Surroundings surroundings)
    {
        if (FactoryPatches.TryFind(nameOrFile, out Patch? patch))
            return patch;
        return File.Exists(surroundings.PathOf(nameOrFile)) || LooksLikePath(nameOrFile)
            ? Read(nameOrFile, surroundings)
            : throw new Refusal(
                $"there is no patch \"{nameOrFile}\"; the nearest is \"{FactoryPatches.NearestTo(nameOrFile)}\" (see \"ms20 patches\").");
    }

    /// <summary>Reads a patch file.</summary>
    /// <exception cref="Refusal">It cannot be read, or is no patch.</exception>
    public static Patch Read(string path, Surroundings surroundings)
    {
        byte[] bytes = InputFile.Read(path, LongestFile, "patch file", surroundings);
        try
        {
            return PatchFile.Read(bytes);
        }
        catch (PatchFormatException e)
        {
            throw new Refusal($"{path}: {e.Message}");
        }
    }

    private static bool LooksLikePath(string text) => text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || text.AsSpan().ContainsAny('/', '\\');
}
