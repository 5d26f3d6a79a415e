using System.Text;

namespace Ms20.Audio.Midi;

/// <summary>Reads the chunks of a standard MIDI file (Standard MIDI Files 1.0, RP-001).</summary>
internal static class MidiFileReader
{
    private const int HeaderBytes = 6;
    private const int ChunkHeadBytes = 8;
    private const string OpenAnother = "open a standard MIDI file (.mid) instead";

    public static MidiFile Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MidiFile.MaxBytes)
            throw new MidiFormatException($"The file goes on past {MidiFile.MaxBytes >> 20} MiB", MidiFile.MaxBytes, "split the song");
        var cursor = new MidiCursor(bytes);
        if (cursor.StartsWith("RIFF"u8)) cursor = EnterRiff(ref cursor);
        int promised = ReadHeader(ref cursor, out int format, out var division);
        return new MidiFile(format, division, ReadTracks(ref cursor, promised));
    }

    // RMID: a RIFF whose "data" chunk is the MIDI file (RP-029); other chunks hold texts and sounds and are skipped.
    private static MidiCursor EnterRiff(scoped ref MidiCursor cursor)
    {
        cursor.ReadBytes(ChunkHeadBytes, "RIFF header");
        int kindOffset = cursor.Position;
        var kind = cursor.ReadBytes(4, "RIFF header");
        if (!kind.SequenceEqual("RMID"u8))
            throw new MidiFormatException($"The RIFF file holds \"{Printable(kind)}\", not MIDI,", kindOffset, OpenAnother);
        while (cursor.Remaining >= ChunkHeadBytes)
        {
            bool isData = cursor.StartsWith("data"u8);
            int offset = cursor.Position;
            string name = Printable(cursor.ReadBytes(4, "chunk header"));
            uint length = cursor.ReadUInt32LittleEndian("chunk header");
            var content = EnterChunk(ref cursor, name, length, offset);
            if (isData) return content;
            if ((length & 1) != 0 && cursor.Remaining > 0) cursor.ReadByte("padding");
        }

        throw new MidiFormatException("The RIFF file ends without a \"data\" chunk", cursor.Position);
    }

    private static int ReadHeader(ref MidiCursor cursor, out int format, out MidiDivision division)
    {
        int offset = cursor.Position;
        if (!cursor.StartsWith("MThd"u8)) throw new MidiFormatException("The file has no \"MThd\" header", offset, OpenAnother);
        cursor.ReadBytes(4, "header");
        uint length = cursor.ReadUInt32("header");
        if (length < HeaderBytes)
            throw new MidiFormatException($"The header says it is {length} bytes long instead of {HeaderBytes}", offset + 4);
        var header = EnterChunk(ref cursor, "MThd", length, offset);
        format = header.ReadUInt16("header");
        if (format > 2) throw new MidiFormatException($"The header says format {format}; there are only 0, 1 and 2,", header.Position - 2);
        int promised = header.ReadUInt16("header");
        division = ReadDivision(ref header);
        return promised;
    }

    private static MidiDivision ReadDivision(ref MidiCursor header)
    {
        int offset = header.Position;
        int division = header.ReadUInt16("header");
        if (division is > 0 and < 0x8000) return MidiDivision.Quarter(division);
        int framesPerSecond = -(sbyte)(division >> 8);
        int ticksPerFrame = division & 0xFF;
        if (MidiDivision.IsFrameRate(framesPerSecond) && ticksPerFrame > 0) return MidiDivision.Smpte(framesPerSecond, ticksPerFrame);
        string problem = division == 0
            ? "The header says 0 ticks a quarter note"
            : $"The header says {framesPerSecond} frames a second of {ticksPerFrame} ticks, where 24, 25, 29 or 30 of 1 or more can be,";
        throw new MidiFormatException(problem, offset);
    }

    private static ReadOnlySpan<MidiTrack> ReadTracks(ref MidiCursor cursor, int promised)
    {
        var tracks = new List<MidiTrack>();
        // Past the number the header promises only tracks are taken: what else follows is not ours.
        while (tracks.Count < promised || (tracks.Count < MidiFile.MaxTracks && cursor.StartsWith("MTrk"u8)))
        {
            int offset = cursor.Position;
            if (cursor.Remaining < ChunkHeadBytes)
                throw new MidiFormatException($"The header promises {Tracks(promised)} but the file ends after {tracks.Count}", offset);
            bool isTrack = cursor.StartsWith("MTrk"u8);
            var name = cursor.ReadBytes(4, "chunk header");
            if (name.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
                throw new MidiFormatException("There is no chunk where the one before says it ends,", offset);
            var content = EnterChunk(ref cursor, Printable(name), cursor.ReadUInt32("chunk header"), offset);
            if (isTrack) tracks.Add(MidiTrackReader.Read(content));
        }

        if (tracks.Count == 0) throw new MidiFormatException("The file has no tracks: it ends", cursor.Position, OpenAnother);
        return tracks.ToArray();
    }

    private static MidiCursor EnterChunk(scoped ref MidiCursor cursor, string name, uint length, int offset)
    {
        if (length <= (uint)cursor.Remaining) return cursor.Enter((int)length);
        throw new MidiFormatException($"The \"{name}\" chunk says it is {length} bytes long but only {cursor.Remaining} are left", offset);
    }

    private static string Tracks(int count) => count == 1 ? "1 track" : $"{count} tracks";

    private static string Printable(ReadOnlySpan<byte> tag)
    {
        var text = new StringBuilder();
        foreach (byte b in tag) text.Append(b is >= (byte)' ' and <= (byte)'~' ? (char)b : '?');
        return text.ToString();
    }
}
