namespace Ms20.App.Spectra;

/// <summary>Colours of levels: from black through violet, red and orange to pale yellow, each step lighter than the one before, so that grey prints read the same.</summary>
internal static class HeatColours
{
    /// <summary>How many there are.</summary>
    public const int Count = 240;

    // Our own corners, evenly apart; tunables.
    private static readonly (int Red, int Green, int Blue)[] Corners =
        [(0, 0, 8), (38, 12, 80), (112, 26, 110), (190, 48, 84), (236, 100, 36), (250, 174, 36), (252, 250, 190)];

    /// <summary>One of them.</summary>
    /// <param name="index">0, the quietest, to one less than <see cref="Count"/>.</param>
    public static (byte Red, byte Green, byte Blue) At(int index)
    {
        double place = (double)index / (Count - 1) * (Corners.Length - 1);
        int corner = Math.Min((int)place, Corners.Length - 2);
        double part = place - corner;
        (int red, int green, int blue) = Corners[corner];
        (int red2, int green2, int blue2) = Corners[corner + 1];
        return (Between(red, red2, part), Between(green, green2, part), Between(blue, blue2, part));
    }

    /// <summary>The colour of a heat.</summary>
    /// <param name="heat">0 to 1.</param>
    public static byte IndexOf(double heat) => (byte)Math.Round(heat * (Count - 1));

    private static byte Between(int from, int to, double part) => (byte)Math.Round(from + part * (to - from));
}
