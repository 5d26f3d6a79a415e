namespace Ms20.Audio.Tests;

/// <summary>Begins with some bytes and goes on with zeros: for ever, or to a length that no memory holds.</summary>
internal sealed class EndlessStream(byte[] head, long? length = null) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => length.HasValue;

    public override bool CanWrite => false;

    public override long Length => length ?? throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, (length ?? long.MaxValue) - _position);
        for (int i = 0; i < count; i++, _position++) buffer[offset + i] = _position < head.Length ? head[_position] : (byte)0;
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
