using Ms20.App.Patches;
using Ms20.Audio.Playing;
using Ms20.Audio.Wave;
using Ms20.Engine;

namespace Ms20.App.Rendering;

/// <summary>Renders a song into a WAVE file. The file begins when the song does: the instrument's latency is left out.</summary>
internal sealed class SongRenderer
{
    // A tunable: 11 ms at 48 kHz, so that stopping and progress are prompt and the calls cost nothing.
    private const int BlockFrames = 512;

    private readonly RenderJob _job;
    private readonly MidiIn _midi;
    private readonly Instrument _instrument;
    private readonly SongPlayer _player;
    private readonly double[] _block = new double[BlockFrames];

    /// <summary>Prepares an instrument and puts the song on its stand.</summary>
    public SongRenderer(RenderJob job)
    {
        _job = job;
        _midi = job.Midi.Socket(job.Patch, job.Channel, job.Transpose, job.RateHz);
        _instrument = new Instrument(job.Patch);
        foreach (TrimSetting setting in job.Condition.Trims)
            _instrument.SetTrim(0, setting.Trim, setting.Value);
        if (job.Tuning is { } tuning)
            _instrument.TryTune(tuning);
        _player = new SongPlayer(_instrument, job.Song, _midi, job.RateHz, programs: job.Midi.Programs);
    }

    /// <summary>Notes that will be played.</summary>
    public int Notes => _midi.Notes;

    /// <summary>Renders from the beginning to the end.</summary>
    /// <param name="destination">Where the file goes; it is left open. Where it seeks, the header is exact.</param>
    /// <param name="progress">Is told block by block how much is done, 0 to 1; a tail of unknown length does not count.</param>
    /// <param name="stop">Stops between two blocks.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the file is incomplete.</exception>
    /// <exception cref="IOException">The destination failed.</exception>
    public RenderReport Render(Stream destination, Action<double>? progress = null, CancellationToken stop = default)
    {
        _instrument.Prepare(new InstrumentOptions
        {
            SampleRateHz = _job.RateHz,
            Quality = _job.Quality,
            MaximumFrames = BlockFrames,
            Age = _job.Condition.Age,
            Cold = _job.Condition.Cold,
        });
        _player.Rewind();
        var ending = new Ending(_player.EndFrame, _job.Tail, _job.RateHz);
        var format = new WaveFormat(_job.RateHz, Channels: 1, _job.Encoding);
        using var wave = new WaveWriter(destination, format, ending.KnownFrames, leaveOpen: true);
        while (!ending.IsReached)
        {
            stop.ThrowIfCancellationRequested();
            ReadOnlySpan<double> block = NextBlock();
            wave.WriteFrames(block[..ending.Keep(block)]);
            progress?.Invoke(Math.Min(1.0, (double)wave.FramesWritten / Math.Max(1, ending.KnownFrames ?? _player.EndFrame)));
        }

        wave.Complete();
        return Report(wave, ending);
    }

    private ReadOnlySpan<double> NextBlock()
    {
        long latencyLeft = _instrument.LatencyFrames - _instrument.Now;
        int frames = _player.PostAhead(BlockFrames);
        _instrument.Process([], _block, frames);
        return _block.AsSpan(0, frames)[(int)Math.Clamp(latencyLeft, 0, frames)..];
    }

    private RenderReport Report(WaveWriter wave, Ending ending) => new()
    {
        Format = wave.Format,
        Frames = wave.FramesWritten,
        Peak = wave.Peak,
        ClippedSamples = wave.ClippedSamples,
        Channel = _midi.Channel,
        Notes = _midi.Notes,
        NotesBeyondKeyboard = _midi.NotesBeyondKeyboard,
        EndsInSound = ending.EndsInSound,
    };
}
