using System.Runtime.Intrinsics;

namespace Ms20.Bench.Loads;

/// <summary>The widths worth timing here.</summary>
internal static class Widths
{
    /// <summary>1, and 4 and 8 where the processor has the registers: emulated they take ten times as long and nobody uses them.</summary>
    public static int[] Usable { get; } =
    [
        .. new[] { 1, 4, 8 }.Where(width => width switch
        {
            8 => Vector512.IsHardwareAccelerated,
            4 => Vector256.IsHardwareAccelerated,
            _ => true,
        }),
    ];
}
