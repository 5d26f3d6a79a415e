using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;

namespace Ms20.Panel;

/// <summary>The patches that come with the instrument: the files of the repository's <c>patches</c> folder, carried in the assembly.</summary>
/// <remarks>A patch is known by its file's name without <c>.ms20.json</c>, such as "first-light". May be used from any thread but the audio thread.</remarks>
public static class FactoryPatches
{
    // Where the project file puts them; the ending belongs to every patch file.
    private const string Folder = "patches/";
    private const string Ending = ".ms20.json";

    /// <summary>The patch that sounds when none is chosen.</summary>
    public const string DefaultName = "first-light";

    /// <summary>The name of every factory patch, in alphabetical order.</summary>
    public static ImmutableArray<string> All { get; } = Names();

    /// <summary>Reads a factory patch.</summary>
    /// <param name="name">Its name, or the name in the file ("First Light"); the case of letters does not matter, nor what stands between words.</param>
    /// <param name="patch">The patch, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? name, [NotNullWhen(true)] out Patch? patch)
    {
        string wanted = Slug(name ?? "");
        patch = All.Contains(wanted) ? Read(wanted) : null;
        return patch is not null;
    }

    /// <summary>The factory patch somebody probably meant.</summary>
    /// <param name="name">What was written.</param>
    /// <returns>The name of the nearest patch.</returns>
    public static string NearestTo(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var nearest = new NearestId(Slug(name));
        foreach (string candidate in All)
            nearest.Offer(candidate);
        return nearest.Id;
    }

    /// <summary>Letters and digits in lower case, with one hyphen wherever anything else stands between them: "S&amp;H Melody" is s-h-melody.</summary>
    private static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        bool apart = false;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                apart = slug.Length > 0;
                continue;
            }

            if (apart)
                slug.Append('-');
            apart = false;
            slug.Append(char.ToLowerInvariant(c));
        }

        return slug.ToString();
    }

    private static ImmutableArray<string> Names()
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string resource in Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Folder, StringComparison.Ordinal) && resource.EndsWith(Ending, StringComparison.Ordinal))
                names.Add(resource[Folder.Length..^Ending.Length]);
        }

        names.Sort(string.CompareOrdinal);
        return names.DrainToImmutable();
    }

    private static Patch Read(string name)
    {
        using Stream file = Assembly.GetManifestResourceStream(Folder + name + Ending)!;
        byte[] utf8 = new byte[file.Length];
        file.ReadExactly(utf8);
        return PatchFile.Read(utf8);
    }

    private static Assembly Assembly => typeof(FactoryPatches).Assembly;
}
