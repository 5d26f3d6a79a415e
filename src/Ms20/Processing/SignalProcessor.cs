using System.Collections.Immutable;
using Ms20.App.Patches;
using Ms20.App.Rendering;
using Ms20.Audio.Playing;
using Ms20.Audio.Wave;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>
/// Plays an instrument, or one for each of two channels, with audio and control voltages from outside, into a WAVE file. All files begin together:
/// the latency of the way in and out is left out, and keys go down as much later as the inputs reach their jacks.
/// </summary>
internal sealed class SignalProcessor
{
    /// <summary>The longest block. A tunable: 11 ms at 48 kHz, so that stopping and progress are prompt and the calls cost nothing.</summary>
    public const int BlockFrames = 512;

    /// <summary>
    /// How long the instrument is on before audio begins, in seconds, so that an amplifier that stands open has opened before, not with a thump. A tunable:
    /// the thump of a patch that holds it open is gone in a fifth of a second.
    /// </summary>
    private const double SettlingSeconds = 0.5;

    private readonly ProcessJob _job;
    private readonly int _lanes;
    private readonly Instrument _instrument;
    private readonly MidiIn[] _midi;
    private readonly SongPlayer[] _players;
    private readonly ImmutableArray<JackFeed> _feeds;
    private readonly DelayLine[] _dryLines;
    private readonly double[] _inputs;
    private readonly double[] _outputs;
    private readonly double[] _dry = new double[BlockFrames];
    private readonly double[] _levels = new double[BlockFrames];
    private readonly double[] _interleaved;
    private readonly CvTap? _cvTap;
    private readonly EspWatch? _esp;
    private readonly int _settlingFrames;
    private readonly int _leadFrames;
    private readonly int _latencyFrames;
    private double _wetPeak;
    private bool _keyIsDown;

    /// <summary>Prepares the instrument.</summary>
    public SignalProcessor(ProcessJob job)
    {
        _job = job;
        _lanes = job.Audio?.Lanes ?? 1;
        _feeds = [.. new JackFeed?[] { job.Audio, job.CvIn }.OfType<JackFeed>()];
        _instrument = new Instrument(job.Render.Patch, _lanes);
        for (int lane = 0; lane < _lanes; lane++)
        {
            foreach (TrimSetting setting in job.Render.Condition.Trims)
                _instrument.SetTrim(lane, setting.Trim, setting.Value);
            if (job.Render.Tuning is { } tuning)
                _instrument.TryTune(tuning, lane: lane);
        }

        _esp = job.Audio?.Jacks.Contains(Jacks.EspSignalIn) == true ? new EspWatch(_lanes, job.Render.RateHz) : null;
        ImmutableArray<HostPort> ports = [HostPort.SignalOut, .. job.CvOut.Select(CvPort), .. _esp is null ? [] : EspWatch.Ports];
        Prepare(ports);
        bool driven = !_feeds.IsEmpty;
        _latencyFrames = driven ? _instrument.InputLatencyFrames : _instrument.LatencyFrames;
        _settlingFrames = job.Audio is null ? 0 : (int)(SettlingSeconds * job.Render.RateHz);
        _leadFrames = _settlingFrames + _latencyFrames - _instrument.LatencyFrames;
        _midi = [.. Each(_ => job.Render.Midi.Socket(job.Render.Patch, job.Render.Channel, job.Render.Transpose, job.Render.RateHz))];
        // A song, even an empty one, lifts all keys at its end: a key that is held has the keyboard to itself.
        _players = job.HeldNote is null ? [.. Each(PlayerOf)] : [];
        _dryLines = [.. Each(_ => new DelayLine(_latencyFrames))];
        _inputs = new double[_feeds.Sum(feed => feed.Ports.Length) * _lanes * BlockFrames];
        _outputs = new double[ports.Length * _lanes * BlockFrames];
        _interleaved = new double[_lanes * BlockFrames];
        _cvTap = job.CvOut.IsEmpty ? null : new CvTap(job.CvOut.Length, _lanes, job.CvScaleVolts);
    }

    /// <summary>Notes that will be played by an instrument.</summary>
    public int Notes => _midi[0].Notes;

    /// <summary>Processes from the beginning to the end.</summary>
    /// <param name="destination">Where the sound goes; it is left open. Where it seeks, the header is exact.</param>
    /// <param name="cvDestination">Where the control voltages go, if any were asked for.</param>
    /// <param name="progress">Is told block by block how much is done, 0 to 1, where the length is known.</param>
    /// <param name="stop">Stops between two blocks.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the files are incomplete.</exception>
    /// <exception cref="Refusal">A file that is read is damaged.</exception>
    /// <exception cref="IOException">A destination failed.</exception>
    public ProcessReport Run(Stream destination, Stream? cvDestination = null, Action<double>? progress = null, CancellationToken stop = default)
    {
        RenderJob render = _job.Render;
        var ending = new Ending(LengthFrames(), render.Tail, render.RateHz, endsWhenSteady: _job.Audio is not null);
        using var sound = new WaveWriter(destination, new WaveFormat(render.RateHz, _lanes, render.Encoding), ending.KnownFrames, leaveOpen: true);
        using WaveWriter? cv = cvDestination is null ? null : _cvTap?.Begin(cvDestination, render.RateHz);
        Settle(stop);
        PressHeldKey();
        while (!ending.IsReached)
        {
            stop.ThrowIfCancellationRequested();
            int skipped = (int)Math.Clamp(_settlingFrames + _latencyFrames - _instrument.Now, 0, BlockFrames);
            int frames = NextBlock();
            if (LengthFrames() is long length)
                ending.SongEndsAt(length);
            skipped = Math.Min(skipped, frames);
            Mix(frames);
            int kept = ending.Keep(_levels.AsSpan(skipped, frames - skipped));
            sound.WriteFrames(_interleaved.AsSpan(skipped * _lanes, kept * _lanes));
            _cvTap?.Write(cv, _outputs, frames, skipped, kept);
            if ((ending.KnownFrames ?? LengthFrames()) is long total)
                progress?.Invoke(Math.Min(1.0, (double)sound.FramesWritten / Math.Max(1, total)));
        }

        sound.Complete();
        cv?.Complete();
        return Report(sound, ending);
    }

