using System.Collections.Immutable;

namespace Ms20.Audio.Midi;

/// <summary>
/// A standard MIDI file: its tracks in ticks. <see cref="MidiSong"/> makes seconds of it. Immutable: any thread may read it.
/// </summary>
public sealed class MidiFile
{
    /// <summary>
    /// The longest file read, in bytes. A tunable: a song of two million notes is shorter, and a stream without an end is stopped.
    /// </summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    // The header counts tracks in 16 bits.
    internal const int MaxTracks = 0xFFFF;

    /// <summary>Puts a file together.</summary>
    /// <param name="format">0: one track; 1: tracks that play together; 2: tracks that play one after the other.</param>
    /// <param name="division">The length of a tick.</param>
    /// <param name="tracks">1 to 65,535 tracks.</param>
    /// <exception cref="ArgumentException">Another format, a division that was never set, or no tracks.</exception>
    public MidiFile(int format, MidiDivision division, params ReadOnlySpan<MidiTrack> tracks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(format);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(format, 2);
        division.ThrowIfUnset(nameof(division));
        if (tracks.Length is 0 or > MaxTracks)
            throw new ArgumentException($"A MIDI file has 1 to {MaxTracks} tracks, not {tracks.Length}.", nameof(tracks));
        Format = format;
        Division = division;
        Tracks = [.. tracks];
    }

    /// <summary>0: one track; 1: tracks that play together; 2: tracks that play one after the other.</summary>
    public int Format { get; }

    /// <summary>The length of a tick.</summary>
    public MidiDivision Division { get; }

    /// <summary>The tracks in file order, at least one.</summary>
    public ImmutableArray<MidiTrack> Tracks { get; }

    /// <summary>Reads a file from <paramref name="stream"/>, from where it stands to its end. Offsets in errors count from there.</summary>
    /// <param name="stream">A readable stream of at most <see cref="MaxBytes"/>; it is left open.</param>
    /// <exception cref="MidiFormatException">The file is damaged, cut short, too long or no MIDI file.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static MidiFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var copy = new MemoryStream();
        byte[] block = new byte[32 * 1024];
        for (int count; (count = stream.Read(block)) > 0 && copy.Length <= MaxBytes;) copy.Write(block, 0, count);
        return Read(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }

    /// <summary>Reads a file from memory.</summary>
    /// <param name="bytes">The whole file, bare or in a RIFF "RMID" wrapper.</param>
    /// <exception cref="MidiFormatException">The file is damaged, cut short, too long or no MIDI file.</exception>
    /// <remarks>
    /// What other programs get away with is accepted: bytes after the last track, more tracks than the header counts, a track
    /// without its end event, running status kept across meta events, several tracks in format 0. What would lose music is refused.
    /// </remarks>
    public static MidiFile Read(ReadOnlySpan<byte> bytes) => MidiFileReader.Read(bytes);
}
