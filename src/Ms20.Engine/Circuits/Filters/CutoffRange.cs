using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>How far knob and modulation together can take a cutoff, in octaves above 1 Hz. A limit before the exponential, in both revisions.</summary>
/// <remarks>
/// 20 kHz is where the fit of the ring's frequency ends; 0.16 of the engine's rate keeps the trapezoidal rule's solution unique at full loop
/// gain. No knob reaches either: the dial ends at 15 kHz.
/// </remarks>
internal static class CutoffRange
{
    /// <summary>The lowest cutoff in hertz.</summary>
    public const double LowestHz = 5.0;

    /// <summary>The highest cutoff in hertz at high engine rates.</summary>
    public const double HighestHz = 20000.0;

    /// <summary>The highest cutoff as a share of the engine's rate.</summary>
    public const double HighestShare = 0.16;

    /// <summary>Where a cutoff is trimmed, log2 of 1 kHz: around it volts per octave that are not quite 1 turn the scale.</summary>
    public const double PivotOctaves = 9.965784284662087;

    /// <summary>How far from there "the ends" are, in octaves: 62.5 Hz and 16 kHz.</summary>
    public const double EndOctaves = 4.0;

    /// <summary>log2 of the lowest cutoff.</summary>
    public static double LowestOctaves { get; } = Elementary.Log2(LowestHz);

    /// <summary>log2 of the highest cutoff at an engine rate.</summary>
    public static double HighestOctaves(EngineRate rate) => Elementary.Log2(Math.Min(HighestHz, HighestShare * rate.EngineHz));
}
