using Ms20.Audio.Midi;
using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>
/// The MIDI IN socket: turns messages into what hands would do. Notes press keys, control change 1 turns the wheel from its centre
/// (0 V) to its end (+5 V), controls 120 and 123 to 127 lift all keys; everything else, velocity included, is not heard.
/// </summary>
/// <remarks>
/// The mini's MIDI implementation has notes and mode messages alone: with its profile control change 1 is not heard either. Notes
/// beyond the keyboard's 37 keys are played by the same law, lower and higher, and counted. One thread at a time.
/// </remarks>
public sealed class MidiIn
{
    /// <summary>The MIDI note of the keyboard's lowest key, the one that gives 1 V.</summary>
    public const int LowestKey = 48;

    /// <summary>The MIDI note of the keyboard's highest key, the one that gives 8 V.</summary>
    public const int HighestKey = 84;

    private const int HighestNote = 127;
    private const int HighestValue = 127;

    // Control changes by their MIDI 1.0 numbers; 124 to 127 (omni, mono, poly) lift all keys as 123 does.
    private const int ModulationWheel = 1;
    private const int AllSoundOff = 120;
    private const int AllNotesOff = 123;

    private readonly int? _channel;
    private readonly int _transpose;
    private readonly bool _hearsWheel;

    /// <summary>A socket.</summary>
    /// <param name="profile">The instrument it belongs to.</param>
    /// <param name="channel">The channel it listens to, 1 to 16; null for all.</param>
    /// <param name="transpose">Semitones added to every note, -127 to +127.</param>
    /// <exception cref="ArgumentOutOfRangeException">A channel or an interval outside its range.</exception>
    public MidiIn(Profile profile, int? channel = null, int transpose = 0)
    {
        ArgumentNullException.ThrowIfNull(profile);
        if (channel is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, "MIDI has channels 1 to 16.");
        ArgumentOutOfRangeException.ThrowIfLessThan(transpose, -HighestNote);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(transpose, HighestNote);
        _channel = channel;
        _transpose = transpose;
        _hearsWheel = !profile.MiniMidi;
    }

    /// <summary>Notes heard so far.</summary>
    public int Notes { get; private set; }

    /// <summary>How many of <see cref="Notes"/>, once transposed, lay beyond the keyboard's 37 keys.</summary>
    public int NotesBeyondKeyboard { get; private set; }

    /// <summary>Listens to a message.</summary>
    /// <param name="message">The message; its time plays no part.</param>
    /// <param name="gesture">What it means, when it means something.</param>
    /// <returns>Whether it means something: not on another channel, not for another control, not beyond MIDI's notes once transposed.</returns>
    public bool TryHear(in MidiMessage message, out Gesture gesture)
    {
        gesture = default;
        if (_channel is int channel && message.Channel != channel)
            return false;
        return message.Kind switch
        {
            MidiMessageKind.NoteOn => TryPress(message, out gesture),
            MidiMessageKind.NoteOff => TryRelease(message, out gesture),
            MidiMessageKind.ControlChange => TryControl(message, out gesture),
            _ => false,
        };
    }

    private bool TryPress(in MidiMessage message, out Gesture gesture)
    {
        // A note-on of velocity 0 is a note-off (MIDI 1.0); a song has changed it already, a cable has not.
        if (message.Data2 == 0)
            return TryRelease(message, out gesture);
        int note = message.Data1 + _transpose;
        Notes++;
        if (note is < LowestKey or > HighestKey)
            NotesBeyondKeyboard++;
        gesture = Gesture.Press(note);
        return IsNote(note);
    }

    private bool TryRelease(in MidiMessage message, out Gesture gesture)
    {
        int note = message.Data1 + _transpose;
        gesture = Gesture.Release(note);
        return IsNote(note);
    }

    private bool TryControl(in MidiMessage message, out Gesture gesture)
    {
        gesture = Gesture.ReleaseAll;
        if (message.Data1 is AllSoundOff or >= AllNotesOff)
            return true;
        gesture = Gesture.TurnWheel(Controls.Wheel.Maximum * message.Data2 / HighestValue);
        return message.Data1 == ModulationWheel && _hearsWheel;
    }

    private static bool IsNote(int note) => note is >= 0 and <= HighestNote;
}
