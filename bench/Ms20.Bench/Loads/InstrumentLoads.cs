using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Bench.Loads;

/// <summary>The whole instrument in both revisions on both patches.</summary>
internal static class InstrumentLoads
{
    /// <summary>Revisions and patches, as tables name them.</summary>
    public static IEnumerable<(string Revision, string Patch)> All =>
        from revision in Revisions from patch in BenchPatches.Names select (revision, patch);

    /// <summary>The names of the revisions.</summary>
    public static IReadOnlyList<string> Revisions { get; } = ["early", "late"];

    /// <summary>A load.</summary>
    public static InstrumentLoad Create(string revision, string patch, Quality quality, int width) =>
        new(revision, revision == "early" ? Profiles.Early1978 : Profiles.Late1978, patch, quality, width);
}
