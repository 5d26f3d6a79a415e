using System.Buffers.Binary;

namespace Ms20.Audio.Midi;

/// <summary>A place in the bytes of a file, and where the part being read ends. Positions count from the beginning of the file.</summary>
internal ref struct MidiCursor(ReadOnlySpan<byte> file)
{
    private readonly ReadOnlySpan<byte> _file = file;

    public int Position { get; private set; }

    /// <summary>One past the last byte that may be read: the end of the file, or of the chunk being read.</summary>
    public int End { get; private set; } = file.Length;

    public readonly int Remaining => End - Position;

    public readonly bool StartsWith(ReadOnlySpan<byte> tag) => _file[Position..End].StartsWith(tag);

    /// <summary>A cursor over the next <paramref name="length"/> bytes, which must be there; this one moves past them.</summary>
    public MidiCursor Enter(int length)
    {
        MidiCursor inner = this;
        Position += length;
        inner.End = Position;
        return inner;
    }

    public byte ReadByte(string what)
    {
        Need(1, what);
        return _file[Position++];
    }

    public ReadOnlySpan<byte> ReadBytes(int count, string what)
    {
        Need(count, what);
        Position += count;
        return _file.Slice(Position - count, count);
    }

    public int ReadUInt16(string what) => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(2, what));

    public uint ReadUInt32(string what) => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4, what));

    public uint ReadUInt32LittleEndian(string what) => BinaryPrimitives.ReadUInt32LittleEndian(ReadBytes(4, what));

    /// <summary>Seven bits a byte, high bits first, the top bit set on all but the last; at most four bytes.</summary>
    public int ReadVariableLength(string what)
    {
        int start = Position;
        int value = 0;
        for (int i = 0; i < 4; i++)
        {
            byte next = ReadByte(what);
            value = (value << 7) | (next & 0x7F);
            if (next < 0x80) return value;
        }

        throw new MidiFormatException($"The {what} is longer than four bytes", start);
    }

    private readonly void Need(int count, string what)
    {
        if (count > Remaining) throw new MidiFormatException($"The {(End == _file.Length ? "file" : "chunk")} ends within the {what}", End);
    }
}