    private static HostPort CvPort(Jack jack) => new(jack, HostScale.ControlVolts);

    private void Prepare(ImmutableArray<HostPort> outputs) => _instrument.Prepare(new InstrumentOptions
    {
        SampleRateHz = _job.Render.RateHz,
        Quality = _job.Render.Quality,
        MaximumFrames = BlockFrames,
        Age = _job.Render.Condition.Age,
        Cold = _job.Render.Condition.Cold,
        Inputs = [.. _feeds.SelectMany(feed => feed.Ports)],
        Outputs = outputs,
    });

    private SongPlayer PlayerOf(int lane) =>
        new(_instrument, _job.Render.Song, _midi[lane], _job.Render.RateHz, lane, _job.Render.Midi.Programs) { StartFrame = _leadFrames };

    // The last of what goes in to end; null as long as one of them does not know.
    private long? LengthFrames()
    {
        long length = _players.Length > 0 ? _players[0].EndFrame : 0;
        foreach (JackFeed feed in _feeds)
        {
            if (feed.LengthFrames is not long frames)
                return null;
            length = Math.Max(length, frames);
        }

        return length;
    }

    private void Settle(CancellationToken stop)
    {
        while (_instrument.Now < _settlingFrames)
        {
            stop.ThrowIfCancellationRequested();
            int frames = (int)Math.Min(BlockFrames, _settlingFrames - _instrument.Now);
            Process(frames, static (feed, volts, lanes, count) => feed.Rest(volts, lanes, count));
        }
    }

    private int NextBlock()
    {
        int frames = BlockFrames;
        foreach (SongPlayer player in _players)
            frames = Math.Min(frames, player.PostAhead(frames));
        Process(frames, static (feed, volts, lanes, count) => feed.Fill(volts, lanes, count));
        _esp?.Look(_outputs.AsSpan((1 + _job.CvOut.Length) * _lanes * frames), frames);
        return frames;
    }

    private void Process(int frames, Filling fill)
    {
        int place = 0;
        foreach (JackFeed feed in _feeds)
        {
            int samples = feed.Ports.Length * _lanes * frames;
            fill(feed, _inputs.AsSpan(place, samples), _lanes, frames);
            place += samples;
        }

        // Only now is it known whether a pipe ends in this block.
        ReleaseHeldKeyBefore(_instrument.Now + frames);
        _instrument.Process(_inputs.AsSpan(0, place), _outputs, frames);
    }

    private void PressHeldKey()
    {
        if (_job.HeldNote is not int note)
            return;
        for (int lane = 0; lane < _lanes; lane++)
            _instrument.TryPress(note, _leadFrames, lane);
        _keyIsDown = true;
    }

    private void ReleaseHeldKeyBefore(long frame)
    {
        if (!_keyIsDown || LengthFrames() is not long length || length + _leadFrames >= frame)
            return;
        for (int lane = 0; lane < _lanes; lane++)
            _instrument.TryReleaseAll(length + _leadFrames, lane);
        _keyIsDown = false;
    }

    private void Mix(int frames)
    {
        Array.Clear(_levels);
        for (int lane = 0; lane < _lanes; lane++)
        {
            ReadOnlySpan<double> wet = _outputs.AsSpan(lane * frames, frames);
            Span<double> dry = _dry.AsSpan(0, frames);
            if (_job.Audio is not null)
                _job.Audio.Dry(lane)[..frames].CopyTo(dry);
            _dryLines[lane].Run(dry);
            for (int i = 0; i < frames; i++)
            {
                double sample = _job.Mix.Dry * dry[i] + _job.Mix.Wet * wet[i];
                _interleaved[i * _lanes + lane] = sample;
                _levels[i] = Math.Max(_levels[i], Math.Abs(sample));
                _wetPeak = Math.Max(_wetPeak, Math.Abs(wet[i]));
            }
        }
    }

    private ProcessReport Report(WaveWriter sound, Ending ending) => new()
    {
        Sound = new RenderReport
        {
            Format = sound.Format,
            Frames = sound.FramesWritten,
            Peak = sound.Peak,
            ClippedSamples = sound.ClippedSamples,
            Notes = _midi[0].Notes,
            NotesBeyondKeyboard = _midi[0].NotesBeyondKeyboard,
            EndsInSound = ending.EndsInSound && !ending.IsSteady,
        },
        EndsSteady = ending.IsSteady,
        AudioPeak = _job.Audio?.Peak ?? 0.0,
        WetPeak = _wetPeak,
        Esp = _esp,
        CvRanges = _cvTap?.Ranges ?? [],
    };

    private delegate void Filling(JackFeed feed, Span<double> volts, int lanes, int frames);

    private IEnumerable<T> Each<T>(Func<int, T> make) => Enumerable.Range(0, _lanes).Select(make);
}
