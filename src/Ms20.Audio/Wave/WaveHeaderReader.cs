using System.Buffers.Binary;
using System.Text;

namespace Ms20.Audio.Wave;

/// <summary>
/// Reads the chunks up to the samples: RIFF WAVE (Microsoft and IBM, 1991) and its 64-bit forms RF64 (EBU Tech 3306) and BW64
/// (ITU-R BS.2088). Sizes are believed only as far as the stream bears them out; nothing is allocated by them.
/// </summary>
internal sealed class WaveHeaderReader
{
    private const int ChunkHeadBytes = 8;
    private const uint Unknown32 = 0xFFFF_FFFF;

    // What SoX writes into a pipe, rounded down to whole frames (seen in the output of SoX 14.4.2).
    private const uint SoxPipeBytes = 0x7FFF_F000;

    private readonly WaveSource _source;
    private bool _has64BitSizes;
    private ulong _riffBytes;
    private ulong _data64Bytes;
    private bool _ds64Seen;
    private WaveFormat? _format;

    private WaveHeaderReader(WaveSource source) => _source = source;

    public static WaveHeader Read(WaveSource source) => new WaveHeaderReader(source).ReadChunks();

    private WaveHeader ReadChunks()
    {
        ReadRiff();
        Span<byte> head = stackalloc byte[ChunkHeadBytes];
        while (true)
        {
            long offset = _source.Position;
            if (_source.Read(head) < head.Length) throw new WaveFormatException("The file ends without a \"data\" chunk", _source.Position);
            uint size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var id = head[..4];
            if (id.SequenceEqual("data"u8)) return ReadData(size, offset);
            long bodyOffset = _source.Position;
            if (id.SequenceEqual("fmt "u8)) _format = WaveFormatChunk.Read(_source, size);
            else if (_has64BitSizes && id.SequenceEqual("ds64"u8)) Read64BitSizes(size, offset);
            SkipRest(size, bodyOffset, id, offset);
        }
    }

    private void ReadRiff()
    {
        Span<byte> head = stackalloc byte[12];
        int count = _source.Read(head);
        head = head[..count];
        _has64BitSizes = head.StartsWith("RF64"u8) || head.StartsWith("BW64"u8);
        if (!_has64BitSizes && !head.StartsWith("RIFF"u8))
        {
            string remedy = head.StartsWith("MThd"u8) ? WaveFormatException.Render : WaveFormatException.Convert;
            throw new WaveFormatException($"The file begins with {Guess(head)} instead of \"RIFF\"", 0, remedy);
        }

        if (count < 12) throw new WaveFormatException("The file ends within its RIFF header", count);
        if (!head[8..].SequenceEqual("WAVE"u8))
            throw new WaveFormatException($"The RIFF file holds \"{Printable(head[8..])}\", not WAVE,", 8, WaveFormatException.Convert);
        _riffBytes = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
    }

    private void Read64BitSizes(uint size, long offset)
    {
        Span<byte> sizes = stackalloc byte[16];
        if (size < 28 || _source.Read(sizes) < sizes.Length) throw new WaveFormatException("The \"ds64\" chunk is too short", offset);
        _riffBytes = BinaryPrimitives.ReadUInt64LittleEndian(sizes);
        _data64Bytes = BinaryPrimitives.ReadUInt64LittleEndian(sizes[8..]);
        _ds64Seen = true;
    }

    private void SkipRest(uint size, long bodyOffset, ReadOnlySpan<byte> id, long offset)
    {
        if (!_source.Skip(size - (_source.Position - bodyOffset)))
            throw new WaveFormatException($"The \"{Printable(id)}\" chunk says it is {size} bytes long, past the end of the file,", offset);
        // Chunks begin on even bytes. A file may end without the last padding byte; the next head then finds the end.
        if ((size & 1) != 0) _source.Skip(1);
    }

    private WaveHeader ReadData(uint size32, long offset)
    {
        if (_format is not WaveFormat format)
            throw new WaveFormatException("The \"data\" chunk comes without a \"fmt \" chunk before it", offset);
        bool in64 = _has64BitSizes && size32 == Unknown32;
        if (in64 && !_ds64Seen) throw new WaveFormatException("The 64-bit WAVE file has no \"ds64\" chunk before its \"data\"", offset);
        ulong size = in64 ? _data64Bytes : size32;
        // An unfinished header says 0 or all ones. An empty file says 0 too: when another chunk follows, its RIFF size reaches past
        // this place; when none does, reading on to the end finds nothing either.
        bool riffEndsHere = _riffBytes is Unknown32 or ulong.MaxValue || _riffBytes <= (ulong)_source.Position - ChunkHeadBytes;
        bool streamed = size is ulong.MaxValue || (size == Unknown32 && !in64) || (size == 0 && riffEndsHere);
        long dataBytes = streamed ? long.MaxValue : (long)Math.Min(size, long.MaxValue);
        bool mayEndEarly = streamed || size == SoxPipeBytes - (SoxPipeBytes % (uint)format.BytesPerFrame);
        if (_source.Remaining is long remaining)
        {
            if (remaining < dataBytes && !mayEndEarly) throw Truncated(dataBytes, remaining, offset);
            dataBytes = Math.Min(dataBytes, remaining);
        }

        return new WaveHeader(format, dataBytes, mayEndEarly);
    }

    private static WaveFormatException Truncated(long promised, long remaining, long offset) =>
        new($"The \"data\" chunk says it is {promised} bytes long but only {remaining} follow: the file is damaged or cut short", offset);

    private static string Guess(ReadOnlySpan<byte> head) => head switch
    {
        [] => "nothing",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'X', ..] => "\"RIFX\" (big-endian WAVE)",
        [(byte)'F', (byte)'O', (byte)'R', (byte)'M', ..] => "\"FORM\" (AIFF)",
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => "\"fLaC\" (FLAC)",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "\"OggS\" (Ogg)",
        [(byte)'I', (byte)'D', (byte)'3', ..] => "\"ID3\" (MP3)",
        [(byte)'M', (byte)'T', (byte)'h', (byte)'d', ..] => "\"MThd\" (a MIDI file)",
        _ => $"\"{Printable(head[..Math.Min(4, head.Length)])}\"",
    };

    private static string Printable(ReadOnlySpan<byte> tag)
    {
        var text = new StringBuilder();
        foreach (byte b in tag) text.Append(b is >= (byte)' ' and <= (byte)'~' ? (char)b : '?');
        return text.ToString();
    }
}
