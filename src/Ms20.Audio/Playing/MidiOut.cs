using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>The MIDI OUT socket: the bytes of what hands do to keyboard and panel.</summary>
/// <remarks>
/// As the mini it sends what the mini's implementation chart of 2012 lists: its own 37 keys, all at velocity 64, and nothing else. The extended profile
/// sends every note as hard as it was struck, and each control as the control change of its own that <see cref="MidiIn"/> understands. Any thread.
/// </remarks>
public sealed class MidiOut
{
    /// <summary>The most bytes of one call.</summary>
    public const int LongestBytes = 6;

    private const int NoteOff = 0x80;
    private const int NoteOn = 0x90;
    private const int ControlChange = 0xB0;
    private const byte PlainVelocity = 64;
    private const int HighestNote = 127;
    private const int HighestVelocity = 127;
    private const int SevenBits = 128;
    private const int FourteenBits = 16384;

    private readonly bool _mini;
    private readonly int _channel;
    private readonly bool _wheelGoesBothWays;

    /// <summary>A socket.</summary>
    /// <param name="profile">What is sent.</param>
    /// <param name="channel">The channel, 1 to 16.</param>
    /// <param name="wheelGoesBothWays">How the listener's map has the wheel; see <see cref="MidiMap.WheelGoesBothWays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public MidiOut(MidiProfile profile, int channel = 1, bool wheelGoesBothWays = false)
    {
        if (channel is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(channel), channel, "MIDI has channels 1 to 16.");
        _mini = profile == MidiProfile.Mini;
        _channel = channel;
        _wheelGoesBothWays = wheelGoesBothWays;
    }

    /// <summary>Writes what a key sends that goes down.</summary>
    /// <param name="note">MIDI note.</param>
    /// <param name="velocity">How hard it is struck, 1 to 127; limited there.</param>
    /// <param name="message">Where the message goes, at least <see cref="LongestBytes"/> long.</param>
    /// <returns>How many bytes were written: 3, or 0 for a note that is not sent.</returns>
    public int Press(int note, int velocity, Span<byte> message) =>
        Note(NoteOn, note, _mini ? PlainVelocity : (byte)Math.Clamp(velocity, 1, HighestVelocity), message);

    /// <summary>Writes what a key sends that comes up. See <see cref="Press"/>.</summary>
    public int Release(int note, Span<byte> message) => Note(NoteOff, note, PlainVelocity, message);

    /// <summary>Writes what is sent when every key comes up at once.</summary>
    /// <param name="message">See <see cref="Press"/>.</param>
    /// <returns>How many bytes were written: 3, on a mini 0.</returns>
    public int ReleaseAll(Span<byte> message) => _mini ? 0 : Write(message, 0, ControlChange, MidiNumbers.AllNotesOff, 0);

    /// <summary>
    /// Writes what a control sends that is turned: its control change, and where that number has a partner the seven bits below it too.
    /// </summary>
    /// <param name="control">Which control.</param>
    /// <param name="dial">Its dial mark, or a selector's position.</param>
    /// <param name="message">See <see cref="Press"/>.</param>
    /// <returns>How many bytes were written: 3 or 6, on a mini 0.</returns>
    public int Turn(Control control, double dial, Span<byte> message)
    {
        ArgumentNullException.ThrowIfNull(control);
        if (_mini)
            return 0;
        int number = control.MidiCc;
        double mark = control.Limit(dial);
        if (control.IsStepped)
            return Write(message, 0, ControlChange, number, (int)Math.Round(mark / control.Maximum * (SevenBits - 1)));
        if (number >= MidiNumbers.FirstLowBits)
            return Write(message, 0, ControlChange, number, Place(control, mark, SevenBits));
        int place = Place(control, mark, FourteenBits);
        int written = Write(message, 0, ControlChange, number, place / SevenBits);
        return Write(message, written, ControlChange, number + MidiNumbers.FirstLowBits, place % SevenBits);
    }

    // The inverse of how MidiIn reads it: a dial with its zero in the middle has it at exactly half of the places.
    private int Place(Control control, double mark, int places)
    {
        bool isWheel = control == Controls.Wheel;
        if (isWheel ? _wheelGoesBothWays : control.Minimum < 0.0)
        {
            double turn = mark / control.Maximum;
            return (int)Math.Round(places / 2 + turn * (turn < 0.0 ? places / 2 : places / 2 - 1));
        }

        double lowest = isWheel ? 0.0 : control.Minimum;
        return (int)Math.Round(Math.Max(mark - lowest, 0.0) / (control.Maximum - lowest) * (places - 1));
    }

    private int Note(int kind, int note, byte velocity, Span<byte> message) =>
        note is >= 0 and <= HighestNote && (!_mini || note is >= MidiIn.LowestKey and <= MidiIn.HighestKey) ? Write(message, 0, kind, note, velocity) : 0;

    private int Write(Span<byte> message, int at, int kind, int data1, int data2)
    {
        message[at] = (byte)(kind | (_channel - 1));
        message[at + 1] = (byte)data1;
        message[at + 2] = (byte)data2;
        return at + 3;
    }
}
