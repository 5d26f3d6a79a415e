using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Measurement.Rigs;

/// <summary>One of the four filters.</summary>
internal sealed record FilterCase(FilterRevision Revision, FilterKind Kind)
{
    /// <summary>All four.</summary>
    public static FilterCase[] All { get; } =
    [
        new(FilterRevision.Early, FilterKind.LowPass), new(FilterRevision.Early, FilterKind.HighPass),
        new(FilterRevision.Late, FilterKind.LowPass), new(FilterRevision.Late, FilterKind.HighPass),
    ];

    /// <summary>As the reference data calls it: early_lpf, early_hpf, late_lpf, late_hpf.</summary>
    public string Name => $"{(IsEarly ? "early" : "late")}_{(Kind == FilterKind.LowPass ? "lpf" : "hpf")}";

    /// <summary>As ids of figures call it: early.lpf, early.hpf, late.lpf, late.hpf.</summary>
    public string Id => Name.Replace('_', '.');

    /// <summary>As people call it.</summary>
    public string Title => $"{(IsEarly ? "early" : "late")} {(Kind == FilterKind.LowPass ? "LP" : "HP")}";

    /// <summary>Whether it is of the first revision.</summary>
    public bool IsEarly => Revision == FilterRevision.Early;

    /// <summary>The loop gain at which the ideal poles reach the axis.</summary>
    public double Threshold => IsEarly ? 7.0 / 3.0 : 2.0;

    /// <summary>The largest loop gain of the reference data.</summary>
    public double LargestReferenceGain => IsEarly ? 2.6 : 1.0 + 10.0 / 3.3;

    /// <summary>The levels of the reference saws, in volts.</summary>
    public string[] SawVolts => IsEarly ? ["0.1", "0.4", "1.0"] : ["0.5", "2.0", "5.0"];

    /// <summary>The filter the reference data calls by a name.</summary>
    public static FilterCase Named(string name) => All.Single(filter => filter.Name == name);

    /// <summary>The loop gain for a share of the threshold, as the data's headers give it.</summary>
    public double LoopGain(string share) =>
        share == "max" ? LargestReferenceGain : double.Parse(share, System.Globalization.CultureInfo.InvariantCulture) * Threshold;

    /// <summary>The ring's fit.</summary>
    public RingFit Ring => !IsEarly ? RingFit.Late : Kind == FilterKind.LowPass ? RingFit.EarlyLowPass : RingFit.EarlyHighPass;
}
