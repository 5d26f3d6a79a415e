using System.Text;

namespace Ms20.Audio.Tests.Wave;

/// <summary>WAVE files put together by hand, apart from the writer under test.</summary>
internal static class WaveBytes
{
    public static byte[] UInt16(int value) => [(byte)value, (byte)(value >> 8)];

    public static byte[] UInt32(long value) => [.. UInt16((int)value & 0xFFFF), .. UInt16((int)(value >> 16) & 0xFFFF)];

    public static byte[] UInt64(long value) => [.. UInt32(value & 0xFFFF_FFFF), .. UInt32(value >> 32)];

    /// <summary>A chunk padded to an even length.</summary>
    public static byte[] Chunk(string tag, params byte[] content) =>
        ChunkSaying(tag, content.Length, [.. content, .. new byte[content.Length & 1]]);

    /// <summary>A chunk that says any length.</summary>
    public static byte[] ChunkSaying(string tag, long length, params byte[] content) =>
        [.. Encoding.ASCII.GetBytes(tag), .. UInt32(length), .. content];

    public static byte[] Riff(params byte[][] chunks) => Chunk("RIFF", [.. "WAVE"u8, .. chunks.SelectMany(chunk => chunk)]);

    /// <summary>A 16-byte format chunk: tag 1 integers, 3 floats.</summary>
    public static byte[] Format(int tag, int channels, long rateHz, int bits, int? frameBytes = null)
    {
        int bytes = frameBytes ?? channels * ((bits + 7) / 8);
        return Chunk(
            "fmt ",
            [.. UInt16(tag), .. UInt16(channels), .. UInt32(rateHz), .. UInt32(rateHz * bytes), .. UInt16(bytes), .. UInt16(bits)]);
    }

    /// <summary>A 40-byte extensible format chunk.</summary>
    public static byte[] Extensible(int tag, int channels, int rateHz, int bits, int validBits)
    {
        byte[] tail = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];
        byte[] plain = Format(0xFFFE, channels, rateHz, bits)[8..];
        return Chunk("fmt ", [.. plain, .. UInt16(22), .. UInt16(validBits), .. UInt32(3), .. UInt16(tag), .. tail]);
    }

    /// <summary>An RF64 file whose data chunk takes its size from a ds64 chunk that says <paramref name="dataBytes"/>.</summary>
    public static byte[] Rf64(string tag, long dataBytes, byte[] format, params byte[] data)
    {
        byte[] ds64 = Chunk("ds64", [.. UInt64(dataBytes + 72), .. UInt64(dataBytes), .. UInt64(0), .. UInt32(0)]);
        return ChunkSaying(tag, 0xFFFF_FFFF, [.. "WAVE"u8, .. ds64, .. format, .. ChunkSaying("data", 0xFFFF_FFFF, data)]);
    }

    /// <summary>One channel of 16-bit samples at 48 kHz.</summary>
    public static byte[] Mono16(params byte[] data) => Riff(Format(1, 1, 48_000, 16), Chunk("data", data));
}
