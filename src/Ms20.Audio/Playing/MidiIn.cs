using Ms20.Audio.Midi;
using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>
/// The MIDI IN socket: turns messages into what a player does. Notes press keys; what else is heard depends on the
/// <see cref="MidiProfile"/> and is listed in docs/midi.md.
/// </summary>
/// <remarks>
/// Notes beyond the keyboard's 37 keys are played by the same law, lower and higher, and counted. After construction nothing is allocated
/// and nothing thrown, whatever is received; one thread at a time, which may be the audio thread.
/// </remarks>
public sealed partial class MidiIn
{
    /// <summary>The MIDI note of the keyboard's lowest key, the one that gives 1 V.</summary>
    public const int LowestKey = 48;

    /// <summary>The MIDI note of the keyboard's highest key, the one that gives 8 V.</summary>
    public const int HighestKey = 84;

    private const int HighestNote = 127;
    private const double HighestValue = 127.0;

    /// <summary>Silence after which a line that has sent Active Sensing counts as cut (MIDI 1.0), in seconds.</summary>
    private const double SensingSeconds = 0.3;

    private readonly Patch _patch;
    private readonly MidiMap _map;
    private readonly int? _channel;
    private readonly int _transpose;
    private readonly bool _mini;
    private readonly long _sensingFrames;
    private long _heardFrame;
    private bool _sensing;

    // Keys that are up already and sound on because the pedal is down.
    private UInt128 _sustained;
    private bool _pedalDown;

    /// <summary>A socket.</summary>
    /// <param name="options">How it listens.</param>
    /// <exception cref="ArgumentOutOfRangeException">A channel, an interval or a rate outside its range.</exception>
    public MidiIn(MidiInOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _patch = options.Patch;
        _map = options.Map;
        _channel = options.EffectiveChannel;
        _transpose = options.Transpose;
        _mini = options.EffectiveProfile == MidiProfile.Mini;
        _sensingFrames = (long)Math.Ceiling(SensingSeconds * options.SampleRateHz);
        _rateHz = options.SampleRateHz;
        _bendSemitones = _map.BendSemitones;
        _usesPedal = _patch.Uses(PerformanceSources.Pedal);
        for (int number = 0; number < _routed.Length; number++)
            _routed[number] = _patch.Uses(PerformanceSources.ControlChange(number));
    }

    /// <summary>The channel listened to, 1 to 16; null for all.</summary>
    public int? Channel => _channel;

    /// <summary>Notes heard so far.</summary>
    public int Notes { get; private set; }

    /// <summary>How many of <see cref="Notes"/>, once transposed, lay beyond the keyboard's 37 keys.</summary>
    public int NotesBeyondKeyboard { get; private set; }

    /// <summary>Listens to a message of a song.</summary>
    /// <param name="message">The message; its time plays no part.</param>
    /// <param name="frame">When it is heard; never falls from one message to the next.</param>
    /// <param name="sink">Takes what it means, which may be nothing.</param>
    public void Hear(in MidiMessage message, long frame, IGestureSink sink) => Hear(message.Status, message.Data1, message.Data2, frame, sink);

    /// <summary>Listens to a message as it travels on a cable, complete; <see cref="MidiCable"/> makes messages of bytes.</summary>
    /// <param name="status">The status byte, 0x80 to 0xFF; anything else, and system messages that mean nothing here, are passed over.</param>
    /// <param name="data1">The first data byte; only its low seven bits count.</param>
    /// <param name="data2">The second data byte; only its low seven bits count.</param>
    /// <param name="frame">When it is heard; never falls from one message to the next.</param>
    /// <param name="sink">Takes what it means, which may be nothing.</param>
    public void Hear(byte status, byte data1, byte data2, long frame, IGestureSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (status < 0x80)
            return;
        Watch(frame, sink);
        _heardFrame = frame;
        if (status >= 0xF0)
        {
            HearSystem(status, frame, sink);
            return;
        }

        int channel = (status & 0x0F) + 1;
        if (_channel is int own && own != channel)
            return;
        HearChannel((MidiMessageKind)(status & 0xF0), channel, data1 & 0x7F, data2 & 0x7F, frame, sink);
    }

