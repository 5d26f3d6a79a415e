using System.Buffers.Binary;

namespace Ms20.Audio.Wave;

/// <summary>Reads and judges the "fmt " chunk: WAVEFORMAT, WAVEFORMATEX and WAVEFORMATEXTENSIBLE (Microsoft, mmreg.h).</summary>
internal static class WaveFormatChunk
{
    public const ushort PcmTag = 0x0001;
    public const ushort FloatTag = 0x0003;
    private const ushort ExtensibleTag = 0xFFFE;
    private const int PlainBytes = 16;
    private const int ExtensibleBytes = 40;

    // A format tag inside WAVEFORMATEXTENSIBLE is the first two bytes of a GUID that ends in these fourteen (KSDATAFORMAT_SUBTYPE).
    private static ReadOnlySpan<byte> SubFormatTail => [0x00, 0x00, 0x00, 0x00, 0x10, 0x00, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71];

    /// <summary>Reads as much of a chunk of <paramref name="size"/> bytes as is known; the caller skips the rest.</summary>
    public static WaveFormat Read(WaveSource source, uint size)
    {
        long offset = source.Position;
        Span<byte> body = stackalloc byte[(int)Math.Min(size, ExtensibleBytes)];
        if (source.Read(body) < body.Length) throw new WaveFormatException("The file ends within its \"fmt \" chunk", source.Position);
        if (size < PlainBytes)
            throw new WaveFormatException($"The \"fmt \" chunk is {size} bytes long instead of {PlainBytes} or more", offset);
        ushort tag = FormatTag(body, offset);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        if (channels is 0 or > WaveFormat.MaxChannels)
            throw new WaveFormatException(
                $"The \"fmt \" chunk says {channels} channels, where 1 to {WaveFormat.MaxChannels} can be read,", offset + 2);
        uint rate = BinaryPrimitives.ReadUInt32LittleEndian(body[4..]);
        if (rate is < WaveFormat.MinSampleRateHz or > WaveFormat.MaxSampleRateHz)
            throw new WaveFormatException(
                $"The \"fmt \" chunk says {rate} Hz, where {WaveFormat.MinSampleRateHz} to {WaveFormat.MaxSampleRateHz} Hz can be read,",
                offset + 4);
        return new WaveFormat((int)rate, channels, Encoding(tag, body, channels, offset));
    }

    private static ushort FormatTag(ReadOnlySpan<byte> body, long offset)
    {
        ushort tag = BinaryPrimitives.ReadUInt16LittleEndian(body);
        long tagOffset = offset;
        if (tag == ExtensibleTag)
        {
            if (body.Length < ExtensibleBytes)
                throw new WaveFormatException(
                    $"The extensible \"fmt \" chunk is {body.Length} bytes long instead of {ExtensibleBytes}", offset);
            tagOffset = offset + 24;
            if (!body[26..ExtensibleBytes].SequenceEqual(SubFormatTail))
                throw new WaveFormatException("The \"fmt \" chunk names an unknown sample format", tagOffset, WaveFormatException.Convert);
            tag = BinaryPrimitives.ReadUInt16LittleEndian(body[24..]);
        }

        if (tag is PcmTag or FloatTag) return tag;
        throw new WaveFormatException($"The samples are compressed or coded ({CodecName(tag)})", tagOffset, WaveFormatException.Convert);
    }

    // A sample fills whole bytes and stands in their high bits, so 20 bits in three bytes are read as 24.
    private static WaveEncoding Encoding(ushort tag, ReadOnlySpan<byte> body, int channels, long offset)
    {
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(body[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(body[14..]);
        int sampleBytes = (bits + 7) / 8;
        WaveEncoding? encoding = (tag, sampleBytes) switch
        {
            (PcmTag, 1) => WaveEncoding.Integer8,
            (PcmTag, 2) => WaveEncoding.Integer16,
            (PcmTag, 3) => WaveEncoding.Integer24,
            (PcmTag, 4) => WaveEncoding.Integer32,
            (FloatTag, 4) when bits == 32 => WaveEncoding.Float32,
            (FloatTag, 8) when bits == 64 => WaveEncoding.Float64,
            _ => null,
        };
        if (encoding is null)
            throw new WaveFormatException(
                $"The \"fmt \" chunk says {(tag == FloatTag ? "float" : "integer")} samples of {bits} bits",
                offset + 14,
                WaveFormatException.Convert);
        if (frameBytes != sampleBytes * channels)
            throw new WaveFormatException(
                $"The \"fmt \" chunk says {frameBytes} bytes a frame, where {channels} x {sampleBytes} are needed,", offset + 12);
        return encoding.Value;
    }

    private static string CodecName(ushort tag) => tag switch
    {
        0x0002 => "Microsoft ADPCM",
        0x0006 => "A-law",
        0x0007 => "mu-law",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0050 => "MPEG audio",
        0x0055 => "MP3",
        0x00FF => "AAC",
        _ => $"format tag 0x{tag:X4}",
    };
}
