using System.Diagnostics;
using Ms20.Bench.Loads;

namespace Ms20.Bench.Figures;

/// <summary>Times loads. Not a test: no figure is too slow.</summary>
/// <remarks>
/// A round is cut into slices, each slice's minimum is taken over all rounds, and the minima are added up. Every round is the same work to the
/// bit, so what a slice takes more than its minimum is not ours: another program, an interrupt, the hypervisor. On a busy machine no round
/// may be undisturbed, but most slices are in one round or another. Between any two slices the reference kernel runs, so that it meets the same machine.
/// </remarks>
internal sealed class Measurement(Effort effort)
{
    /// <summary>A round is calm that lowers the sum of the minima by less than 0.2 %; after four in a row there is little left to find.</summary>
    private const double CalmShare = 0.998;
    private const int CalmRounds = 4;

    private readonly ReferenceKernel _reference = new();

    /// <summary>The figure of a load.</summary>
    public Figure Of(string group, Load load)
    {
        int slices = Math.Min(load.SlicesPerRound, effort.Slices);
        WarmUp(load, slices);
        long[] least = new long[slices];
        Array.Fill(least, long.MaxValue);
        long leastReference = long.MaxValue;
        double before = double.PositiveInfinity;
        for (int round = 0, calm = 0; round < effort.Rounds || (round < effort.MostRounds && calm < CalmRounds); round++)
        {
            load.Rewind();
            leastReference = Math.Min(leastReference, TimeRound(load, least));
            double sum = least.Sum();
            calm = sum > CalmShare * before ? calm + 1 : 0;
            before = sum;
        }

        GC.KeepAlive(_reference.Output);
        return new Figure(
            group, load.Name, load.Width, Nanoseconds(least.Sum()) / ((double)slices * load.SamplesPerSlice),
            Nanoseconds(leastReference) / ReferenceKernel.Samples);
    }

    /// <summary>How evenly an instrument's blocks take their time.</summary>
    public BlockFigure OfBlocks(InstrumentLoad load)
    {
        WarmUp(load, Math.Min(load.SlicesPerRound, effort.Slices));
        load.Rewind();
        double[] microseconds = new double[effort.Blocks];
        for (int block = 0; block < microseconds.Length; block++)
        {
            long start = ThreadClock.Nanoseconds;
            load.RunBlock();
            microseconds[block] = (ThreadClock.Nanoseconds - start) * 1e-3;
        }

        Array.Sort(microseconds);
        return new BlockFigure(load.Name, microseconds[microseconds.Length / 2], microseconds[(int)(0.999 * microseconds.Length)], ThreadClock.Name);
    }

    /// <summary>Times a round, lowers each slice's minimum, and returns the reference kernel's.</summary>
    private long TimeRound(Load load, long[] least)
    {
        long leastReference = long.MaxValue;
        for (int slice = 0; slice < least.Length; slice++)
        {
            long start = Stopwatch.GetTimestamp();
            _reference.Run();
            long between = Stopwatch.GetTimestamp();
            load.RunSlice();
            long end = Stopwatch.GetTimestamp();
            leastReference = Math.Min(leastReference, between - start);
            least[slice] = Math.Min(least[slice], end - between);
        }

        return leastReference;
    }

    private static double Nanoseconds(long ticks) => ticks * (1e9 / Stopwatch.Frequency);

    private void WarmUp(Load load, int slices)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            load.Rewind();
            for (int slice = 0; slice < slices; slice++)
                load.RunSlice();
            _reference.Run();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < effort.WarmUpSeconds);
    }
}
