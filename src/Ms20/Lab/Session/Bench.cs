using System.Collections.Immutable;
using Ms20.App.Lab.Power;
using Ms20.App.Lab.Sound;
using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// The instrument as it stands there: its panel, its cables, the keys that are down, and the voice that plays it while somebody listens.
/// Every change is checked here; a refusal is one sentence and changes nothing. Not for several threads at once.
/// </summary>
internal sealed class Bench(Patch patch, MiniPower power)
{
    private readonly HeldKeys _keys = new();
    private readonly Touch _touch = new();
    private bool _isLimited = true;
    private Loudspeaker? _speaker;
    private Voice? _voice;
    private bool _isOn = true;

    /// <summary>The panel, cables and all that a patch file holds.</summary>
    public Patch Patch { get; private set; } = patch;

    /// <summary>The input jacks that the listener's own sound is plugged into.</summary>
    public ImmutableArray<Jack> Driven { get; private set; } = [];

    /// <summary>How fast the engine runs inside.</summary>
    public Quality Quality { get; private set; } = Quality.Standard;

    /// <summary>Which of several held keys sounds.</summary>
    public NotePriority Keys { get; private set; } = NotePriority.Highest;

    /// <summary>The mini's power, which other profiles always have.</summary>
    public MiniPower Power => power;

    /// <summary>What the listener hears; null while nobody listens.</summary>
    public Loudspeaker? Speaker => _speaker;

    /// <summary>The keys that are down, the first pressed first.</summary>
    public IReadOnlyList<int> Held => _keys.Held;

    /// <summary>Somebody listens. The keys that were pressed just before are heard now.</summary>
    public Loudspeaker Start(double rateHz, SoundTap? tap = null)
    {
        _voice = NewVoice(rateHz);
        _speaker = new Loudspeaker(rateHz, _voice) { Tap = tap, IsOn = power.IsOn };
        _speaker.Limiter.IsOn = _isLimited;
        _keys.Replay(_voice, rateHz);
        return _speaker;
    }

    /// <summary>Nobody listens any more; all keys come up.</summary>
    public void Stop()
    {
        _speaker = null;
        _voice = null;
        _keys.Clear();
    }

    /// <summary>Turns a control, presses the button or moves the wheel.</summary>
    public void Turn(Control control, double dial, double timeMs)
    {
        Patch = Patch.With(control, dial);
        _voice?.Turn(control, Patch[control], FrameOf(timeMs));
    }

    /// <summary>The keys that a hand is on.</summary>
    public int[] HeldBy(object hand) => _keys.HeldBy(hand);

    /// <summary>A hand presses a key.</summary>
    /// <returns>False if another hand holds it already: nothing has happened.</returns>
    public bool Press(object hand, int note, double timeMs)
    {
        if (!_keys.Press(hand, note, timeMs, isHeard: _voice is not null))
            return false;
        power.Play();
        _voice?.Press(note, FrameOf(timeMs));
        return true;
    }

    /// <summary>A hand lets a key go.</summary>
    /// <returns>False if the key was up, or stays down because another hand holds it.</returns>
    public bool Release(object hand, int note, double timeMs)
    {
        if (!_keys.Release(hand, note, timeMs, isHeard: _voice is not null))
            return false;
        _voice?.Release(note, FrameOf(timeMs));
        return true;
    }

    /// <summary>Bender, pedals, velocity and a clock's lead.</summary>
    public void Perform(in Gesture gesture, double timeMs)
    {
        _touch.Keep(gesture);
        _voice?.Perform(gesture, FrameOf(timeMs));
    }

    /// <summary>Releases every key.</summary>
    public void ReleaseAll()
    {
        _keys.Clear();
        _voice?.ReleaseAll(0);
    }

    /// <summary>Plugs a cable.</summary>
    /// <returns>A sentence if it may not be; else null.</returns>
    public string? Plug(Jack output, Jack input)
    {
        if (Driven.Contains(input))
            return $"{input.Name} has your own sound in it: take that out first.";
        if (!Patch.CanPlug(output, input, out string refusal))
            return refusal;
        return Replug(Patch.WithCable(output, input));
    }

    /// <summary>Pulls the cable out of an input.</summary>
    /// <returns>A sentence if it cannot be now; else null.</returns>
    public string? Unplug(Jack input) => Replug(Patch.WithoutCable(input));

