namespace Ms20.Engine.Circuits;

/// <summary>The random streams of the filters: a filter's letters and a number.</summary>
internal static class FilterStreams
{
    /// <summary>Noise at the first node; the second node's is the next number.</summary>
    public static ulong NodeNoise(FilterKind kind) => Letters(kind);

    /// <summary>The slow walk of the cutoff.</summary>
    public static ulong Drift(FilterKind kind) => Letters(kind) + 2;

    private static ulong Letters(FilterKind kind) => kind == FilterKind.HighPass ? 0x4850_4600UL : 0x4C50_4600UL;
}
