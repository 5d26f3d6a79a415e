namespace Ms20.App.Spectra;

/// <summary>A picture of up to 256 colours.</summary>
/// <param name="width">Its width in pixels.</param>
/// <param name="height">Its height in pixels.</param>
internal sealed class PixelImage(int width, int height)
{
    /// <summary>The colours after those of the heat.</summary>
    public const byte White = HeatColours.Count;

    /// <summary>Lines and letters.</summary>
    public const byte Ink = HeatColours.Count + 1;

    private readonly byte[] _pixels = NewPixels(width * height);

    /// <summary>Its width in pixels.</summary>
    public int Width { get; } = width;

    /// <summary>Its height in pixels.</summary>
    public int Height { get; } = height;

    /// <summary>The colours, red, green and blue of each.</summary>
    public static byte[] Palette { get; } = NewPalette();

    /// <summary>A row of colours, by number.</summary>
    public ReadOnlySpan<byte> Row(int y) => _pixels.AsSpan(y * Width, Width);

    /// <summary>Colours a pixel; outside the picture nothing happens.</summary>
    public void Set(int x, int y, byte colour)
    {
        if (x >= 0 && x < Width && y >= 0 && y < Height)
            _pixels[y * Width + x] = colour;
    }

    /// <summary>Colours a rectangle.</summary>
    public void Fill(int x, int y, int width, int height, byte colour)
    {
        for (int row = y; row < y + height; row++)
        {
            for (int column = x; column < x + width; column++)
                Set(column, row, colour);
        }
    }

    private static byte[] NewPixels(int count)
    {
        byte[] pixels = new byte[count];
        Array.Fill(pixels, White);
        return pixels;
    }

    private static byte[] NewPalette()
    {
        byte[] palette = new byte[3 * (Ink + 1)];
        for (int i = 0; i < HeatColours.Count; i++)
            (palette[3 * i], palette[3 * i + 1], palette[3 * i + 2]) = HeatColours.At(i);
        palette.AsSpan(3 * White, 3).Fill(0xFF);
        palette.AsSpan(3 * Ink, 3).Fill(0x22);
        return palette;
    }
}
