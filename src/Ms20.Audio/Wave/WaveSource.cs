namespace Ms20.Audio.Wave;

/// <summary>A stream read forwards, with the position counted from where it stood at first, whether it can seek or not.</summary>
internal sealed class WaveSource(Stream stream)
{
    private readonly long _start = stream.CanSeek ? stream.Position : 0;

    public Stream Stream { get; } = stream;

    /// <summary>Bytes passed.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes left; null where only reading on would tell.</summary>
    public long? Remaining => Stream.CanSeek ? Math.Max(0, Stream.Length - _start - Position) : null;

    /// <summary>Fills <paramref name="destination"/> as far as the stream goes and returns the number of bytes.</summary>
    public int Read(Span<byte> destination)
    {
        int count = Stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        Position += count;
        return count;
    }

    /// <summary>Passes over <paramref name="count"/> bytes; false when the stream ends before.</summary>
    public bool Skip(long count)
    {
        if (Remaining is long remaining)
        {
            if (count > remaining) return false;
            Position += count;
            Stream.Position = _start + Position;
            return true;
        }

        Span<byte> block = stackalloc byte[1024];
        while (count > 0)
        {
            int read = Read(block[..(int)Math.Min(count, block.Length)]);
            if (read == 0) return false;
            count -= read;
        }

        return true;
    }
}
