using System.Text;
using Ms20.Audio;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// The player's own patches: a folder of patch files. A page names them by slugs, never by paths; what a slug may be cannot leave the folder. Any thread.
/// </summary>
internal sealed class PatchShelf(string folder)
{
    private const string Ending = ".ms20.json";
    private const int LongestSlug = 60;
    private const string Unnamed = "patch";

    // Tunables against a folder that was filled by mistake.
    private const int MostPatches = 2000;
    private const long LongestFile = 1 << 20;

    private readonly Lock _gate = new();

    /// <summary>Every patch that can be read, by slug.</summary>
    public IReadOnlyList<(string Slug, Patch Patch)> All()
    {
        lock (_gate)
        {
            if (!Directory.Exists(folder))
                return [];
            var patches = new List<(string Slug, Patch Patch)>();
            foreach (string file in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).Take(MostPatches))
            {
                if (TryRead(file) is { } patch)
                    patches.Add((Path.GetFileName(file)[..^Ending.Length], patch));
            }

            return patches;
        }
    }

    /// <summary>A patch; null if there is none of that slug, or none that can be read.</summary>
    public Patch? Find(string slug)
    {
        lock (_gate)
            return IsSlug(slug) && File.Exists(PathOf(slug)) ? TryRead(PathOf(slug)) : null;
    }

    /// <summary>Keeps a patch under its name.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="slug">The slug to keep it under; null for the one of its name, in the place of what was there.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="IOException">The disk refuses; one sentence.</exception>
    public string Save(Patch patch, string? slug = null)
    {
        slug ??= SlugOf(patch.Name);
        if (!IsSlug(slug))
            throw new IOException($"\"{slug}\" cannot be the name of a patch's file: use letters, digits and hyphens.");
        lock (_gate)
        {
            Directory.CreateDirectory(folder);
            using AtomicFile file = AtomicFile.Create(PathOf(slug), overwrite: true);
            file.Stream.Write(PatchFile.Write(patch));
            file.Complete();
            return slug;
        }
    }

    /// <summary>Takes a patch off the shelf.</summary>
    public void Remove(string slug)
    {
        lock (_gate)
        {
            if (IsSlug(slug))
                File.Delete(PathOf(slug));
        }
    }

    /// <summary>Letters and digits in lower case, with hyphens between: what a name becomes in a file's name.</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == LongestSlug)
                break;
        }

        string trimmed = slug.ToString().Trim('-');
        return trimmed.Length > 0 ? trimmed : Unnamed;
    }

    private static bool IsSlug(string slug) => slug.Length <= LongestSlug && slug == SlugOf(slug);

    private static Patch? TryRead(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LongestFile ? PatchFile.Read(File.ReadAllBytes(path)) : null;
        }
        catch (Exception e) when (e is PatchFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(string slug) => Path.Combine(folder, slug + Ending);
}
