using Ms20.App.Lab.Power;
using Ms20.App.Lab.Sound;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// One instrument, and everybody who has a hand on it: the tabs that show the panel and the one that has the sound. The Lab, not a page, knows how the
/// panel stands; so a page may be loaded again, or a second one opened, and nothing is lost. Any thread.
/// </summary>
internal sealed class LabSession : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Tab> _tabs = [];
    private readonly Bench _bench;
    private readonly Action<Patch> _changed;
    private PowerSettings _toldPower = PowerSettings.Default;
    private SoundSocket? _owner;
    // A tunable: of four hours it does not matter.
    private static readonly TimeSpan WatchPeriod = TimeSpan.FromSeconds(10.0);

    private readonly ITimer _watch;
    private int _tabsSoFar;

    /// <summary>A session.</summary>
    /// <param name="patch">How the panel stands.</param>
    /// <param name="shelf">The player's own patches.</param>
    /// <param name="gear">The player's MIDI map.</param>
    /// <param name="changed">Is told of every change of the panel; must not wait.</param>
    /// <param name="power">What the mini's power remembers.</param>
    /// <param name="time">The clock; the machine's own unless told.</param>
    /// <param name="player">The player's book; null for an empty one that nobody keeps.</param>
    public LabSession(Patch patch, PatchShelf shelf, MidiGear gear, Action<Patch> changed, PowerMemory power, TimeProvider? time = null, PlayerKeeper? player = null)
    {
        time ??= TimeProvider.System;
        _bench = new Bench(patch, new MiniPower(power, time));
        Player = player ?? new PlayerKeeper();
        _bench.Choose(Player.Book.Keys);
        _bench.FollowPower();
        _watch = time.CreateTimer(static session => ((LabSession)session!).WatchPower(), this, WatchPeriod, WatchPeriod);
        Shelf = shelf;
        Midi = new MidiPort(this, gear);
        _changed = changed;
    }

    /// <summary>The player's own patches.</summary>
    public PatchShelf Shelf { get; }

    /// <summary>Favourites, set list and habits. Changed within <see cref="Act"/> only.</summary>
    public PlayerKeeper Player { get; }

    /// <summary>Which sound of the set list was taken last; -1 before the first. Within <see cref="Act"/> only.</summary>
    public int SetListAt { get; set; } = -1;

    /// <summary>See <see cref="Loudspeaker.Tap"/>.</summary>
    public SoundTap? Tap { get; init; }

    /// <summary>MIDI IN. Within <see cref="Act"/> only.</summary>
    public MidiPort Midi { get; }

    /// <summary>A number of this run: a page that meets another one knows that the Lab was started anew.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N");

    /// <summary>How the panel stands.</summary>
    public Patch Patch
    {
        get
        {
            lock (_gate)
                return _bench.Patch;
        }
    }

    /// <summary>The keys that are down, the first pressed first.</summary>
    public IReadOnlyList<int> Held
    {
        get
        {
            lock (_gate)
                return [.. _bench.Held];
        }
    }

    /// <summary>Stops to look at the clock.</summary>
    public void Dispose() => _watch.Dispose();

    /// <summary>A page comes.</summary>
    public Tab Enter(System.Net.WebSockets.WebSocket socket)
    {
        lock (_gate)
        {
            var tab = new Tab(++_tabsSoFar, socket);
            _tabs.Add(tab);
            tab.Tell(Says.Hello(tab.Number, Run));
            tab.Tell(Says.Sound(_owner?.Tab ?? 0, _bench.Driven));
            tab.Tell(PlayerMessages.Tell(this));
            tab.Tell(Says.Hints(_bench.Patch));
            tab.Tell(Says.Power(_bench.Power));
            tab.Tell(Midi.Gear(_bench));
            return tab;
        }
    }

    /// <summary>A page goes. Its keys come up: nobody is left to release them.</summary>
    public void Leave(Tab tab)
    {
        lock (_gate)
        {
            _tabs.Remove(tab);
            tab.End();
            Midi.Leave(_bench, tab);
        }
    }

    /// <summary>A page wants the sound.</summary>
    /// <returns>What it is to hear; null if another tab has the sound and this one does not want to take it over.</returns>
    public Loudspeaker? StartSound(SoundSocket listener, double rateHz, bool takeOver)
    {
        lock (_gate)
        {
            if (_owner is not null && _owner.Tab != listener.Tab && !takeOver)
                return null;
            _owner?.GiveUp();
            _owner = listener;
            Midi.LeaveTo(_bench, listener.Tab);
            Loudspeaker speaker = _bench.Start(rateHz, Tap);
            TellAll(Says.Sound(listener.Tab, _bench.Driven));
            return speaker;
        }
    }

    /// <summary>A page has done with the sound.</summary>
    public void StopSound(SoundSocket listener)
    {
        lock (_gate)
        {
            // Taken over: the other one plays on.
            if (_owner != listener)
                return;
            _owner = null;
            foreach (int note in _bench.Held)
                TellAll(Says.Key(note, false));
            _bench.Stop();
            _bench.Drive([]);
            TellAll(Says.Sound(0, []));
        }
    }

    /// <summary>Tells every tab who has the sound and what it is plugged into.</summary>
    public void TellSound()
    {
        lock (_gate)
            TellAll(Says.Sound(_owner?.Tab ?? 0, _bench.Driven));
    }

    /// <summary>Does something with the instrument on behalf of a tab, alone.</summary>
    /// <param name="from">The tab.</param>
    /// <param name="act">What to do; returns a sentence if it may not be.</param>
    public void Act(Tab from, Func<Bench, string?> act)
    {
        lock (_gate)
        {
            Patch before = _bench.Patch;
            string? refusal = act(_bench);
            FollowPower();
            if (!ReferenceEquals(before, _bench.Patch))
                Changed(before);
            if (refusal is null)
                return;
            from.Tell(Says.Status(refusal, "warn"));
            from.Tell(Says.Everything(_bench.Patch));
        }
    }

    /// <summary>Tells every tab but one.</summary>
    public void TellOthers(Tab from, byte[] message)
    {
        lock (_gate)
        {
            foreach (Tab tab in _tabs)
            {
                if (tab != from)
                    tab.Tell(message);
            }
        }
    }

    /// <summary>Whether a tab may bring MIDI: with several of them open, each key would come once from each.</summary>
    public bool MayBringMidi(Tab tab)
    {
        lock (_gate)
            return _owner is null || _owner.Tab == tab.Number;
    }

    /// <summary>Tells every tab but one where a control stands.</summary>
    public void TellDial(Tab? from, Control control, double dial)
    {
        lock (_gate)
        {
            foreach (Tab tab in _tabs)
            {
                if (tab != from)
                    tab.TellDial(control, dial);
            }
        }
    }

    private void WatchPower()
    {
        lock (_gate)
            FollowPower();
    }

    private void FollowPower()
    {
        PowerSettings before = _toldPower;
        bool hasChanged = _bench.FollowPower();
        _toldPower = _bench.Power.Settings;
        if (hasChanged || before != _toldPower)
            TellAll(Says.Power(_bench.Power));
    }

    private void Changed(Patch before)
    {
        _changed(_bench.Patch);
        if (!PatchHints.Of(before).AsSpan().SequenceEqual(PatchHints.Of(_bench.Patch).AsSpan()))
            TellAll(Says.Hints(_bench.Patch));
    }

    /// <summary>Tells every tab.</summary>
    public void TellAll(byte[] message)
    {
        lock (_gate)
        {
            foreach (Tab tab in _tabs)
                tab.Tell(message);
        }
    }
}
