namespace Ms20.Bench.Figures;

/// <summary>How much time to take over the figures.</summary>
/// <param name="WarmUpSeconds">How long each load runs before it is timed: the compiler replaces methods while they run.</param>
/// <param name="Places">How many places in memory each load is timed at.</param>
/// <param name="Rounds">How many rounds, at each place, the minimum is taken over at least.</param>
/// <param name="MostRounds">How many at most, while a further round still finds less: a busy machine needs more.</param>
/// <param name="Blocks">How many blocks the percentiles of block time are taken over.</param>
/// <param name="Slices">How many slices of a round are run, at most.</param>
internal sealed record Effort(double WarmUpSeconds, int Places, int Rounds, int MostRounds, int Blocks, int Slices)
{
    /// <summary>What the published figures take: two minutes of processor time for each compiler.</summary>
    public static Effort Full { get; } = new(0.4, 4, 8, 30, 10000, int.MaxValue);

    /// <summary>Everything once, to see that it runs; the figures mean nothing.</summary>
    public static Effort Smoke { get; } = new(0.0, 1, 1, 1, 20, 1);
}
