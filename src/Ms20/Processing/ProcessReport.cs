using System.Collections.Immutable;
using Ms20.App.Rendering;

namespace Ms20.App.Processing;

/// <summary>What came of processing.</summary>
internal sealed record ProcessReport
{
    /// <summary>The sound.</summary>
    public required RenderReport Sound { get; init; }

    /// <summary>The largest magnitude of the audio in its file; 1 is full scale.</summary>
    public required double AudioPeak { get; init; }

    /// <summary>The largest magnitude of the instrument alone, before the mix; 1 is full scale.</summary>
    public required double WetPeak { get; init; }

    /// <summary>Whether the file ends because what was left had stopped fading: an open amplifier, a drone.</summary>
    public required bool EndsSteady { get; init; }

    /// <summary>What the external signal processor did; null where no audio went in there.</summary>
    public required EspWatch? Esp { get; init; }

    /// <summary>The lowest and the highest voltage that was written of each jack, in the order of <see cref="ProcessJob.CvOut"/>; both lanes together.</summary>
    public required ImmutableArray<(double Lowest, double Highest)> CvRanges { get; init; }
}
