namespace Ms20.Audio.Midi;

/// <summary>
/// A MIDI file that cannot be read: damaged, cut short, or not a MIDI file. The message is one sentence with the byte and the remedy.
/// </summary>
public sealed class MidiFormatException : FormatException
{
    internal const string Recopy = "get a complete copy of the file or save it again from the program that made it";

    /// <summary>Makes the sentence "<paramref name="problem"/> at byte <paramref name="byteOffset"/>; <paramref name="remedy"/>."</summary>
    /// <param name="problem">What is wrong, beginning with a capital letter, without a full stop.</param>
    /// <param name="byteOffset">Where, counted in bytes from the beginning of the file.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    public MidiFormatException(string problem, long byteOffset, string remedy = Recopy)
        : base($"{problem} at byte {byteOffset}; {remedy}.")
    {
        ByteOffset = byteOffset;
    }

    /// <summary>Where the file is wrong, in bytes from its beginning.</summary>
    public long ByteOffset { get; }
}
