using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>Cutoff and ringing pitch: what the sampling leaves of them.</summary>
internal static class Tuning
{
    private const string Beside = "the best rivals are within 0.3 to 2.5 cents of their linear law; these are circuits, whose ring is bent by op-amps and resistors";
    private const string Rivals = "0.3 (LRTRack 4x) to 2.5 (most at 1x)";

    // Goals in cents at 4 and 8 times, and what is on record at 4 times: of the rings, of the early and of the late cutoff. At 8 times all are a quarter.
    private static readonly (string Id, double[] Cutoffs, double Cents4, double Cents8, double Ring, double Early, double Late)[] Ranges =
    [
        ("4k", [250.0, 1000.0, 2000.0, 4000.0], 1.0, 1.0, 0.15, 0.4, 0.06),
        ("8k", [5000.0, 6500.0, 8000.0], 2.0, 2.0, 0.4, 1.8, 0.2),
        ("16k", [10000.0, 12000.0, 14000.0, 16000.0], 8.0, 2.0, 1.1, 7.9, 0.5),
    ];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Cutoff and ringing pitch",
        "The pitch at which each filter rings (the peak of its small-signal response) at 0.9 and 0.98 of the threshold, and for the low-passes the cutoff at PEAK 0 (where they lag by a quarter "
        + "period), at 4 and 8 times the host rate, against the same equations at 64 times, where sampling is worth less than a hundredth of a cent to 8 kHz.",
        [.. new[] { 4, 8 }.SelectMany(oversampling => FilterCase.All.SelectMany(filter => RingRows(filter, oversampling))),
            .. new[] { 4, 8 }.SelectMany(oversampling => FilterCase.All.Where(filter => filter.Kind == Engine.Circuits.FilterKind.LowPass)
                .SelectMany(filter => CutoffRows(filter, oversampling)))])
    { HasCircuit = true };

    private static IEnumerable<Row> RingRows(FilterCase filter, int oversampling)
    {
        foreach ((string id, double[] cutoffs, double cents4, double cents8, double record, _, _) in Ranges)
        {
            yield return new(
                $"tuning.ring.{oversampling}x.{filter.Id}.{id}", $"{filter.Title}, {oversampling}x, ring, cutoff {Span(cutoffs)}", "cents",
                Target.Within(oversampling == 4 ? cents4 : cents8, Beside), bench => Worst.Furthest(
                    from cutoff in cutoffs
                    from share in new[] { 0.9, 0.98 }
                    let fine = bench.Once(Name("ring", filter, cutoff, share), () => Ring.Hertz(filter, 64, cutoff, share * filter.Threshold))
                    let coarse = Ring.Hertz(filter, oversampling, cutoff, share * filter.Threshold)
                    select new Reading(Crossings.Cents(coarse, fine), Detail: string.Create(CultureInfo.InvariantCulture, $"{cutoff} Hz, k {share} of the threshold"))))
            { Digits = 2, OnRecord = oversampling == 4 ? record : 0.27 * record, Rivals = oversampling == 4 ? Rivals : "" };
        }
    }

    private static IEnumerable<Row> CutoffRows(FilterCase filter, int oversampling)
    {
        foreach ((string id, double[] cutoffs, double cents4, double cents8, _, double early, double late) in Ranges)
        {
            yield return new(
                $"tuning.cutoff.{oversampling}x.{filter.Id}.{id}", $"{filter.Title}, {oversampling}x, cutoff at PEAK 0, {Span(cutoffs)}", "cents",
                Target.Within(oversampling == 4 ? cents4 : cents8, Beside), bench => Worst.Furthest(
                    from cutoff in cutoffs
                    let fine = bench.Once(Name("cutoff", filter, cutoff, 0.0), () => Ring.CutoffHz(filter, 64, cutoff))
                    let coarse = Ring.CutoffHz(filter, oversampling, cutoff)
                    select new Reading(Crossings.Cents(coarse, fine), Detail: string.Create(CultureInfo.InvariantCulture, $"{cutoff} Hz"))))
            { Digits = 2, OnRecord = (oversampling == 4 ? 1.0 : 0.25) * (filter.IsEarly ? early : late), Rivals = oversampling == 4 ? Rivals : "" };
        }
    }

    private static string Span(double[] cutoffs) => string.Create(CultureInfo.InvariantCulture, $"{cutoffs[0]} to {cutoffs[^1]} Hz");

    private static string Name(string what, FilterCase filter, double cutoff, double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {filter.Name} {cutoff} {share}");
}
