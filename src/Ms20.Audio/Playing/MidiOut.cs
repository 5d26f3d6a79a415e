namespace Ms20.Audio.Playing;

/// <summary>What the mini's keyboard sends: note on and off on channel 1 at velocity 64, for its own 37 keys, nothing else (implementation chart of 2012).</summary>
public static class MidiOut
{
    /// <summary>Bytes in a message.</summary>
    public const int MessageBytes = 3;

    private const byte Velocity = 64;

    /// <summary>Writes what a key sends that goes down.</summary>
    /// <param name="note">MIDI note.</param>
    /// <param name="message">Where the message goes, at least <see cref="MessageBytes"/> long.</param>
    /// <returns>How many bytes were written: 3, or 0 for a note that is not one of the keys 48 to 84.</returns>
    public static int Press(int note, Span<byte> message) => Write(0x90, note, message);

    /// <summary>Writes what a key sends that comes up. See <see cref="Press"/>.</summary>
    public static int Release(int note, Span<byte> message) => Write(0x80, note, message);

    private static int Write(byte status, int note, Span<byte> message)
    {
        if (note is < MidiIn.LowestKey or > MidiIn.HighestKey)
            return 0;
        message[0] = status;
        message[1] = (byte)note;
        message[2] = Velocity;
        return MessageBytes;
    }
}
