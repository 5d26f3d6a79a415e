using System.Buffers.Binary;
using System.IO.Compression;

namespace Ms20.App.Spectra;

/// <summary>Writes a picture as PNG (W3C, Portable Network Graphics, 2003): a palette and one byte a pixel, no filter.</summary>
internal static class PngWriter
{
    /// <summary>The pixels of a row, as places in a palette.</summary>
    public delegate ReadOnlySpan<byte> PixelRow(int y);

    private const byte BitsPerPixel = 8;
    private const byte IndexedColour = 3;

    // The polynomial of ISO 3309, bits reversed, as the standard's appendix D has it.
    private const uint Polynomial = 0xEDB8_8320;

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(RemainderOf)];

    /// <summary>Writes it.</summary>
    /// <returns>The file's bytes.</returns>
    public static byte[] Write(PixelImage image) => Write(image.Width, image.Height, PixelImage.Palette, image.Row);

    /// <summary>Writes a picture that is given row by row.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="palette">Red, green and blue of up to 256 colours.</param>
    /// <param name="row">A row's pixels, as places in the palette.</param>
    /// <returns>The file's bytes.</returns>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> palette, PixelRow row)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (BitsPerPixel, IndexedColour);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "PLTE"u8, palette);
        WriteChunk(file, "IDAT"u8, Compressed(height, row));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compressed(int height, PixelRow row)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            for (int y = 0; y < height; y++)
            {
                // Each row begins with its filter: none.
                zlib.WriteByte(0);
                zlib.Write(row(y));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(type);
        file.Write(content);
        uint check = Run(Run(uint.MaxValue, type), content) ^ uint.MaxValue;
        BinaryPrimitives.WriteUInt32BigEndian(number, check);
        file.Write(number);
    }

    private static uint Run(uint check, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes)
            check = Remainders[(check ^ b) & 0xFF] ^ (check >> 8);
        return check;
    }

    private static uint RemainderOf(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            remainder = (remainder & 1) != 0 ? Polynomial ^ (remainder >> 1) : remainder >> 1;
        return remainder;
    }
}
