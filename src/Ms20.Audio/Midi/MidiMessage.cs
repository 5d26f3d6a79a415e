namespace Ms20.Audio.Midi;

/// <summary>A channel message of a <see cref="MidiSong"/> and the moment it sounds.</summary>
/// <param name="Kind">What it says. A note-on of velocity 0 has become <see cref="MidiMessageKind.NoteOff"/>.</param>
/// <param name="Channel">1 to 16.</param>
/// <param name="Data1">The first data byte, 0 to 127.</param>
/// <param name="Data2">The second data byte, 0 to 127; 0 for messages that have one.</param>
/// <param name="TimeSeconds">Seconds from the beginning of the song, 0 or more.</param>
/// <param name="Track">Index of the track in <see cref="MidiFile.Tracks"/>.</param>
public readonly record struct MidiMessage(MidiMessageKind Kind, byte Channel, byte Data1, byte Data2, double TimeSeconds, int Track)
{
    /// <summary>The status byte as it travels on a cable: kind and channel, 0x80 to 0xEF.</summary>
    public byte Status => (byte)((int)Kind | (Channel - 1));

    /// <summary>Both data bytes as one number, 0 to 16383: the value of a pitch bend, 8192 at rest.</summary>
    public int Data14 => Data1 | (Data2 << 7);
}