    /// <summary>
    /// Lets time pass where no message comes: a line that has sent Active Sensing and is silent for 300 ms counts as cut and lifts all keys,
    /// and a clock that has stopped without a word rests. Call it once a block with the block's first frame.
    /// </summary>
    /// <param name="frame">The present frame.</param>
    /// <param name="sink">Takes what it means.</param>
    public void Watch(long frame, IGestureSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        if (_sensing && frame - _heardFrame > _sensingFrames)
        {
            _sensing = false;
            ReleaseAll(_heardFrame + _sensingFrames, sink);
        }

        WatchClock(frame, sink);
    }

    /// <summary>The end of a song: every key comes up, those too that pedal or song forgot, and the clock's line rests.</summary>
    /// <param name="frame">When it ends.</param>
    /// <param name="sink">Takes what it means.</param>
    public void End(long frame, IGestureSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _pedalDown = false;
        ReleaseAll(frame, sink);
        StopClock(frame, sink);
    }

    private void HearSystem(byte status, long frame, IGestureSink sink)
    {
        const byte activeSensing = 0xFE, reset = 0xFF;
        if (status == activeSensing)
            _sensing = true;
        else if (_mini)
            return;
        else if (status == reset)
            ResetControllers(frame, sink);
        else
            HearClock(status, frame, sink);
    }

    private void HearChannel(MidiMessageKind kind, int channel, int data1, int data2, long frame, IGestureSink sink)
    {
        switch (kind)
        {
            case MidiMessageKind.NoteOn when data2 > 0:
                Press(data1 + _transpose, data2, frame, sink);
                break;
            // A note-on of velocity 0 is a note-off (MIDI 1.0).
            case MidiMessageKind.NoteOn or MidiMessageKind.NoteOff:
                Release(data1 + _transpose, frame, sink);
                break;
            case MidiMessageKind.ControlChange when data1 is MidiNumbers.AllSoundOff or >= MidiNumbers.AllNotesOff:
                ReleaseAll(frame, sink);
                break;
            case var _ when _mini:
                break;
            case MidiMessageKind.ControlChange:
                HearControl(channel, data1, data2, frame, sink);
                break;
            case MidiMessageKind.PitchBend:
                HearBend(data1 | (data2 << 7), frame, sink);
                break;
            case MidiMessageKind.ChannelPressure when _patch.Uses(PerformanceSources.Pressure):
                sink.Take(Gesture.Perform(PerformanceSources.Pressure, data1 / HighestValue), frame);
                break;
            case MidiMessageKind.ProgramChange when data1 < _map.Programs.Length:
                sink.Take(Gesture.Program(data1), frame);
                break;
        }
    }

    private void Press(int note, int velocity, long frame, IGestureSink sink)
    {
        Notes++;
        if (note is < LowestKey or > HighestKey)
            NotesBeyondKeyboard++;
        if (note is < 0 or > HighestNote)
            return;
        _sustained &= ~(UInt128.One << note);
        if (!_mini && _patch.Uses(PerformanceSources.Velocity))
            sink.Take(Gesture.Perform(PerformanceSources.Velocity, velocity / HighestValue), frame);
        sink.Take(Gesture.Press(note), frame);
    }

    private void Release(int note, long frame, IGestureSink sink)
    {
        if (note is < 0 or > HighestNote)
            return;
        if (_pedalDown)
            _sustained |= UInt128.One << note;
        else
            sink.Take(Gesture.Release(note), frame);
    }

    private void ReleaseAll(long frame, IGestureSink sink)
    {
        _sustained = UInt128.Zero;
        sink.Take(Gesture.ReleaseAll, frame);
    }

    private void HearSustain(bool down, long frame, IGestureSink sink)
    {
        _pedalDown = down;
        for (int note = 0; !down && note <= HighestNote; note++)
        {
            if ((_sustained >> note & UInt128.One) != UInt128.Zero)
                sink.Take(Gesture.Release(note), frame);
        }

        if (!down)
            _sustained = UInt128.Zero;
    }
}
