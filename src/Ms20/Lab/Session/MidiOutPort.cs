using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// MIDI OUT of the Lab: what hands do on a page goes, as bytes, to the one page that has a MIDI output, which passes them on. What came in by MIDI is not
/// sent, unless through is on. Under the session's lock.
/// </summary>
/// <remarks>
/// Each key that goes down travels with the bytes that let it go, so that the page can send those by itself when it is closed or the Lab is gone.
/// </remarks>
internal sealed class MidiOutPort
{
    private const int KindBits = 0xF0;
    private const int NoteOff = 0x80;
    private const int NoteOn = 0x90;
    private const int Notes = 128;

    private readonly Dictionary<Control, byte[]> _sent = [];
    private Tab? _to;
    private string _name = "";
    private bool _isThrough;
    private MidiOut _midi = new(MidiProfile.Extended);

    /// <summary>A page passes on what is sent from now on; the one that did it before has done.</summary>
    /// <param name="tab">The page.</param>
    /// <param name="name">The output's name; empty when the page has no output any more.</param>
    /// <param name="isThrough">Whether what comes in goes out too.</param>
    public void Choose(Tab tab, string name, bool isThrough)
    {
        if (name.Length == 0)
        {
            Leave(tab);
            return;
        }

        if (_to != tab)
            _to?.Tell(Says.Write("outgone", _ => { }));
        _to = tab;
        _name = name;
        _isThrough = isThrough;
        _sent.Clear();
    }

    /// <summary>A page is there no more, or has no output.</summary>
    public void Leave(Tab tab)
    {
        if (_to == tab)
            _to = null;
    }

    /// <summary>How the instrument sends: its profile, channel and wheel.</summary>
    public void Send(MidiProfile profile, int channel, bool wheelGoesBothWays) => _midi = new MidiOut(profile, channel, wheelGoesBothWays);

    /// <summary>A key goes down.</summary>
    public void Press(int note, int velocity)
    {
        Span<byte> message = stackalloc byte[MidiOut.LongestBytes];
        Span<byte> rest = stackalloc byte[MidiOut.LongestBytes];
        int written = _midi.Press(note, velocity, message);
        if (written > 0)
            Tell(message[..written], note, rest[.._midi.Release(note, rest)]);
    }

    /// <summary>A key comes up.</summary>
    public void Release(int note)
    {
        Span<byte> message = stackalloc byte[MidiOut.LongestBytes];
        int written = _midi.Release(note, message);
        if (written > 0)
            Tell(message[..written], note, default);
    }

    /// <summary>A control is turned; a turn too small to be another message is not sent.</summary>
    public void Turn(Control control, double dial)
    {
        Span<byte> message = stackalloc byte[MidiOut.LongestBytes];
        int written = _midi.Turn(control, dial, message);
        if (_to is null || written == 0 || (_sent.TryGetValue(control, out byte[]? last) && message[..written].SequenceEqual(last)))
            return;
        _sent[control] = message[..written].ToArray();
        Tell(message[..written], null, default);
    }

    /// <summary>Every key comes up, on the page's side too.</summary>
    public void Panic()
    {
        Span<byte> message = stackalloc byte[MidiOut.LongestBytes];
        Rest(message[.._midi.ReleaseAll(message)]);
    }

    /// <summary>What a device sends goes through, but never back to the device of the same name.</summary>
    public void PassThrough(string device, ReadOnlySpan<byte> bytes)
    {
        if (!_isThrough || device == _name || bytes.IsEmpty)
            return;
        int kind = bytes[0] & KindBits;
        if (bytes.Length != 3 || kind is not (NoteOn or NoteOff))
        {
            Tell(bytes, null, default);
            return;
        }

        // Beside the numbers of our own keys: each channel's notes have theirs.
        int key = Notes * (1 + (bytes[0] & ~KindBits)) + bytes[1];
        byte off = (byte)(NoteOff | (bytes[0] & ~KindBits));
        Tell(bytes, key, kind == NoteOn && bytes[2] > 0 ? [off, bytes[1], 0] : default);
    }

    /// <summary>A device that was passed through is gone: what it held is let go.</summary>
    public void Unplug()
    {
        if (_isThrough)
            Rest(default);
    }

    private void Rest(ReadOnlySpan<byte> bytes)
    {
        int[] values = Values(bytes);
        _to?.Tell(Says.Write("out", json =>
        {
            WriteBytes(json, "b", values);
            json.WriteBoolean("all", true);
        }));
    }

    // A number for the key and no bytes that let it go: it is let go.
    private void Tell(ReadOnlySpan<byte> bytes, int? key, ReadOnlySpan<byte> rest)
    {
        if (_to is null)
            return;
        int[] values = Values(bytes), letGo = Values(rest);
        _to.Tell(Says.Write("out", json =>
        {
            WriteBytes(json, "b", values);
            if (key is int number)
                json.WriteNumber("n", number);
            if (letGo.Length > 0)
                WriteBytes(json, "rest", letGo);
        }));
    }

    private static int[] Values(ReadOnlySpan<byte> bytes)
    {
        int[] values = new int[bytes.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = bytes[i];
        return values;
    }

    private static void WriteBytes(System.Text.Json.Utf8JsonWriter json, string name, int[] values)
    {
        json.WriteStartArray(name);
        foreach (int value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }
}