    /// <summary>Sets everything at once.</summary>
    public void Load(Patch patch)
    {
        Driven = Driven.RemoveAll(jack => patch.SourceOf(jack) is not null || patch.PlugIn(jack) is not null);
        Patch before = Patch;
        Patch = patch;
        if (_voice is null)
            return;
        if (IsAnotherInstrument(before, patch) || !_voice.Driven.AsSpan().SequenceEqual(Driven.AsSpan()) || !_voice.TryPlug(patch.Cables)
            || (IsFittedOtherwise(before, patch) && !_voice.TryRefit(patch)))
        {
            Exchange();
            return;
        }

        foreach (Control control in Controls.All)
            _voice.Turn(control, patch[control], 0);
        foreach (RearDial dial in RearPanel.Dials)
            _voice.Turn(dial, patch[dial], 0);
    }

    /// <summary>Where a service would turn the trimmers of this unit at its age.</summary>
    public ImmutableArray<double> ServiceTrims() => new Instrument(Patch).Service(0, Patch.Age);

    /// <summary>Plugs the listener's own sound into input jacks, and out of all others.</summary>
    /// <returns>A sentence if it may not be; else null.</returns>
    public string? Drive(ImmutableArray<Jack> jacks)
    {
        foreach (Jack jack in jacks)
        {
            if (jack.Direction != JackDirection.Input)
                return $"{jack.Name} is an output: sound from outside goes into an input.";
            if (Patch.SourceOf(jack) is { } occupant)
                return $"{jack.Name} has the cable from {occupant.Name}: unplug that one first.";
            if (Patch.PlugIn(jack) is { } source)
                return $"{jack.Name} has the plug of {source.Id}: take that route out of the patch first.";
        }

        if (jacks.AsSpan().SequenceEqual(Driven.AsSpan()))
            return null;
        Driven = jacks;
        Exchange();
        return null;
    }

    /// <summary>Chooses how fast the engine runs inside.</summary>
    public void Choose(Quality quality)
    {
        if (quality == Quality)
            return;
        Quality = quality;
        Exchange();
    }

    /// <summary>Chooses which of several held keys sounds.</summary>
    public void Choose(NotePriority keys)
    {
        if (keys == Keys)
            return;
        Keys = keys;
        Exchange();
    }

    /// <summary>Chooses whether the limiter works on what is heard, now and later.</summary>
    public void Limit(bool isOn)
    {
        _isLimited = isOn;
        if (_speaker is not null)
            _speaker.Limiter.IsOn = isOn;
    }

    /// <summary>Switches the voice on and off as the mini's power goes.</summary>
    /// <returns>Whether that has changed.</returns>
    public bool FollowPower()
    {
        bool wasOn = _isOn;
        power.Follow(Patch.Profile, Patch[Controls.Volume], _keys.Held);
        power.Watch(_keys.Held.Count > 0 || _voice?.TakeTrigger() == true);
        _isOn = power.IsOn;
        if (_isOn == wasOn)
            return false;
        // Power that comes back finds every circuit as it is when switched on.
        if (_isOn)
            Exchange();
        if (_speaker is not null)
            _speaker.IsOn = _isOn;
        return true;
    }

    /// <summary>How bright a lamp is now; dark while nobody listens, and without power.</summary>
    public double BrightnessOf(Lamp lamp) =>
        _voice is null || !_isOn ? 0.0 : lamp == Lamps.Power ? Math.Min(power.Lamp, _voice.BrightnessOf(lamp)) : _voice.BrightnessOf(lamp);

    /// <summary>The voltage at a jack now; what it reads unplugged while nobody listens, and nothing without power.</summary>
    public double VoltsAt(Jack jack) => !_isOn ? 0.0 : _voice?.VoltsAt(jack) ?? jack.OpenVolts;

    private static bool IsAnotherInstrument(Patch before, Patch after) =>
        !InstrumentPlayer.CanSwitch(before, after)
        || before.Unit != after.Unit
        || before.Seed != after.Seed
        || before.IsCold != after.IsCold;

    private static bool IsFittedOtherwise(Patch before, Patch after) =>
        before.Age != after.Age || Trims.All.Any(trim => before[trim] != after[trim]);

    private string? Replug(Patch replugged)
    {
        // A thousand repluggings that nobody has heard yet: only a page that sleeps with the sound on gets there.
        if (_voice is not null && !_voice.TryPlug(replugged.Cables))
            return "The sound stands still and takes no more cables: wait until it plays again.";
        Patch = replugged;
        return null;
    }

    private void Exchange()
    {
        if (_speaker is null)
            return;
        _voice = NewVoice(_speaker.RateHz);
        foreach (int note in _keys.Held)
            _voice.Press(note, 0);
        _speaker.Exchange(_voice);
    }

    private Voice NewVoice(double rateHz)
    {
        var voice = new Voice(Patch, rateHz, Quality, Keys, Driven);
        _touch.Give(voice);
        return voice;
    }

    private long FrameOf(double timeMs) => _speaker?.Clock.FrameOf(timeMs) ?? 0;
}
