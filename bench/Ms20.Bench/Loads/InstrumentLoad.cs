using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Bench.Loads;

/// <summary>The whole instrument at 48 kHz in blocks of 128 frames, every lane another unit that plays its own notes at its own times.</summary>
internal sealed class InstrumentLoad : Load
{
    /// <summary>The host's rate.</summary>
    public const double RateHz = 48000.0;

    /// <summary>Frames in a block: what a host asks for when it is played live, 2.7 ms.</summary>
    public const int BlockFrames = 128;

    private const int BlocksPerSlice = 4;

    /// <summary>Time for filters to begin to whistle before a round begins.</summary>
    private const int SettlingBlocks = 40;

    /// <summary>Eight notes a second in each lane, of which each sounds for two thirds: all parts of the envelopes are in a round.</summary>
    private const int NoteFrames = 6000;
    private const int HeldFrames = 4000;

    /// <summary>How much later than its neighbour a lane begins: about a seventh of a note, so that no two change in the same block.</summary>
    private const int StaggerFrames = 850;

    private readonly Instrument _instrument;
    private readonly int _lowestNote;
    private readonly double[] _output;
    private readonly long[] _nextNote;

    public InstrumentLoad(string revision, Profile profile, string patchName, Quality quality, int width)
    {
        Name = $"{revision}, {patchName}";
        Width = width;
        _lowestNote = BenchPatches.LowestNote(patchName);
        _output = new double[BlockFrames * width];
        _nextNote = new long[width];
        _instrument = new Instrument(BenchPatches.Of(patchName, profile), width, [width]);
        for (int lane = 0; lane < width; lane++)
            _instrument.SetUnit(lane, lane + 1, (ulong)lane + 1);
        _instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = BlockFrames, Quality = quality });
        SamplesPerSlice = (int)Math.Round(_instrument.EngineRateHz / RateHz) * BlockFrames * BlocksPerSlice;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int SamplesPerSlice { get; }

    /// <summary>A quarter of a second: two notes.</summary>
    public override int SlicesPerRound => 24;

    /// <inheritdoc/>
    public override void Rewind()
    {
        _instrument.Reset();
        for (int lane = 0; lane < _nextNote.Length; lane++)
            _nextNote[lane] = lane * StaggerFrames;
        for (int i = 0; i < SettlingBlocks; i++)
            RunBlock();
    }

    /// <inheritdoc/>
    public override void RunSlice()
    {
        for (int i = 0; i < BlocksPerSlice; i++)
            RunBlock();
    }

    /// <summary>Computes one block.</summary>
    public void RunBlock()
    {
        for (int lane = 0; lane < _nextNote.Length; lane++)
        {
            if (_nextNote[lane] < _instrument.Now + BlockFrames)
                PostNote(lane);
        }

        _instrument.Process([], _output, BlockFrames);
    }

    private void PostNote(int lane)
    {
        long start = _nextNote[lane];
        // Fifths folded into two octaves visit all of their notes.
        int note = _lowestNote + (int)((7 * (start / NoteFrames) + 5 * lane) % 24);
        _instrument.TryPress(note, start, lane);
        _instrument.TryRelease(note, start + HeldFrames, lane);
        _nextNote[lane] = start + NoteFrames;
    }
}
