using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The filters driven by a saw, against ngspice's transient analysis of the same netlists, sample by sample.</summary>
internal static class DrivenNull
{
    private const double ReferenceHz = 96000.0;
    private const double ReferenceUnitVolts = 1e-5;

    private const string Everywhere =
        "the netlists' own estimated parts differ from any real unit's by more; what is left at 4x is the saw's edge, which lasts four samples";

    private const string Median = "half of the cases cannot be told from the circuit by ear";

    private static readonly int[] Cutoffs = [200, 1000, 5000];
    private static readonly string[] Shares = ["0.0", "0.9"];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Driven null",
        "A saw of 110 Hz with an edge of 20 us drives each filter at three levels (early 0.1, 0.4 and 1 V; late 0.5, 2 and 5 V), at cutoffs of 200, 1000 and "
        + "5000 Hz and loop gains of 0 and 0.9 of the threshold; what is left after ngspice's transient analysis is subtracted, sample by sample "
        + "and without any alignment, against ngspice's power. No other program shows such a comparison.",
        [.. new[] { 8, 4 }.SelectMany(oversampling => FilterCase.All.SelectMany(filter => RowsOf(filter, oversampling)))])
    {
        HasCircuit = true,
    };

    // Worst and median on record. The early high-pass at 4x misses the median: the saw's edge comes out of it unfiltered, through an amplifier that is
    // slower than a sample.
    private static (double Worst, double Median) OnRecord(FilterCase filter, int oversampling) => (filter.Name, oversampling) switch
    {
        ("early_lpf", 8) => (-73.0, -84.0),
        ("early_hpf", 8) => (-44.0, -62.0),
        ("late_lpf", 8) => (-70.0, -85.0),
        ("late_hpf", 8) => (-57.0, -77.0),
        ("early_lpf", _) => (-62.0, -77.0),
        ("early_hpf", _) => (-33.5, -48.0),
        ("late_lpf", _) => (-59.0, -79.0),
        _ => (-47.0, -70.0),
    };

    private static IEnumerable<Row> RowsOf(FilterCase filter, int oversampling)
    {
        (double worst, double median) = OnRecord(filter, oversampling);
        yield return new(
            $"null.saw.worst.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x, saw, worst case", "dB",
            Target.AtMost(oversampling == 8 ? -40.0 : -33.0, Everywhere), bench => Nulls(bench, filter, oversampling)[^1])
        { Digits = 1, OnRecord = worst };
        yield return new(
            $"null.saw.median.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x, saw, median", "dB",
            Target.AtMost(-55.0, Median), bench => Middle(Nulls(bench, filter, oversampling)))
        { Digits = 1, OnRecord = median };
    }

    private static Reading Middle(Reading[] sorted) => sorted[sorted.Length / 2];

    private static Reading[] Nulls(Bench bench, FilterCase filter, int oversampling) => bench.Once($"saw null {filter.Name} {oversampling}", () =>
    {
        ReferenceTable table = ReferenceTable.Load("saw_" + filter.Name);
        var nulls = new List<Reading>();
        foreach (int cutoff in Cutoffs)
        {
            foreach (string share in Shares)
            {
                foreach (string volts in filter.SawVolts)
                    nulls.Add(new(NullDb(filter, table, oversampling, cutoff, share, volts), Detail: $"{cutoff} Hz, k {share} of the threshold, {volts} V"));
            }
        }

        return nulls.OrderBy(found => found.Value).ToArray();
    });

    private static double NullDb(FilterCase filter, ReferenceTable table, int oversampling, int cutoff, string share, string volts)
    {
        double[] reference = [.. table.Column($"fc{cutoff}_k{share}_A{volts}").Select(units => units * ReferenceUnitVolts)];
        var rig = new FilterRig(filter, oversampling, cutoff, filter.LoopGain(share));
        double peak = double.Parse(volts, CultureInfo.InvariantCulture);
        int ratio = (int)(rig.Rate.EngineHz / ReferenceHz);
        double[] filtered = rig.Run(reference.Length * ratio, seconds => Saw.At(seconds, peak));
        return Levels.NullDb([.. Enumerable.Range(0, reference.Length).Select(i => filtered[i * ratio])], reference);
    }
}
