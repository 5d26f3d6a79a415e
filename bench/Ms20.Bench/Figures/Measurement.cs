using System.Diagnostics;
using System.Runtime.CompilerServices;
using Ms20.Bench.Loads;

namespace Ms20.Bench.Figures;

/// <summary>Times loads. Not a test: no figure is too slow.</summary>
/// <remarks>
/// A round is cut into slices, each slice's minimum is taken over all rounds, and the minima are added up. Every round is the same work to the
/// bit, so what a slice takes more than its minimum is not ours: another program, an interrupt, the hypervisor. On a busy machine no round
/// may be undisturbed, but most slices are in one round or another. Between any two slices the reference kernel runs, so that it meets the
/// same machine.
/// Where things lie in memory is luck: registers of 64 bytes that are passed and kept across the borders of cache lines can double a circuit's
/// time, and which do depends on how deep the stack is. So each load is made anew and timed at several depths, and the mean is reported.
/// </remarks>
internal sealed class Measurement(Effort effort)
{
    /// <summary>A round is calm that lowers the sum of the minima by less than 0.2 %; after four in a row there is little left to find.</summary>
    private const double CalmShare = 0.998;
    private const int CalmRounds = 4;

    /// <summary>The stack's own alignment; four steps of it make a cache line.</summary>
    private const int DepthStepBytes = 16;

    private readonly ReferenceKernel _reference = new();

    /// <summary>The figure of a load.</summary>
    /// <param name="group">The table it belongs to.</param>
    /// <param name="create">Makes the load anew.</param>
    public Figure Of(string group, Func<Load> create)
    {
        Load first = create();
        WarmUp(first);
        double sum = 0.0, reference = double.PositiveInfinity;
        for (int place = 0; place < effort.Places; place++)
        {
            (double load, double between) = AtDepth(place * DepthStepBytes, create);
            sum += load;
            reference = Math.Min(reference, between);
        }

        return new Figure(group, first.Name, first.Width, sum / effort.Places, reference);
    }

    /// <summary>How evenly an instrument's blocks take their time.</summary>
    public BlockFigure OfBlocks(InstrumentLoad load)
    {
        WarmUp(load);
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

    private static double Nanoseconds(long ticks) => ticks * (1e9 / Stopwatch.Frequency);

    private int SlicesOf(Load load) => Math.Min(load.SlicesPerRound, effort.Slices);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (double Load, double Reference) AtDepth(int bytes, Func<Load> create)
    {
        Span<byte> depth = stackalloc byte[bytes + DepthStepBytes];
        depth[bytes] = 1;
        (double, double) times = TimesOf(create());
        // Read afterwards, so that it is not given back before.
        return depth[bytes] == 1 ? times : default;
    }

    /// <summary>Nanoseconds a sample of a load and of the reference kernel.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (double Load, double Reference) TimesOf(Load load)
    {
        long[] least = new long[SlicesOf(load)];
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
        return (Nanoseconds(least.Sum()) / ((double)least.Length * load.SamplesPerSlice), Nanoseconds(leastReference) / ReferenceKernel.Samples);
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

    private void WarmUp(Load load)
    {
        int slices = SlicesOf(load);
        long start = Stopwatch.GetTimestamp();
        do
        {
            load.Rewind();
            for (int slice = 0; slice < slices; slice++)
                load.RunSlice();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < effort.WarmUpSeconds);
    }
}
