using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>The top-level keys of format 1.</summary>
internal static class PatchKeys
{
    internal const string Author = "author";
    internal const string Cables = "cables";
    internal const string Clock = "clock";
    internal const string ClockMg = "mg";
    internal const string ClockPulses = "pulses";
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
    internal const string Unit = "unit";

    /// <summary>
    /// Every key, sorted. All are always written but <see cref="Clock"/>, <see cref="Performance"/> and <see cref="Rear"/>, which are written
    /// while there is something in them.
    /// </summary>
    internal static ImmutableArray<string> Written { get; } =
        [Author, Cables, Clock, Dials, Format, Name, Normals, Notes, Performance, Profile, Rear, Seed, Tags, Unit];

    /// <summary>Between the two ids of a cable.</summary>
    internal const string Arrow = "->";
}
