namespace Ms20.Engine.Signals;

/// <summary>When, inside a sample, a phase that rises at a linearly changing rate passed a threshold.</summary>
internal static class EdgeTime<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The part of the sample that has gone by since the crossing, 0 (now) to 1 (a sample ago).</summary>
    /// <param name="excess">Phase minus threshold at the end of the sample, with its sign.</param>
    /// <param name="start">Rate of that difference at the start of the sample, in cycles a sample.</param>
    /// <param name="end">The same at the end of the sample.</param>
    /// <remarks>
    /// Going back by d, the difference is E - b d + (b - a) d^2 / 2, with rates a at the start and b at the end. Its root nearest to the
    /// end, in the form that cancels nothing: d = 2 |E| / (b sgn E + sqrt(b^2 - 2 (b - a) E)). Swapping a and b, with E taken at the
    /// start and negated, counts from the start instead: the crossing nearest to the start. Where nothing was crossed the result means
    /// nothing, but is a number between 0 and 1.
    /// </remarks>
    public static TLanes Since(TLanes excess, TLanes start, TLanes end)
    {
        TLanes discriminant = TLanes.Max(end * end - TLanes.Of(2.0) * (end - start) * excess, TLanes.Of(0.0));
        TLanes rate = TLanes.CopySign(TLanes.Of(1.0), excess) * end + TLanes.Sqrt(discriminant);
        // The smallest normal number stands in for a rate of 0 (a stopped oscillator), so that 0 / 0 cannot arise.
        TLanes since = TLanes.Of(2.0) * TLanes.Abs(excess) / TLanes.Max(rate, TLanes.Of(2.2250738585072014e-308));
        return TLanes.Min(since, TLanes.Of(1.0));
    }
}
