using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// MIDI IN of the Lab: takes the keys of pages and the bytes that they were given by the browser, does to the bench what they mean, and tells the pages what
/// moved. Under the session's lock, one call at a time.
/// </summary>
/// <param name="session">Whose bench it plays.</param>
/// <param name="gear">The player's map, and where it is kept.</param>
internal sealed class MidiPort(LabSession session, MidiGear gear)
{
    private const byte ControlChange = 0xB0;
    private const byte KindBits = 0xF0;

    private readonly List<MidiLine> _lines = [];
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

        session.TellAll(Says.Status($"No control change turns {control.Name} any more.", "ok"));
    }

    /// <summary>Hears bytes of a device that came together.</summary>
    public void Hear(Bench bench, Tab tab, string device, ReadOnlySpan<byte> bytes, double timeMs)
    {
        if (_learning is not null && bytes.Length == 3 && (bytes[0] & KindBits) == ControlChange && Taught(bytes[1]))
            return;
        LineOf(tab, device).Hear(bench, How(bench), bytes, timeMs);
    }

    /// <summary>A key of a page goes down or, at velocity 0, comes up.</summary>
    public void Key(Bench bench, Tab tab, int note, int velocity, double timeMs) => LineOf(tab, null).Key(bench, How(bench), note, velocity, timeMs);

    /// <summary>A device is there no more: whatever was held on it is let go.</summary>
    public void Unplug(Bench bench, Tab tab, string device) => LetGo(bench, line => line.Tab == tab && line.Device == device);

    /// <summary>A page is there no more, nor are its devices.</summary>
    public void Leave(Bench bench, Tab tab) => LetGo(bench, line => line.Tab == tab);

    /// <summary>A page has the sound from now on, and with it MIDI: the devices of the others cannot let their keys go any more.</summary>
    public void LeaveTo(Bench bench, int tab) => LetGo(bench, line => line.Tab.Number != tab && line.Device is not null);

    /// <summary>Every key comes up, whoever holds it; benders and pedals rest.</summary>
    /// <param name="bench">Whose keys.</param>
    /// <param name="tab">The page that wants it, which shows its own keys itself.</param>
    public void Panic(Bench bench, Tab tab)
    {
        foreach (int note in bench.Held)
            session.TellOthers(tab, Says.Key(note, false));
        LetGo(bench, _ => true);
        bench.ReleaseAll();
    }

    /// <summary>Lets time pass: a cable that was pulled, or a clock that has stopped without a word, is noticed.</summary>
    public void Watch(Bench bench, Tab tab)
    {
        foreach (MidiLine line in _lines.Where(line => line.Tab == tab).ToArray())
            line.Watch(bench, How(bench));
    }

    /// <summary>Chooses a program of the set list.</summary>
    public void Choose(Bench bench, int program)
    {
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

    private bool Taught(int number)
    {
        if (!MidiNumbers.IsLearnable(number))
            return false;
        Control control = _learning!;
        _learning = null;
        string? refusal = gear.Use(gear.Map.WithTarget(number, MidiTarget.Of(control)));
        session.TellAll(Says.Status(refusal ?? $"Control change {number} turns {control.Name} from now on.", refusal is null ? "ok" : "warn"));
        return true;
    }

    private MidiInOptions How(Bench bench) => new() { Patch = bench.Patch, Map = gear.Map, Channel = gear.Map.Channel };

    private MidiLine LineOf(Tab tab, string? device)
    {
        MidiLine? line = _lines.Find(line => line.Tab == tab && line.Device == device);
        if (line is null)
            _lines.Add(line = new MidiLine(session, tab, device));
        return line;
    }

    private void LetGo(Bench bench, Predicate<MidiLine> which)
    {
        foreach (MidiLine line in _lines.FindAll(which))
        {
            line.LetGo(bench);
            _lines.Remove(line);
        }
    }
}
