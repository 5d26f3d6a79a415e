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

    // A hyphen and the digits of the most patches.
    private const int LongestNumber = 5;

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

    /// <summary>Keeps a patch under its name, in the place of the one that has that name.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="slug">The slug to keep it under, whatever was there; null for the one of its name.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="IOException">The disk refuses; one sentence.</exception>
    public string Save(Patch patch, string? slug = null) => Save(patch, slug, out _);

    /// <summary>Keeps a patch under its name, in the place of the one that has that name.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="slug">The slug to keep it under, whatever was there; null for the one of its name.</param>
    /// <param name="before">What was there; null if nothing was.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="IOException">The disk refuses; one sentence.</exception>
    public string Save(Patch patch, string? slug, out Patch? before)
    {
        if (slug is not null && !IsSlug(slug))
            throw new IOException($"\"{slug}\" cannot be the name of a patch's file: use letters, digits and hyphens.");
        lock (_gate)
        {
            slug ??= PlaceOf(patch.Name);
            before = Find(slug);
            Write(patch, slug);
            return slug;
        }
    }

    /// <summary>Keeps a patch beside what is there: nothing is replaced.</summary>
    /// <param name="patch">The patch; has a number behind its name afterwards if another one has that name.</param>
    /// <param name="isNew">False if the very same patch is there already.</param>
    /// <returns>Its slug.</returns>
    /// <exception cref="IOException">The disk refuses; one sentence.</exception>
    public string Import(ref Patch patch, out bool isNew)
    {
        lock (_gate)
        {
            IReadOnlyList<(string Slug, Patch Patch)> all = All();
            string name = patch.Name;
            for (int n = 2; ; n++)
            {
                Patch named = patch;
                (string slug, Patch? other) = all.FirstOrDefault(row => row.Patch.Name == named.Name);
                isNew = other is null;
                if (isNew)
                    return Write(patch, FreePlaceFor(patch.Name));
                if (patch.Equals(other))
                    return slug;
                patch = patch.WithName($"{name} {n}");
            }
        }
    }

    /// <summary>Gives a patch another name, and its file too.</summary>
    /// <returns>Its slug from now on.</returns>
    /// <exception cref="IOException">There is none, another one has the name, or the disk refuses; one sentence.</exception>
    public string Rename(string slug, string title)
    {
        if (string.IsNullOrWhiteSpace(title))
            throw new IOException("A sound needs a name: write one.");
        lock (_gate)
        {
            Patch patch = Find(slug) ?? throw new IOException($"There is no patch \"{slug}\" any more.");
            if (All().Any(row => row.Slug != slug && row.Patch.Name == title))
                throw new IOException($"Another sound is called \"{title}\": choose a name that is free.");
            string place = SlugOf(title) == slug ? slug : FreePlaceFor(title);
            Write(patch.WithName(title), place);
            if (place != slug)
                File.Delete(PathOf(slug));
            return place;
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

    /// <summary>Whether it is one.</summary>
    public static bool IsSlug(string slug) => slug.Length <= LongestSlug && slug == SlugOf(slug);

    // Where a patch of a name is, or would go: names that differ in signs alone have one slug, and none of them may push another out.
    private string PlaceOf(string name)
    {
        string slug = SlugOf(name);
        if (!File.Exists(PathOf(slug)) || Find(slug)?.Name == name)
            return slug;
        return All().FirstOrDefault(row => row.Patch.Name == name).Slug ?? FreePlaceFor(name);
    }

    private string FreePlaceFor(string name)
    {
        string slug = SlugOf(name);
        for (int n = 2; File.Exists(PathOf(slug)); n++)
            slug = SlugOf($"{SlugOf(name)[..Math.Min(SlugOf(name).Length, LongestSlug - LongestNumber)]}-{n}");
        return slug;
    }

    private string Write(Patch patch, string slug)
    {
        Directory.CreateDirectory(folder);
        using AtomicFile file = AtomicFile.Create(PathOf(slug), overwrite: true);
        file.Stream.Write(PatchFile.Write(patch));
        file.Complete();
        return slug;
    }

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
