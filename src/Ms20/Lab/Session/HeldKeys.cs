using Ms20.App.Lab.Sound;

namespace Ms20.App.Lab.Session;

/// <summary>
/// The keys that are down and whose hands are on them, and what was played in the moment before the sound began: the key that powers the instrument up
/// is to be heard, however short it was.
/// </summary>
internal sealed class HeldKeys
{
    // Tunables: how long a browser may take to open its sound, and how much playing it may miss.
    private const double RememberedMs = 3000.0;
    private const int RememberedEvents = 64;

    private readonly List<int> _held = [];
    private readonly HashSet<(object Hand, int Note)> _hands = [];
    private readonly List<(int Note, bool IsOn, double TimeMs)> _unheard = [];

    /// <summary>The keys that are down, the first pressed first.</summary>
    public IReadOnlyList<int> Held => _held;

    /// <summary>A hand presses a key. As on any keyboard, a key that another hand holds cannot be pressed once more.</summary>
    /// <returns>False if another hand holds it: nothing is heard of this.</returns>
    public bool Press(object hand, int note, double timeMs, bool isHeard)
    {
        bool isDown = _held.Contains(note);
        bool wasMine = !_hands.Add((hand, note));
        if (isDown && !wasMine)
            return false;
        _held.Remove(note);
        _held.Add(note);
        Remember(note, true, timeMs, isHeard);
        return true;
    }

    /// <summary>A hand lets a key go.</summary>
    /// <returns>False if the key stays down, for another hand holds it, or was not down.</returns>
    public bool Release(object hand, int note, double timeMs, bool isHeard)
    {
        if (!_hands.Remove((hand, note)) || _hands.Any(other => other.Note == note))
            return false;
        _held.Remove(note);
        Remember(note, false, timeMs, isHeard);
        return true;
    }

    /// <summary>The keys that a hand is on.</summary>
    public int[] HeldBy(object hand) => [.. _hands.Where(held => held.Hand == hand).Select(held => held.Note).Order()];

    /// <summary>All keys come up, and nothing is remembered.</summary>
    public void Clear()
    {
        _held.Clear();
        _hands.Clear();
        _unheard.Clear();
    }

    /// <summary>Plays to a new voice what nobody has heard, as it was played, and presses what is still down.</summary>
    public void Replay(Voice voice, double rateHz)
    {
        foreach (int note in _held)
        {
            if (!_unheard.Exists(moment => moment.Note == note))
                voice.Press(note, 0);
        }

        foreach ((int note, bool isOn, double timeMs) in _unheard)
        {
            long frame = (long)(Math.Clamp(timeMs - _unheard[0].TimeMs, 0.0, RememberedMs) * rateHz / 1000.0);
            if (isOn)
                voice.Press(note, frame);
            else
                voice.Release(note, frame);
        }

        _unheard.Clear();
    }

    private void Remember(int note, bool isOn, double timeMs, bool isHeard)
    {
        if (isHeard)
            return;
        double time = double.IsFinite(timeMs) ? timeMs : _unheard.Count > 0 ? _unheard[^1].TimeMs : 0.0;
        _unheard.RemoveAll(moment => time - moment.TimeMs > RememberedMs);
        if (_unheard.Count < RememberedEvents)
            _unheard.Add((note, isOn, time));
    }
}
