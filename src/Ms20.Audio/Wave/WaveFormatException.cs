namespace Ms20.Audio.Wave;

/// <summary>
/// A WAVE file that cannot be read: damaged, cut short, compressed, or not a WAVE file. The message is one sentence with the byte
/// and the remedy.
/// </summary>
public sealed class WaveFormatException : FormatException
{
    internal const string Recopy = "get a complete copy of the file or save it again from the program that made it";
    internal const string Convert = "convert it to a WAVE file of 16 or 24 bits or 32-bit float";
    internal const string Render = "a score has no samples: render it first, or choose a WAVE file";

    /// <summary>Makes the sentence "<paramref name="problem"/> at byte <paramref name="byteOffset"/>; <paramref name="remedy"/>."</summary>
    /// <param name="problem">What is wrong, beginning with a capital letter, without a full stop.</param>
    /// <param name="byteOffset">Where, counted in bytes from the beginning of the file.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    public WaveFormatException(string problem, long byteOffset, string remedy = Recopy)
        : base($"{problem} at byte {byteOffset}; {remedy}.")
    {
        ByteOffset = byteOffset;
    }

    /// <summary>Where the file is wrong, in bytes from its beginning.</summary>
    public long ByteOffset { get; }
}
