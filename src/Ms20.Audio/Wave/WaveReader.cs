namespace Ms20.Audio.Wave;

/// <summary>
/// Reads a WAVE file from a stream, which need not seek, block by block. Memory use does not grow with the file. One thread at a time.
/// </summary>
/// <remarks>
/// Read are 8, 16, 24 and 32-bit integers and 32 and 64-bit floats, plain or extensible, RIFF, RF64 or BW64. Where the writer could not
/// know the length (sizes of 0 or all ones, or what SoX puts into a pipe) the samples go on to the end of the stream, and a last piece
/// shorter than a frame is dropped.
/// </remarks>
public sealed class WaveReader : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly WaveSource _source;
    private readonly bool _leaveOpen;
    private readonly bool _mayEndEarly;
    private readonly byte[] _buffer;
    private long _framesLeft;

    /// <summary>Reads the header; the stream then stands at the first sample.</summary>
    /// <param name="stream">A readable stream at the beginning of the file; offsets in errors count from here.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    /// <exception cref="WaveFormatException">The file is damaged, cut short, compressed or no WAVE file.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public WaveReader(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _source = new WaveSource(stream);
        _leaveOpen = leaveOpen;
        WaveHeader header = WaveHeaderReader.Read(_source);
        Format = header.Format;
        _mayEndEarly = header.MayEndEarly;
        _framesLeft = header.DataBytes / Format.BytesPerFrame;
        FrameCount = header.MayEndEarly && !stream.CanSeek ? null : _framesLeft;
        _buffer = new byte[BufferBytes / Format.BytesPerFrame * Format.BytesPerFrame];
    }

    /// <summary>What the samples are.</summary>
    public WaveFormat Format { get; }

    /// <summary>Frames in the whole file; null when the writer did not know it and the stream cannot seek.</summary>
    public long? FrameCount { get; }

    /// <summary>Frames read so far.</summary>
    public long FramesRead { get; private set; }

    /// <summary>Samples read so far that were NaN and became 0.</summary>
    public long NanSamples { get; private set; }

    /// <summary>Reads the next frames.</summary>
    /// <param name="interleaved">
    /// Takes the samples, channel by channel within a frame, full scale 1.0; floats may lie beyond it and may be infinite. At least one
    /// frame long; what is left over after whole frames is not touched.
    /// </param>
    /// <returns>The frames read: fewer than asked for only at the end, then 0.</returns>
    /// <exception cref="WaveFormatException">The stream ends before the file does.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public int ReadFrames(Span<double> interleaved)
    {
        if (interleaved.Length < Format.Channels)
            throw new ArgumentException($"There is no room for one frame of {Format.Channels} samples.", nameof(interleaved));
        int wanted = (int)Math.Min(interleaved.Length / Format.Channels, _framesLeft);
        int done = 0;
        while (done < wanted)
        {
            int block = Math.Min(wanted - done, _buffer.Length / Format.BytesPerFrame);
            int frames = ReadBlock(interleaved.Slice(done * Format.Channels, block * Format.Channels));
            done += frames;
            if (frames == block) continue;
            _framesLeft = 0;
            break;
        }

        return done;
    }

    /// <summary>Closes the stream, unless it was to be left open.</summary>
    public void Dispose()
    {
        if (!_leaveOpen) _source.Stream.Dispose();
    }

    private int ReadBlock(Span<double> samples)
    {
        var bytes = _buffer.AsSpan(0, samples.Length * Format.BytesPerSample);
        int count = _source.Read(bytes);
        if (count < bytes.Length && !_mayEndEarly)
        {
            long missing = _framesLeft * Format.BytesPerFrame - count;
            throw new WaveFormatException($"The file is cut short, with {missing} bytes of samples missing,", _source.Position);
        }

        int frames = count / Format.BytesPerFrame;
        NanSamples += SampleDecoder.Decode(Format.Encoding, bytes, samples[..(frames * Format.Channels)]);
        _framesLeft -= frames;
        FramesRead += frames;
        return frames;
    }
}
