using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The top-level keys of format 1.</summary>
internal static class PatchKeys
{
    internal const string Age = "age";
    internal const string Author = "author";
    internal const string Cables = "cables";
    internal const string Clock = "clock";
    internal const string ClockMg = "mg";
    internal const string ClockPulses = "pulses";
    internal const string Cold = "cold";
    internal const string Dials = "dials";
    internal const string Format = "format";
    internal const string Name = "name";
    internal const string Normals = "normals";
    internal const string Notes = "notes";
    internal const string Performance = "performance";
    internal const string Profile = "profile";
    internal const string Rear = "rear";
    internal const string Seed = "seed";
    internal const string Tags = "tags";
    internal const string Trims = "trims";
    internal const string Unit = "unit";

    /// <summary>Every key, sorted. All are always written but those whose objects or states most patches have nothing to do with.</summary>
    internal static ImmutableArray<string> Written { get; } =
        [Age, Author, Cables, Clock, Cold, Dials, Format, Name, Normals, Notes, Performance, Profile, Rear, Seed, Tags, Trims, Unit];

    /// <summary>Between the two ids of a cable.</summary>
    internal const string Arrow = "->";
}
