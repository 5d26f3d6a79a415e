namespace Ms20.Audio.Wave;

/// <summary>
/// Writes a WAVE file to a stream block by block: 16 or 24-bit integers, rounded and clipped at full scale, or 32-bit floats, which
/// never clip. Memory use does not grow with the file. One thread at a time.
/// </summary>
/// <remarks>
/// On a stream that seeks the header is finished by <see cref="Complete"/>, as RF64 where 32 bits are too few. On one that does not
/// (standard output, a pipe) either the number of frames is given beforehand or all sizes are all ones, which readers take as "to the end".
/// </remarks>
public sealed class WaveWriter : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly long? _promisedFrames;
    private readonly long _maxRiffBytes;
    private readonly long _start;
    private readonly bool _hasRoomFor64Bits;
    private readonly byte[] _buffer;
    private SampleEncoder _encoder;
    private bool _completed;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">A writable stream; the file begins where it stands.</param>
    /// <param name="format">What the samples are: 16 or 24-bit integers or 32-bit floats.</param>
    /// <param name="frameCount">
    /// How many frames will be written, exactly; null if that is not known. Known, the header is the shortest and needs no seeking.
    /// </param>
    /// <param name="ditherSeed">Adds triangular dither from this seed to integers; null, the default, adds none.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    /// <exception cref="ArgumentException">A format that is not written, or a negative number of frames.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public WaveWriter(Stream stream, WaveFormat format, long? frameCount = null, ulong? ditherSeed = null, bool leaveOpen = false)
        : this(stream, format, frameCount, ditherSeed, leaveOpen, WaveHeaderWriter.MaxRiffBytes)
    {
    }

    internal WaveWriter(Stream stream, WaveFormat format, long? frameCount, ulong? ditherSeed, bool leaveOpen, long maxRiffBytes)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(format);
        // 2^52 frames is past any disk and keeps every size in a long.
        if (frameCount is < 0 or > 1L << 52)
            throw new ArgumentOutOfRangeException(nameof(frameCount), frameCount, "There is no file of so many frames.");
        _stream = stream;
        _leaveOpen = leaveOpen;
        _promisedFrames = frameCount;
        _maxRiffBytes = maxRiffBytes;
        _start = stream.CanSeek ? stream.Position : 0;
        _encoder = new SampleEncoder(format.Encoding, ditherSeed);
        _buffer = new byte[BufferBytes / format.BytesPerFrame * format.BytesPerFrame];
        Format = format;
        byte[] header = frameCount is long frames
            ? WaveHeaderWriter.Finished(format, frames, reserve: false, maxRiffBytes)
            : WaveHeaderWriter.Unfinished(format, reserve: stream.CanSeek);
        _hasRoomFor64Bits = header.Length > WaveHeaderWriter.Unfinished(format, reserve: false).Length;
        stream.Write(header);
    }

    /// <summary>What the samples are.</summary>
    public WaveFormat Format { get; }

    /// <summary>Frames written so far.</summary>
    public long FramesWritten { get; private set; }

    /// <summary>Samples so far that lay beyond full scale (below -1.0, above 1.0) and were clipped. Always 0 for floats.</summary>
    public long ClippedSamples => _encoder.Clipped;

    /// <summary>Samples so far that were NaN and were written as 0.</summary>
    public long NanSamples => _encoder.Nan;

    /// <summary>The largest magnitude so far, before clipping and dither; 1.0 is full scale.</summary>
    public double Peak => _encoder.Peak;

    /// <summary>Writes frames.</summary>
    /// <param name="interleaved">Whole frames, channel by channel within a frame; full scale is 1.0.</param>
    /// <exception cref="ArgumentException">The last frame is not whole.</exception>
    /// <exception cref="InvalidOperationException">More frames than were promised, or the file is complete.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public void WriteFrames(ReadOnlySpan<double> interleaved)
    {
        if (_completed) throw new InvalidOperationException("The WAVE file is complete: begin another one.");
        if (interleaved.Length % Format.Channels != 0)
            throw new ArgumentException($"{interleaved.Length} samples are not whole frames of {Format.Channels}.", nameof(interleaved));
        if (FramesWritten + (interleaved.Length / Format.Channels) > _promisedFrames)
            throw new InvalidOperationException(
                $"The WAVE file was to have {_promisedFrames} frames and is given more: promise more or none.");
        int blockSamples = _buffer.Length / Format.BytesPerSample;
        while (!interleaved.IsEmpty)
        {
            var block = interleaved[..Math.Min(blockSamples, interleaved.Length)];
            var bytes = _buffer.AsSpan(0, block.Length * Format.BytesPerSample);
            _encoder.Encode(block, bytes);
            _stream.Write(bytes);
            FramesWritten += block.Length / Format.Channels;
            interleaved = interleaved[block.Length..];
        }
    }

    /// <summary>
    /// Finishes the file: padding and, where the stream seeks, the sizes. The stream then stands at the end. A second call does nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Fewer frames than were promised; where the stream seeks the file is finished nevertheless.
    /// </exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public void Complete()
    {
        if (_completed) return;
        Finish();
        if (FramesWritten < _promisedFrames)
            throw new InvalidOperationException(
                $"The WAVE file was to have {_promisedFrames} frames and has {FramesWritten}: write them all or promise none.");
    }

    /// <summary>Finishes the file as far as the stream allows, and closes the stream unless it was to be left open.</summary>
    public void Dispose()
    {
        try
        {
            if (!_completed) Finish();
        }
        finally
        {
            if (!_leaveOpen) _stream.Dispose();
        }
    }

    private void Finish()
    {
        _completed = true;
        bool lengthIsToldOrCanBe = _promisedFrames is not null || _stream.CanSeek;
        // Without a length the samples are all that follows, so that a padding byte would be taken for one.
        if (lengthIsToldOrCanBe && (FramesWritten * Format.BytesPerFrame & 1) != 0) _stream.WriteByte(0);
        if (_stream.CanSeek && FramesWritten != _promisedFrames)
        {
            long end = _stream.Position;
            _stream.Position = _start;
            _stream.Write(WaveHeaderWriter.Finished(Format, FramesWritten, _hasRoomFor64Bits, _maxRiffBytes));
            _stream.Position = end;
        }

        _stream.Flush();
    }

    private static void Check(WaveFormat format)
    {
        if (format.Encoding is not (WaveEncoding.Integer16 or WaveEncoding.Integer24 or WaveEncoding.Float32))
            throw new ArgumentOutOfRangeException(nameof(format), format.Encoding, "Written are 16 and 24-bit integers and 32-bit floats.");
        if (format.Channels is < 1 or > WaveFormat.MaxChannels)
            throw new ArgumentOutOfRangeException(
                nameof(format), format.Channels, $"A WAVE file has 1 to {WaveFormat.MaxChannels} channels here.");
        if (format.SampleRateHz is < WaveFormat.MinSampleRateHz or > WaveFormat.MaxSampleRateHz)
            throw new ArgumentOutOfRangeException(
                nameof(format),
                format.SampleRateHz,
                $"A sample rate is {WaveFormat.MinSampleRateHz} to {WaveFormat.MaxSampleRateHz} Hz here.");
    }
}
