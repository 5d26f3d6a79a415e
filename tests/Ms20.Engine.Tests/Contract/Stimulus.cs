namespace Ms20.Engine.Tests.Contract;

/// <summary>What one lane's input jack is fed: pieces of audio, jumps, triggers, silence and the utmost a jack can carry, from a seed.</summary>
internal static class Stimulus
{
    private static readonly int[] Everything = [0, 1, 2, 3, 4, 5, 6];
    private static readonly int[] Extremes = [5, 6];

    /// <summary>The record of a lane and an input: within +-15 V, as the jacks clamp it.</summary>
    public static double[] Of(int lane, int input, int samples) => Compose(new Random(7919 * lane + 31 * input + 1), samples, Everything);

    /// <summary>Nothing but noise and squares of 15 V.</summary>
    public static double[] ExtremesOf(int input, int samples) => Compose(new Random(104729 + input), samples, Extremes);

    private static double[] Compose(Random random, int samples, int[] kinds)
    {
        var record = new double[samples];
        for (int start = 0; start < samples;)
        {
            int end = Math.Min(samples, start + random.Next(40, 400));
            Fill(record.AsSpan(start, end - start), kinds[random.Next(kinds.Length)], random);
            start = end;
        }
        return record;
    }

    private static void Fill(Span<double> piece, int kind, Random random)
    {
        double level = 10.0 * random.NextDouble() - 5.0, cycles = 0.2 * random.NextDouble();
        int half = random.Next(1, 60);
        for (int i = 0; i < piece.Length; i++)
        {
            piece[i] = kind switch
            {
                0 => 0.0,
                1 => level,
                2 => level * Math.Sin(2.0 * Math.PI * cycles * i),
                3 => 5.0 * random.NextDouble() - 2.5,
                4 => i / half % 2 == 0 ? 5.0 : 0.0,
                5 => 30.0 * random.NextDouble() - 15.0,
                _ => i / half % 2 == 0 ? 15.0 : -15.0,
            };
        }
    }
}
