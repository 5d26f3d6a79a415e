using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The trimmers inside the case: what a service turns to cancel what age has done to a unit.</summary>
/// <remarks>
/// Their number and ranges are ours, for the service manual could not be read: one for each quantity that ages. Each reaches a little further than
/// age takes its quantity.
/// </remarks>
public static class Trims
{
    /// <summary>Hertz per volt of VCO 1.</summary>
    public static Trim Vco1 { get; } = new(0, "vco1.trim", "VCO 1 HERTZ PER VOLT", -100.0, 100.0, "cents");

    /// <summary>Hertz per volt of VCO 2.</summary>
    public static Trim Vco2 { get; } = new(1, "vco2.trim", "VCO 2 HERTZ PER VOLT", -100.0, 100.0, "cents");

    /// <summary>Cutoff of the high-pass filter.</summary>
    public static Trim HpfCutoff { get; } = new(2, "hpf.cutoff.trim", "HPF CUTOFF FREQUENCY", -50.0, 100.0, "%");

    /// <summary>Cutoff of the low-pass filter.</summary>
    public static Trim LpfCutoff { get; } = new(3, "lpf.cutoff.trim", "LPF CUTOFF FREQUENCY", -50.0, 100.0, "%");

    /// <summary>Loop gain of the high-pass filter.</summary>
    public static Trim HpfPeak { get; } = new(4, "hpf.peak.trim", "HPF PEAK", -15.0, 15.0, "%");

    /// <summary>Loop gain of the low-pass filter.</summary>
    public static Trim LpfPeak { get; } = new(5, "lpf.peak.trim", "LPF PEAK", -15.0, 15.0, "%");

    /// <summary>Times of envelope generator 1.</summary>
    public static Trim Eg1Time { get; } = new(6, "eg1.time.trim", "EG1 TIMES", -50.0, 100.0, "%");

    /// <summary>Times of envelope generator 2.</summary>
    public static Trim Eg2Time { get; } = new(7, "eg2.time.trim", "EG2 TIMES", -50.0, 100.0, "%");

    /// <summary>Every trimmer, by <see cref="Trim.Index"/>.</summary>
    public static ImmutableArray<Trim> All { get; } = [Vco1, Vco2, HpfCutoff, LpfCutoff, HpfPeak, LpfPeak, Eg1Time, Eg2Time];

    /// <summary>Finds a trimmer by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="trim">The trimmer, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Trim? trim)
    {
        foreach (Trim candidate in All)
        {
            if (candidate.Id == id)
            {
                trim = candidate;
                return true;
            }
        }

        trim = null;
        return false;
    }
}
