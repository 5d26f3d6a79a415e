using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// Watches the notes that a page's MIDI devices send, and says why they are not heard: wrong channel, no power, a trigger that does not arrive, a knob at
/// zero. It asks the instrument, not the rules: what it says was measured at the jacks. Under the session's lock.
/// </summary>
internal sealed class SilentNotes(Tab tab)
{
    // A tunable: how long a note may take to be heard.
    private const double PatienceMs = 500.0;

    // A quarter note of clock: less may be a rest of an earlier one.
    private const int Ticks = 24;

    private const int NoteOn = 0x90;
    private const int KindBits = 0xF0;
    private const int TimingClock = 0xF8;
    private const double On = 1.3;
    private const double EnvelopeTopVolts = 5.0;

    private string _told = "";
    private int _ticks;
    private bool _isWatching;
    private double _sinceMs = double.NaN;
    private long _renderedBefore;
    private NoteTrace _trace;

    /// <summary>Bytes came that this page may not bring, for another one has the sound.</summary>
    public void NotHere(ReadOnlySpan<byte> bytes)
    {
        if (IsNote(bytes))
            Tell("tab", "Notes arrive, but another tab has the sound: take it over here, or play there.");
    }

    /// <summary>A device has sent something.</summary>
    /// <param name="bench">What it was to play.</param>
    /// <param name="channel">The channel that is listened to; null for all.</param>
    /// <param name="bytes">What it sent.</param>
    public void Heard(Bench bench, int? channel, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 1 && bytes[0] == TimingClock)
        {
            if (!bench.Patch.FollowsClock && ++_ticks == Ticks && _told.Length == 0)
                Tell("clock", "A MIDI clock arrives, and nothing in this sound follows it: a patch says what does (\"clock\").");
            return;
        }

        if (!IsNote(bytes))
            return;
        int sent = (bytes[0] & ~KindBits) + 1;
        if (channel is int own && own != sent)
        {
            Tell("channel", $"Notes arrive on channel {sent}, and the instrument listens to channel {own}.", sent);
            return;
        }

        if (_isWatching)
            return;
        _isWatching = true;
        _sinceMs = double.NaN;
        _renderedBefore = bench.Speaker?.Clock.Rendered ?? 0;
        _trace = new NoteTrace(bytes[1]);
    }

    /// <summary>Time passes: looks at the jacks, and decides when a note has had its time.</summary>
    public void Watch(Bench bench, double timeMs)
    {
        if (!_isWatching)
            return;
        if (double.IsNaN(_sinceMs) || timeMs < _sinceMs)
            _sinceMs = timeMs;
        if (bench.Speaker is { } speaker)
        {
            _trace.Peak = Math.Max(_trace.Peak, speaker.Levels.Peak);
            _trace.IsTriggered |= bench.VoltsAt(Jacks.TrigIn) < On;
            _trace.EnvelopeVolts = Math.Max(_trace.EnvelopeVolts, EnvelopeTopVolts - bench.VoltsAt(Jacks.Eg2RevOut));
        }

        if (timeMs - _sinceMs < PatienceMs)
            return;
        _isWatching = false;
        _trace.IsRunning = bench.Speaker is { } still && still.Clock.Rendered > _renderedBefore;
        (string id, string text) = WhySilent.IsHeard(bench, _trace) ? WhySilent.OutOfRange(bench, _trace.Note) : WhySilent.Of(bench, _trace);
        Tell(id, text);
    }

    /// <summary>Something about MIDI was chosen anew: what was wrong may be wrong no more.</summary>
    public void Mended()
    {
        _isWatching = false;
        Tell("", "");
    }

    private static bool IsNote(ReadOnlySpan<byte> bytes) => bytes.Length == 3 && (bytes[0] & KindBits) == NoteOn && bytes[2] > 0;

    private void Tell(string id, string text, int channel = 0)
    {
        string now = id + text;
        if (now == _told)
            return;
        _told = now;
        _ticks = 0;
        tab.Tell(Says.MidiFault(id, text, channel));
    }
}
