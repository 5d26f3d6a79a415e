using System.Collections.Immutable;
using Ms20.Audio.Midi;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>
/// Plays a song on an instrument, exact to the frame: before each block it posts what happens in it.
/// <code>
/// int frames = player.PostAhead(block.Length);
/// instrument.Process([], block, frames);
/// </code>
/// </summary>
/// <remarks>
/// Frames count from the instrument's Reset. A moment between two frames goes to the nearer one. At the song's end all keys come up,
/// those too that the song forgot. Where the patch follows the MIDI clock, the song's tempo gives it. Control side; one thread at a time.
/// </remarks>
public sealed class SongPlayer
{
    private const byte ClockTick = 0xF8;

    private readonly Instrument _instrument;
    private readonly InstrumentPlayer _player;
    private readonly ImmutableArray<(long Frame, Gesture Gesture)> _score;
    private int _next;

    /// <summary>Puts a song on the stand.</summary>
    /// <param name="instrument">The instrument; prepare or reset it before the first block.</param>
    /// <param name="song">The song.</param>
    /// <param name="midi">The socket through which the instrument hears it; the whole song is heard here, which is when it counts.</param>
    /// <param name="sampleRateHz">The rate the instrument is prepared for, in hertz.</param>
    /// <param name="lane">The lane that plays.</param>
    /// <param name="programs">The patches that program changes choose; see <see cref="InstrumentPlayer"/>.</param>
    public SongPlayer(
        Instrument instrument, MidiSong song, MidiIn midi, double sampleRateHz, int lane = 0, ImmutableArray<Patch> programs = default)
    {
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(midi);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRateHz);
        _instrument = instrument;
        _player = new InstrumentPlayer(instrument, lane, programs);
        EndFrame = FrameAt(song.LengthSeconds, sampleRateHz);
        var score = new Score();
        ImmutableArray<double> ticks = instrument.Patch.FollowsClock ? song.ClockSeconds : [];
        int tick = 0;
        foreach (MidiMessage message in song.Messages)
        {
            for (; tick < ticks.Length && ticks[tick] <= message.TimeSeconds; tick++)
                midi.Hear(ClockTick, 0, 0, FrameAt(ticks[tick], sampleRateHz), score);
            midi.Hear(message, FrameAt(message.TimeSeconds, sampleRateHz), score);
        }

        for (; tick < ticks.Length; tick++)
            midi.Hear(ClockTick, 0, 0, FrameAt(ticks[tick], sampleRateHz), score);
        midi.End(EndFrame, score);
        _score = [.. score.Gestures];
    }

    /// <summary>
    /// The instrument's frame at which the song begins; 0 unless told. A host input's samples reach their jack some frames late: begun as late, the
    /// song and the input stay together. Set it before the first block.
    /// </summary>
    public long StartFrame { get; set; }

    /// <summary>The frame, counted from the song's beginning, at which the song ends and all keys are up; what sounds on after it is the instrument's.</summary>
    public long EndFrame { get; }

    /// <summary>Posts everything that happens in the instrument's next frames.</summary>
    /// <param name="frames">How many frames the caller would like to process, 1 or more.</param>
    /// <returns>
    /// How many frames to process now, 1 to <paramref name="frames"/>: fewer than asked for when the instrument's queue is full. Nothing
    /// is lost; only of more gestures on one frame than the queue holds, the last ones come a frame late.
    /// </returns>
    public int PostAhead(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frames);
        long now = _instrument.Now - StartFrame;
        for (; _next < _score.Length && _score[_next].Frame < now + frames; _next++)
        {
            (long frame, Gesture gesture) = _score[_next];
            if (!_player.TryTake(gesture, frame + StartFrame))
                return (int)Math.Clamp(frame - now, 1, frames);
        }

        return frames;
    }

    /// <summary>Goes back to the beginning of the song; reset the instrument as well. Control side.</summary>
    public void Rewind() => _next = 0;

    private static long FrameAt(double seconds, double sampleRateHz) => (long)Math.Floor(seconds * sampleRateHz + 0.5);

    private sealed class Score : IGestureSink
    {
        public List<(long Frame, Gesture Gesture)> Gestures { get; } = [];

        public void Take(in Gesture gesture, long frame) => Gestures.Add((frame, gesture));
    }
}
