namespace Ms20.App.Spectra;

/// <summary>Letters of five by seven points, capitals only, as panels print them: for the names and numbers of a picture that is made of pixels.</summary>
internal static class PixelFont
{
    private const int PointsAcross = 5;
    private const int PointsDown = 7;

    // Each pixel of a letter is two by two of the picture.
    private const int PointPixels = 2;

    private const string Known = " ()+,-./0123456789?ABCDEFGHIJKLMNOPQRSTUVWXYZ_";

    // The points of each letter, row by row from the top, from the left the highest bit: our own drawing.
    private static readonly long[] Points =
    [
        0x000000000, 0x088842082, 0x208210888, 0x0084F9080, 0x000001888, 0x000070000, 0x00000018C, 0x042222210,
        0x3A33AE62E, 0x11842108E, 0x3A213221F, 0x3A213062E, 0x08CA97C42, 0x7E1E0862E, 0x1910F462E, 0x7C2221108,
        0x3A317462E, 0x3A317844C, 0x3A2131004, 0x3A31FC631, 0x7A31F463E, 0x3A308422E, 0x7A318C63E, 0x7E10F421F,
        0x7E10F4210, 0x3A30BC62F, 0x4631FC631, 0x38842108E, 0x1C4210A4C, 0x4654C5251, 0x42108421F, 0x4775AC631,
        0x4735ACE31, 0x3A318C62E, 0x7A31F4210, 0x3A318D64D, 0x7A31F5251, 0x3E107043E, 0x7C8421084, 0x46318C62E,
        0x46318A944, 0x4631AD771, 0x462A22A31, 0x462A21084, 0x7C222221F, 0x00000001F,
    ];

    /// <summary>Height of a line in pixels.</summary>
    public const int Height = PointsDown * PointPixels;

    private const int AdvancePixels = (PointsAcross + 1) * PointPixels;

    /// <summary>How wide a text is, in pixels.</summary>
    public static int WidthOf(string text) => text.Length * AdvancePixels - PointPixels;

    /// <summary>Writes a text.</summary>
    /// <param name="image">Where.</param>
    /// <param name="text">What; small letters become capitals, what is not known a question mark.</param>
    /// <param name="x">Its left edge.</param>
    /// <param name="y">Its top edge.</param>
    public static void Write(PixelImage image, string text, int x, int y)
    {
        foreach (char letter in text)
        {
            int place = Known.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            Write(image, Points[place >= 0 ? place : Known.IndexOf('?', StringComparison.Ordinal)], x, y);
            x += AdvancePixels;
        }
    }

    private static void Write(PixelImage image, long points, int x, int y)
    {
        for (int point = 0; point < PointsAcross * PointsDown; point++)
        {
            if ((points >> (PointsAcross * PointsDown - 1 - point) & 1) == 0)
                continue;
            (int row, int column) = Math.DivRem(point, PointsAcross);
            image.Fill(x + column * PointPixels, y + row * PointPixels, PointPixels, PointPixels, PixelImage.Ink);
        }
    }
}
