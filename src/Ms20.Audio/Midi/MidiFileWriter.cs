using System.Buffers.Binary;
using System.Text;

namespace Ms20.Audio.Midi;

/// <summary>
/// Writes standard MIDI files, every message with its status byte (no running status): the plainest form, which every reader takes.
/// </summary>
public static class MidiFileWriter
{
    private const int LongestDelta = (int)MidiTrackBuilder.MaxTick;

    /// <summary>Writes <paramref name="file"/>; reading it back gives the same names, tempos, events and ends.</summary>
    /// <param name="stream">A writable stream, which need not seek; it is left open.</param>
    /// <param name="file">What to write; format 0 must have exactly one track.</param>
    /// <exception cref="ArgumentException">Format 0 with several tracks.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public static void Write(Stream stream, MidiFile file)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Format == 0 && file.Tracks.Length != 1)
            throw new ArgumentException($"A file of format 0 has 1 track, not {file.Tracks.Length}: write it as format 1.", nameof(file));
        Span<byte> header = stackalloc byte[14];
        "MThd"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], 6);
        BinaryPrimitives.WriteInt16BigEndian(header[8..], (short)file.Format);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], (ushort)file.Tracks.Length);
        BinaryPrimitives.WriteInt16BigEndian(header[12..], DivisionWord(file.Division));
        stream.Write(header);
        foreach (var track in file.Tracks) WriteTrack(stream, track);
    }

    private static short DivisionWord(MidiDivision division) => division.IsSmpte
        ? (short)((-division.FramesPerSecond << 8) | division.TicksPerFrame)
        : (short)division.TicksPerQuarter;

    private static void WriteTrack(Stream stream, MidiTrack track)
    {
        using var content = new MemoryStream();
        long tick = 0;
        if (track.Name is not null) WriteMeta(content, 0, 0x03, Encoding.UTF8.GetBytes(track.Name));
        int nextTempo = 0;
        foreach (var e in track.Events)
        {
            // Of a tempo and a message at one tick the tempo goes first; that changes no time.
            for (; nextTempo < track.Tempos.Length && track.Tempos[nextTempo].Tick <= e.Tick; nextTempo++)
                WriteTempo(content, track.Tempos[nextTempo], ref tick);
            WriteMessage(content, e, ref tick);
        }

        for (; nextTempo < track.Tempos.Length; nextTempo++) WriteTempo(content, track.Tempos[nextTempo], ref tick);
        WriteMeta(content, Delta(content, track.EndTick, ref tick), 0x2F, []);
        Span<byte> head = stackalloc byte[8];
        "MTrk"u8.CopyTo(head);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], (uint)content.Length);
        stream.Write(head);
        content.WriteTo(stream);
    }

    private static void WriteMessage(MemoryStream content, MidiTrackEvent e, ref long tick)
    {
        WriteVariableLength(content, Delta(content, e.Tick, ref tick));
        content.WriteByte((byte)((int)e.Kind | (e.Channel - 1)));
        content.WriteByte(e.Data1);
        if (!MidiTrackEvent.HasOneDataByte(e.Kind)) content.WriteByte(e.Data2);
    }

    private static void WriteTempo(MemoryStream content, MidiTempoChange tempo, ref long tick)
    {
        Span<byte> microseconds = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(microseconds, tempo.MicrosecondsPerQuarter);
        WriteMeta(content, Delta(content, tempo.Tick, ref tick), 0x51, microseconds[1..]);
    }

    // A file read from elsewhere may hold a longer silence than one delta time can say: empty text events carry the rest.
    private static int Delta(MemoryStream content, long to, ref long tick)
    {
        for (; to - tick > LongestDelta; tick += LongestDelta) WriteMeta(content, LongestDelta, 0x01, []);
        int delta = (int)(to - tick);
        tick = to;
        return delta;
    }

    private static void WriteMeta(MemoryStream content, int delta, byte type, ReadOnlySpan<byte> bytes)
    {
        WriteVariableLength(content, delta);
        content.WriteByte(0xFF);
        content.WriteByte(type);
        WriteVariableLength(content, bytes.Length);
        content.Write(bytes);
    }

    private static void WriteVariableLength(MemoryStream content, int value)
    {
        for (int shift = 21; shift > 0; shift -= 7)
            if (value >> shift != 0) content.WriteByte((byte)(0x80 | (value >> shift)));
        content.WriteByte((byte)(value & 0x7F));
    }
}
