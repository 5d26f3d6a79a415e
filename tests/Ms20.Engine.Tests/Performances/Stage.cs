using Ms20.Panel;

namespace Ms20.Engine.Tests.Performances;

/// <summary>Where a performance is played, in blocks of any size, and recorded.</summary>
internal sealed class Stage
{
    private readonly Performance _performance;
    private readonly double[][] _feeds;

    /// <summary>An instrument set up for a performance, its lanes grouped as the machine would have it.</summary>
    public Stage(Performance performance)
        : this(performance, LaneWidths.For(performance.Lanes))
    {
    }

    /// <summary>An instrument set up for a performance, its lanes grouped as told.</summary>
    public Stage(Performance performance, ReadOnlySpan<int> widths)
    {
        _performance = performance;
        Instrument = new Instrument(performance.Patch, performance.Lanes, widths);
        for (int lane = 0; lane < performance.Lanes; lane++)
            Instrument.SetUnit(lane, performance.Parts[lane].Unit, performance.Parts[lane].Seed);
        Instrument.Prepare(performance.Options);
        _feeds = new double[performance.Inputs.Length * performance.Lanes][];
        for (int row = 0; row < _feeds.Length; row++)
            _feeds[row] = JackFeed.Of(performance.Parts[row % performance.Lanes].Feed, row / performance.Lanes, performance.Frames);
    }

    public Instrument Instrument { get; }

    /// <summary>Bytes allocated by all calls of Process so far.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Plays it all; returns, for each output and in it for each lane, the frames.</summary>
    /// <param name="cut">How long the next block may be, at most; called for each block.</param>
    /// <param name="afterBlock">What to look at after each block.</param>
    public double[][] Play(Func<int> cut, Action? afterBlock = null)
    {
        foreach (Replugging replugging in _performance.Repluggings)
            Assert.True(Instrument.TryPlug(replugging.Cables, replugging.Time));
        for (int lane = 0; lane < _performance.Lanes; lane++)
        {
            foreach (Happening happening in _performance.Parts[lane].Happenings)
                happening.Post(Instrument, lane);
        }

        double[][] heard = new double[_performance.Outputs.Length * _performance.Lanes][];
        for (int row = 0; row < heard.Length; row++)
            heard[row] = new double[_performance.Frames];
        for (int frame = 0; frame < _performance.Frames;)
        {
            int count = Math.Min(cut(), _performance.Frames - frame);
            PlayBlock(heard, frame, count);
            afterBlock?.Invoke();
            frame += count;
        }

        return heard;
    }

    /// <summary>Plays it in one block.</summary>
    public double[][] Play() => Play(() => _performance.Frames);

    /// <summary>Takes back every move of a dial or cable, so that a Reset begins where the patch does.</summary>
    public void TakeBack()
    {
        for (int lane = 0; lane < _performance.Lanes; lane++)
        {
            foreach (Control control in Controls.All)
                Instrument.Turn(control, _performance.Patch[control], Instrument.Now, lane);
        }

        Assert.True(Instrument.TryPlug(_performance.Patch.Cables, Instrument.Now));
        Instrument.Process(new double[_feeds.Length], new double[_performance.Outputs.Length * _performance.Lanes], 1);
    }

    private void PlayBlock(double[][] heard, int frame, int count)
    {
        double[] input = new double[_feeds.Length * count], output = new double[heard.Length * count];
        for (int row = 0; row < _feeds.Length; row++)
            _feeds[row].AsSpan(frame, count).CopyTo(input.AsSpan(row * count));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Instrument.Process(input, output, count);
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        for (int row = 0; row < heard.Length; row++)
            output.AsSpan(row * count, count).CopyTo(heard[row].AsSpan(frame));
    }
}
