using System.Collections.Immutable;
using Ms20.Audio.Wave;

namespace Ms20.App.Rendering;

/// <summary>Renders a song that several instruments play: into one file, or into one for each.</summary>
internal sealed class EnsembleRenderer
{
    // A tunable, as SongRenderer's.
    private const int BlockFrames = 512;

    private readonly RenderJob _job;
    private readonly ImmutableArray<SongPart> _parts;
    private readonly EnsembleInstruments _instruments;
    private readonly double[] _block;
    private readonly double[] _levels = new double[BlockFrames];

    /// <summary>Prepares the instruments.</summary>
    public EnsembleRenderer(RenderJob job, ImmutableArray<SongPart> parts)
    {
        _job = job;
        _parts = parts;
        _instruments = new EnsembleInstruments(job, parts, BlockFrames);
        _block = new double[parts.Length * BlockFrames];
    }

    /// <summary>Notes that will be played by all together.</summary>
    public int Notes => _instruments.Midi.Sum(midi => midi.Notes);

    /// <summary>
    /// What a part is multiplied by in the mix: as many parts as there are share full scale, so that the mix clips only where a part does by
    /// itself.
    /// </summary>
    public static double MixGain(int parts) => 1.0 / parts;

    /// <summary>Renders from the beginning to the end.</summary>
    /// <param name="destinations">One for the mix, or one for each part; they are left open. All files are of one length.</param>
    /// <param name="progress">Is told how much is done, 0 to 1.</param>
    /// <param name="stop">Stops between two blocks.</param>
    /// <returns>What came out: of the mix one for each part too, with the notes that it played.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the files are incomplete.</exception>
    /// <exception cref="IOException">A destination failed.</exception>
    public ImmutableArray<RenderReport> Render(IReadOnlyList<Stream> destinations, Action<double>? progress = null, CancellationToken stop = default)
    {
        bool mixed = destinations.Count < _parts.Length;
        var ending = new Ending(_instruments.EndFrame, _job.Tail, _job.RateHz);
        var format = new WaveFormat(_job.RateHz, Channels: 1, _job.Encoding);
        WaveWriter[] waves = [.. destinations.Select(stream => new WaveWriter(stream, format, ending.KnownFrames, leaveOpen: true))];
        try
        {
            while (!ending.IsReached)
            {
                stop.ThrowIfCancellationRequested();
                Write(waves, ending, mixed);
                progress?.Invoke(Math.Min(1.0, (double)waves[0].FramesWritten / Math.Max(1, ending.KnownFrames ?? _instruments.EndFrame)));
            }

            foreach (WaveWriter wave in waves)
                wave.Complete();
            return [.. _parts.Select((_, part) => Report(mixed ? waves[0] : waves[part], ending, part))];
        }
        finally
        {
            foreach (WaveWriter wave in waves)
                wave.Dispose();
        }
    }

    private void Write(WaveWriter[] waves, Ending ending, bool mixed)
    {
        _instruments.Read(_block, BlockFrames);
        if (mixed)
            Mix();
        for (int frame = 0; frame < BlockFrames; frame++)
            _levels[frame] = LevelAt(frame, waves.Length);
        int kept = ending.Keep(_levels);
        for (int wave = 0; wave < waves.Length; wave++)
            waves[wave].WriteFrames(_block.AsSpan(wave * BlockFrames, kept));
    }

    // The mix takes the first part's place.
    private void Mix()
    {
        double gain = MixGain(_parts.Length);
        for (int frame = 0; frame < BlockFrames; frame++)
        {
            double sum = 0.0;
            for (int part = 0; part < _parts.Length; part++)
                sum += _block[part * BlockFrames + frame];
            _block[frame] = sum * gain;
        }
    }

    private double LevelAt(int frame, int signals)
    {
        double loudest = 0.0;
        for (int signal = 0; signal < signals; signal++)
            loudest = Math.Max(loudest, Math.Abs(_block[signal * BlockFrames + frame]));
        return loudest;
    }

    private RenderReport Report(WaveWriter wave, Ending ending, int part) => new()
    {
        Format = wave.Format,
        Frames = wave.FramesWritten,
        Peak = wave.Peak,
        ClippedSamples = wave.ClippedSamples,
        Channel = _instruments.Midi[part].Channel,
        Notes = _instruments.Midi[part].Notes,
        NotesBeyondKeyboard = _instruments.Midi[part].NotesBeyondKeyboard,
        EndsInSound = ending.EndsInSound,
    };
}
