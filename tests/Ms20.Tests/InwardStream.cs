namespace Ms20.Tests;

/// <summary>Standard input as a pipe has it: bytes come out, a few at a time, and nobody knows how many.</summary>
internal sealed class InwardStream(byte[] bytes) : Stream
{
    // A prime: frames do not end where reads do.
    private const int MostAtOnce = 997;

    private int _place;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = Math.Min(Math.Min(count, MostAtOnce), bytes.Length - _place);
        Array.Copy(bytes, _place, buffer, offset, count);
        _place += count;
        return count;
    }

    public override void Flush() => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
