using System.Runtime.Intrinsics;

namespace Ms20.Engine;

/// <summary>Splits lanes into groups that fit the processor's registers.</summary>
internal static class LaneWidths
{
    /// <summary>The most lanes an instrument may have: eight of the widest registers.</summary>
    public const int MostLanes = 64;

    /// <summary>
    /// Groups of 8, 4 and 1 for so many lanes. A width is used only where the processor has it: emulated, it takes ten times as long.
    /// A group of two or three lanes takes four, which costs what one costs.
    /// </summary>
    public static int[] For(int lanes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lanes, MostLanes);
        var widths = new List<int>();
        while (lanes > 0)
        {
            int width = lanes > 4 && Vector512.IsHardwareAccelerated ? 8 : lanes > 1 && Vector256.IsHardwareAccelerated ? 4 : 1;
            widths.Add(width);
            lanes -= width;
        }

        return [.. widths];
    }
}
