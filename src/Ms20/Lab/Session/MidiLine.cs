using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// One hand on the instrument: a page's own keys, or one MIDI device that it brings. Each has a decoder of its own, so that running status, pedals and
/// parameters of two devices do not mix, and knows its keys, so that they come up when it goes. Under the session's lock.
/// </summary>
/// <param name="session">Whose bench it plays.</param>
/// <param name="tab">The page.</param>
/// <param name="device">The device's name; null for the page's own keys.</param>
internal sealed class MidiLine(LabSession session, Tab tab, string? device) : IGestureSink
{
    // The decoder measures clocks and silences by the page's time, which no burst of the sound shakes; its frames are parts of that.
    private const double FramesPerMs = 48.0;
    private const double LatestMs = 1e14;

    private const int NoteOn = 0x90;
    private const int NoteOff = 0x80;
    private const int PitchBend = 0xE0;
    private const int ChannelPressure = 0xD0;
    private const int ControlChange = 0xB0;
    private const byte BendCentreHigh = 64;

    private MidiInOptions? _heardFor;
    private MidiIn? _midi;
    private MidiCable? _cable;
    private Bench? _bench;
    private double _timeMs;
    private long _frame;
    private int _velocity;

    /// <summary>The page.</summary>
    public Tab Tab => tab;

    /// <summary>The device's name; null for the page's own keys.</summary>
    public string? Device => device;

    /// <summary>The channel listened to; null for all.</summary>
    public int? Channel => _midi?.Channel;

    /// <summary>Hears bytes that came together.</summary>
    /// <param name="bench">What they play.</param>
    /// <param name="options">How to listen.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="timeMs">The page's time; not-a-number for now.</param>
    public void Hear(Bench bench, MidiInOptions options, ReadOnlySpan<byte> bytes, double timeMs)
    {
        Listen(bench, options, timeMs);
        _cable!.Receive(bytes, _frame);
    }

    /// <summary>A key of the page goes down or, at velocity 0, comes up: what a MIDI keyboard's would mean.</summary>
    public void Key(Bench bench, MidiInOptions options, int note, int velocity, double timeMs)
    {
        Listen(bench, options, timeMs);
        _velocity = velocity;
        Say(velocity > 0 ? NoteOn : NoteOff, (byte)note, (byte)velocity);
    }

    /// <summary>Lets time pass: a cable that was pulled, or a clock that has stopped without a word, is noticed.</summary>
    public void Watch(Bench bench, MidiInOptions options, double timeMs)
    {
        if (_midi is null)
            return;
        Listen(bench, options, timeMs);
        _midi.Watch(_frame, this);
    }

    /// <summary>The hand is gone: its keys come up, its bender and pedals rest, its clock stops.</summary>
    public void LetGo(Bench bench)
    {
        if (_midi is null)
            return;
        _bench = bench;
        _timeMs = double.NaN;
        if (device is not null)
            Rest();
        _midi.End(_frame, this);
        _midi = null;
        _heardFor = null;
    }

    /// <inheritdoc/>
    public void Take(in Gesture gesture, long frame)
    {
        Bench bench = _bench!;
        switch (gesture.Kind)
        {
            case GestureKind.Press:
                if (device is null)
                    session.Midi.Out.Press(gesture.Number, _velocity);
                if (bench.Press(this, gesture.Number, _timeMs))
                    Show(gesture.Number, isOn: true);
                break;
            case GestureKind.Release:
                Release(bench, gesture.Number);
                break;
            case GestureKind.ReleaseAll:
                foreach (int note in bench.HeldBy(this))
                    Release(bench, note);
                break;
            case GestureKind.Turn:
                Control control = Controls.All[gesture.Number];
                bench.Turn(control, gesture.Value, _timeMs);
                session.TellDial(null, control, bench.Patch[control]);
                break;
            case GestureKind.Program:
                session.Midi.ChooseProgram(bench, gesture.Number);
                break;
            case GestureKind.Plug or GestureKind.Unplug:
                Replug(bench, gesture);
                break;
            default:
                bench.Perform(gesture, _timeMs);
                break;
        }
    }

    // The decoder knows the patch's routes, its clock and the map; others' are another decoder's.
    private void Listen(Bench bench, MidiInOptions options, double timeMs)
    {
        _bench = bench;
        _timeMs = timeMs;
        if (double.IsFinite(timeMs))
            _frame = Math.Max(_frame, (long)(Math.Clamp(timeMs, 0.0, LatestMs) * FramesPerMs));
        MidiInOptions wanted = options with { SampleRateHz = 1000.0 * FramesPerMs };
        if (_heardFor is not null && _heardFor with { Patch = wanted.Patch } == wanted && InstrumentPlayer.CanSwitch(_heardFor.Patch, wanted.Patch))
            return;
        // What the old one's pedal holds and its bender bends, the new one could not let go.
        if (_midi is not null && device is not null)
        {
            Rest();
            // A mini listens to another channel: a key that is down would come up where nobody listens.
            if (_heardFor!.Profile != wanted.Profile)
                _midi.End(_frame, this);
        }

        _heardFor = wanted;
        _midi = new MidiIn(wanted);
        _cable = new MidiCable(_midi, this);
    }

    private void Rest()
    {
        Say(ControlChange, MidiNumbers.SustainPedal, 0);
        Say(PitchBend, 0, BendCentreHigh);
        Say(ChannelPressure, 0, 0);
    }

    private void Say(int kind, byte data1, byte data2) => _midi!.Hear((byte)(kind | ((_midi.Channel ?? 1) - 1)), data1, data2, _frame, this);

    private void Release(Bench bench, int note)
    {
        if (device is null)
            session.Midi.Out.Release(note);
        if (bench.Release(this, note, _timeMs))
            Show(note, isOn: false);
        else if (device is null && bench.Held.Contains(note))
            // The page has let go and shows it; but MIDI, or another page, still holds the key.
            tab.Tell(Says.Key(note, true));
    }

    private void Replug(Bench bench, in Gesture gesture)
    {
        bool isPlugged = gesture.Kind == GestureKind.Plug;
        if (!isPlugged && bench.Patch.SourceOf(gesture.Input!) != gesture.Output)
            return;
        string? refusal = isPlugged ? bench.Plug(gesture.Output!, gesture.Input!) : bench.Unplug(gesture.Input!);
        session.TellAll(refusal is null ? Says.Cable(gesture.Output!, gesture.Input!, isPlugged) : Says.Status(refusal, "warn"));
    }

    // A page shows its own keys itself.
    private void Show(int note, bool isOn)
    {
        if (device is null)
            session.TellOthers(tab, Says.Key(note, isOn));
        else
            session.TellAll(Says.Key(note, isOn));
    }
}
