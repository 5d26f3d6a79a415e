using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// The MIDI sockets of the Lab: takes the keys of pages and the bytes that they were given by the browser, does to the bench what they mean, tells the pages
/// what moved, and says why when a device is not heard. Under the session's lock, one call at a time.
/// </summary>
/// <param name="session">Whose bench it plays.</param>
/// <param name="gear">The player's map, and where it is kept.</param>
internal sealed class MidiPort(LabSession session, MidiGear gear)
{
    private readonly List<MidiLine> _lines = [];
    private MidiProfile? _profile;

    /// <summary>MIDI OUT.</summary>
    public MidiOutPort Out { get; } = new();

    /// <summary>What devices are taught.</summary>
    public MidiTeacher Teacher { get; } = new(session, gear);

    /// <summary>Hears bytes of a device that came together.</summary>
    public void Hear(Bench bench, Tab tab, string device, ReadOnlySpan<byte> bytes, double timeMs)
    {
        if (!session.MayBringMidi(tab))
        {
            tab.Midi.NotHere(bytes);
            return;
        }

        MidiInOptions options = How(bench, device);
        if (Teacher.Hear(device, bytes))
        {
            TellGear(bench);
            return;
        }

        Out.PassThrough(device, bytes);
        MidiLine line = LineOf(tab, device);
        line.Hear(bench, options, bytes, timeMs);
        tab.Midi.Heard(bench, line.Channel, bytes);
    }

    /// <summary>A key of a page goes down or, at velocity 0, comes up.</summary>
    public void Key(Bench bench, Tab tab, int note, int velocity, double timeMs)
    {
        SetOut(bench);
        LineOf(tab, null).Key(bench, How(bench, ""), note, velocity, timeMs);
    }

    /// <summary>A control was turned on a page.</summary>
    public void Turned(Bench bench, Control control)
    {
        SetOut(bench);
        Out.Turn(control, bench.Patch[control]);
    }

    /// <summary>A device is there no more: whatever was held on it is let go.</summary>
    public void Unplug(Bench bench, Tab tab, string device)
    {
        LetGo(bench, line => line.Tab == tab && line.Device == device);
        Out.Unplug();
    }

    /// <summary>A page is there no more, nor are its devices.</summary>
    public void Leave(Bench bench, Tab tab)
    {
        LetGo(bench, line => line.Tab == tab);
        Out.Leave(tab);
    }

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
        SetOut(bench);
        Out.Panic();
    }

    /// <summary>Lets time pass: a cable that was pulled, a clock that has stopped without a word, or a note that is not heard is noticed.</summary>
    /// <param name="bench">Whose bench.</param>
    /// <param name="tab">The page that tells the time.</param>
    /// <param name="timeMs">The page's time.</param>
    public void Watch(Bench bench, Tab tab, double timeMs)
    {
        if (!session.MayBringMidi(tab))
            return;
        foreach (MidiLine line in _lines.FindAll(line => line.Tab == tab && line.Device is not null))
            line.Watch(bench, How(bench, line.Device!), timeMs);
        tab.Midi.Watch(bench, timeMs);
    }

    /// <summary>Chooses how much of MIDI is understood and sent; null for what the patch's model has.</summary>
    public void Choose(Bench bench, MidiProfile? profile)
    {
        _profile = profile;
        Chosen(bench);
    }

    /// <summary>Chooses the channel, of what is heard and what is sent; null for all, and 1.</summary>
    /// <returns>A sentence if it could not be kept.</returns>
    public string? Choose(Bench bench, int? channel)
    {
        string? refusal = gear.Use(gear.Map.WithChannel(channel));
        Chosen(bench);
        return refusal;
    }

    /// <summary>Tells every page how MIDI is heard.</summary>
    public void TellGear(Bench bench) => session.TellAll(Gear(bench));

    /// <summary>How MIDI is heard, as pages are told.</summary>
    public byte[] Gear(Bench bench) => Says.Gear(gear.Map, _profile, ProfileOf(bench));

    /// <summary>Chooses a program of the set list.</summary>
    public void ChooseProgram(Bench bench, int program)
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

    // Keys that are down on a device are let go: they would come up on a channel that is not listened to.
    private void Chosen(Bench bench)
    {
        foreach (MidiLine line in _lines.FindAll(line => line.Device is not null))
        {
            line.LetGo(bench);
            line.Tab.Midi.Mended();
        }

        TellGear(bench);
    }

    private MidiProfile ProfileOf(Bench bench) => _profile ?? (bench.Patch.Profile.MiniMidi ? MidiProfile.Mini : MidiProfile.Extended);

    private MidiInOptions How(Bench bench, string device) =>
        new() { Patch = bench.Patch, Profile = ProfileOf(bench), Map = gear.MapFor(device), Channel = gear.Map.Channel };

    private void SetOut(Bench bench) => Out.Send(ProfileOf(bench), gear.Map.Channel ?? 1, gear.Map.WheelGoesBothWays);

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
