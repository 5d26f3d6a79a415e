using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The top-level keys of format 1.</summary>
internal static class PatchKeys
{
    internal const string Author = "author";
    internal const string Cables = "cables";
    internal const string Dials = "dials";
    internal const string Format = "format";
    internal const string Name = "name";
    internal const string Normals = "normals";
    internal const string Notes = "notes";
    internal const string Profile = "profile";
    internal const string Rear = "rear";
    internal const string Seed = "seed";
    internal const string Tags = "tags";
    internal const string Unit = "unit";

    /// <summary>Every key that is always written, sorted. <see cref="Rear"/> is read, and written once something can be on there.</summary>
    internal static ImmutableArray<string> Written { get; } =
        [Author, Cables, Dials, Format, Name, Normals, Notes, Profile, Seed, Tags, Unit];

    /// <summary>Between the two ids of a cable.</summary>
    internal const string Arrow = "->";
}
