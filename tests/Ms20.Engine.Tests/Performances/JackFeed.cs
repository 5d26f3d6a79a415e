namespace Ms20.Engine.Tests.Performances;

/// <summary>What a host may send into a jack: pieces of sound, steps and triggers, and everything it never should.</summary>
internal static class JackFeed
{
    private static readonly double[] Wild =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 100.0, -100.0, 1e300, -1e300, double.MaxValue, -0.0, double.Epsilon, -1e-310, 15.0,
    ];

    /// <summary>The samples of a host input: the same for the same numbers.</summary>
    public static double[] Of(int feed, int port, int frames)
    {
        var random = new Random(7919 * feed + 31 * port + 1);
        double[] samples = new double[frames];
        for (int start = 0; start < frames;)
        {
            int end = Math.Min(frames, start + random.Next(20, 600));
            Fill(samples.AsSpan(start, end - start), random.Next(10), random);
            start = end;
        }

        return samples;
    }

    private static void Fill(Span<double> piece, int kind, Random random)
    {
        double level = 10.0 * random.NextDouble() - 5.0, cycles = 0.5 * random.NextDouble();
        int half = random.Next(1, 60);
        for (int i = 0; i < piece.Length; i++)
        {
            piece[i] = kind switch
            {
                0 => 0.0,
                1 => level,
                2 => level * Math.Sin(2.0 * Math.PI * cycles * i),
                3 => 30.0 * random.NextDouble() - 15.0,
                4 => i / half % 2 == 0 ? 5.0 : 0.0,
                5 => double.NaN,
                6 => i / half % 2 == 0 ? double.PositiveInfinity : double.NegativeInfinity,
                7 => i / half % 2 == 0 ? 100.0 : -100.0,
                8 => i < half ? 0.0 : 5.0,
                _ => Wild[random.Next(Wild.Length)],
            };
        }
    }
}
