using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// MIDI IN of the Lab: takes the bytes that a page was given by the browser, does to the bench what they mean, and tells the pages what moved. Under the
/// session's lock, one call at a time.
/// </summary>
/// <param name="session">Whose bench it plays.</param>
/// <param name="gear">The player's map, and where it is kept.</param>
internal sealed class MidiPort(LabSession session, MidiGear gear) : IGestureSink
{
    private const byte ControlChange = 0xB0;
    private const byte KindBits = 0xF0;

    // Frames a second while nobody listens: the decoder wants to know how time passes.
    private const double SilentRateHz = 48000.0;

    // Every program is heard: what it means is decided when it comes, by the set list or by the map.
    private static readonly string[] EveryProgram = [.. Enumerable.Repeat("", MidiMap.MaximumPrograms)];

    private Patch? _heardFor;
    private double _rateHz;
    private MidiIn? _midi;
    private MidiCable? _cable;
    private Bench? _bench;
    private Tab? _tab;
    private double _timeMs;
    private Control? _learning;

    /// <summary>The next control change is to turn this control; null to leave it.</summary>
    public void Learn(Control? control) => _learning = control;

    /// <summary>No control change turns this control any more.</summary>
    public void Forget(Control control)
    {
        for (int number = 0; number < gear.Map.Targets.Length; number++)
        {
            if (gear.Map.Targets[number].Control == control && MidiNumbers.IsLearnable(number))
                gear.Use(gear.Map.WithTarget(number, MidiTarget.None));
        }

        _heardFor = null;
        session.TellAll(Says.Status($"No control change turns {control.Name} any more.", "ok"));
    }

    /// <summary>Hears bytes that came together.</summary>
    public void Hear(Bench bench, Tab tab, ReadOnlySpan<byte> bytes, double timeMs)
    {
        if (_learning is not null && bytes.Length == 3 && (bytes[0] & KindBits) == ControlChange && Taught(bytes[1]))
            return;
        Listen(bench, tab, timeMs);
        _cable!.Receive(bytes, FrameOf(bench, timeMs));
    }

    /// <summary>Lets time pass: a cable that was pulled, or a clock that has stopped without a word, is noticed.</summary>
    public void Watch(Bench bench, Tab tab)
    {
        if (_midi is null || bench.Speaker is null)
            return;
        Listen(bench, tab, double.NaN);
        _midi.Watch(FrameOf(bench, double.NaN), this);
    }

    /// <inheritdoc/>
    public void Take(in Gesture gesture, long frame)
    {
        Bench bench = _bench!;
        switch (gesture.Kind)
        {
            case GestureKind.Press:
                bench.Press(gesture.Number, _timeMs);
                Show(gesture.Number, isOn: true);
                break;
            case GestureKind.Release:
                bench.Release(gesture.Number, _timeMs);
                Show(gesture.Number, isOn: false);
                break;
            case GestureKind.ReleaseAll:
                foreach (int note in bench.Held.ToArray())
                    Show(note, isOn: false);
                bench.ReleaseAll();
                break;
            case GestureKind.Turn:
                Control control = Controls.All[gesture.Number];
                bench.Turn(control, gesture.Value, _timeMs);
                session.TellDial(null, control, bench.Patch[control]);
                break;
            case GestureKind.Program:
                Choose(bench, gesture.Number);
                break;
            case GestureKind.Plug or GestureKind.Unplug:
                Replug(bench, gesture);
                break;
            default:
                bench.Perform(gesture, _timeMs);
                break;
        }
    }

    private bool Taught(int number)
    {
        if (!MidiNumbers.IsLearnable(number))
            return false;
        Control control = _learning!;
        _learning = null;
        _heardFor = null;
        string? refusal = gear.Use(gear.Map.WithTarget(number, MidiTarget.Of(control)));
        session.TellAll(Says.Status(refusal ?? $"Control change {number} turns {control.Name} from now on.", refusal is null ? "ok" : "warn"));
        return true;
    }

    // The decoder knows the patch's routes and its clock; another patch's are another decoder's.
    private void Listen(Bench bench, Tab tab, double timeMs)
    {
        _bench = bench;
        _tab = tab;
        _timeMs = timeMs;
        double rateHz = bench.Speaker?.RateHz ?? SilentRateHz;
        if (_heardFor is not null && _rateHz == rateHz && InstrumentPlayer.CanSwitch(_heardFor, bench.Patch))
            return;
        _heardFor = bench.Patch;
        _rateHz = rateHz;
        _midi = new MidiIn(new MidiInOptions { Patch = bench.Patch, Map = gear.Map.WithPrograms(EveryProgram), SampleRateHz = rateHz });
        _cable = new MidiCable(_midi, this);
    }

    private void Choose(Bench bench, int program)
    {
        if (session.Player.Book.IsSetListOn)
        {
            PlayerMessages.Go(session, bench, program);
            return;
        }

        if (program >= gear.Map.Programs.Length)
            return;
        string name = gear.Map.Programs[program];
        Patch? patch = session.Shelf.Find(PatchShelf.SlugOf(name)) ?? (FactoryPatches.TryFind(name, out Patch? factory) ? factory : null);
        if (patch is null)
        {
            session.TellAll(Says.Status($"Program {program + 1} of the set list is \"{name}\", and there is no such patch: save one under that name.", "warn"));
            return;
        }

        bench.Load(patch);
        session.TellAll(Says.Everything(bench.Patch));
    }

    private void Replug(Bench bench, in Gesture gesture)
    {
        bool isPlugged = gesture.Kind == GestureKind.Plug;
        if (!isPlugged && bench.Patch.SourceOf(gesture.Input!) != gesture.Output)
            return;
        string? refusal = isPlugged ? bench.Plug(gesture.Output!, gesture.Input!) : bench.Unplug(gesture.Input!);
        session.TellAll(refusal is null ? Says.Cable(gesture.Output!, gesture.Input!, isPlugged) : Says.Status(refusal, "warn"));
    }

    private void Show(int note, bool isOn)
    {
        if (isOn)
            _tab!.Down.Add(note);
        else
            _tab!.Down.Remove(note);
        session.TellAll(Says.Key(note, isOn));
    }

    private long FrameOf(Bench bench, double timeMs) =>
        bench.Speaker?.Clock.FrameOf(timeMs) ?? (double.IsFinite(timeMs) ? (long)Math.Clamp(timeMs * SilentRateHz / 1000.0, 0.0, 1e17) : 0);
}
