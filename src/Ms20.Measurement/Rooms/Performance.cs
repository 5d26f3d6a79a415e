namespace Ms20.Measurement.Rooms;

/// <summary>Where the figures of time are.</summary>
internal static class Performance
{
    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Performance",
        "Times depend on the machine and do not stand here. [Benchmarks](benchmarks.md) has them, of each circuit and of whole instruments at widths 1, 4 and 8, with the machine "
        + "they were taken on. The goals: one instrument at 4x takes 12 % of a core at most, and a core with AVX-512 plays 50 voices or more with late filters at 4x and "
        + "100 at 2x; the best rival's filters alone come to 69 at 2x (va-filter, two of them to a voice).",
        [])
    { HasCircuit = true };
}
