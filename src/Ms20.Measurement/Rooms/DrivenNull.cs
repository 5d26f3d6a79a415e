using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The driven filters against ngspice's transient analysis of the same netlists, sample by sample.</summary>
internal static class DrivenNull
{
    private const double ReferenceUnitVolts = 1e-5;

    private const string Everywhere =
        "the netlists' own estimated parts differ from any real unit's by more; what is left at 4x is the edges, which last four samples";

    private const string Median = "half of the cases cannot be told from the circuit by ear";

    private static readonly int[] Cutoffs = [200, 1000, 5000];
    private static readonly string[] Shares = ["0.0", "0.9"];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Driven null",
        "Each filter driven at three levels (early 0.1, 0.4 and 1 V; late 0.5, 2 and 5 V) by a saw of 110 Hz with an edge of 20 us, a square of 440 Hz with edges of "
        + "50 us and two sines of 620 and 2930 Hz, at cutoffs of 200, 1000 and 5000 Hz and loop gains of 0 and 0.9 of the threshold. What is left after "
        + "ngspice's transient analysis is subtracted, sample by sample and without any alignment, against ngspice's power. Edges that sharp hold frequencies no "
        + "rate here can carry: for the early high-pass, which lets them pass, the last rows compare what is below 20 kHz with the same equations solved at "
        + "64 x 48 kHz (which null with ngspice to -83 dB in the median). No other program shows such a comparison.",
        [
            .. new[] { 8, 4 }.SelectMany(oversampling => DriveSignal.All.SelectMany(
                signal => FilterCase.All.SelectMany(filter => RowsOf(filter, signal, oversampling)))),
            .. new[] { DriveSignal.Saw, DriveSignal.Square }.Select(BandRow),
        ])
    {
        HasCircuit = true,
    };

    // Worst and median on record. The early high-pass at 4x misses the median with edges: it lets what they hold above 20 kHz pass, through an amplifier
    // whose pole at 52 kHz the trapezoidal rule bends. With the square that is as far as sampling itself goes: the circuit, solved at 64 times the rate
    // for the same samples joined by straight lines, ends at -52 dB.
    private static (double Worst, double Median) OnRecord(FilterCase filter, DriveSignal signal, int oversampling) =>
        (signal.Name, filter.Name, oversampling) switch
        {
            ("saw", "early_lpf", 8) => (-73.0, -84.0),
            ("saw", "early_hpf", 8) => (-44.0, -62.0),
            ("saw", "late_lpf", 8) => (-70.0, -85.0),
            ("saw", "late_hpf", 8) => (-57.0, -77.0),
            ("saw", "early_lpf", _) => (-62.0, -77.0),
            ("saw", "early_hpf", _) => (-33.5, -48.0),
            ("saw", "late_lpf", _) => (-59.0, -79.0),
            ("saw", "late_hpf", _) => (-47.0, -70.0),
            ("square", "early_lpf", 8) => (-72.0, -77.5),
            ("square", "early_hpf", 8) => (-53.5, -64.0),
            ("square", "late_lpf", 8) => (-70.0, -83.0),
            ("square", "late_hpf", 8) => (-60.5, -84.0),
            ("square", "early_lpf", _) => (-59.5, -70.5),
            ("square", "early_hpf", _) => (-42.0, -53.0),
            ("square", "late_lpf", _) => (-57.5, -71.0),
            ("square", "late_hpf", _) => (-48.5, -72.0),
            (_, "early_lpf", 8) => (-61.5, -73.0),
            (_, "early_hpf", 8) => (-64.0, -83.0),
            (_, "late_lpf", 8) => (-65.0, -85.0),
            (_, "late_hpf", 8) => (-59.5, -86.0),
            (_, "early_lpf", _) => (-56.5, -71.5),
            (_, "early_hpf", _) => (-52.0, -73.5),
            (_, "late_lpf", _) => (-53.5, -74.0),
            _ => (-47.5, -74.0),
        };

    private static IEnumerable<Row> RowsOf(FilterCase filter, DriveSignal signal, int oversampling)
    {
        (double worst, double median) = OnRecord(filter, signal, oversampling);
        yield return new(
            $"null.{signal.Name}.worst.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x, {signal.Title}, worst case", "dB",
            Target.AtMost(oversampling == 8 ? -40.0 : -33.0, Everywhere), bench => Nulls(bench, filter, signal, oversampling)[^1])
        { Digits = 1, OnRecord = worst };
        yield return new(
            $"null.{signal.Name}.median.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x, {signal.Title}, median", "dB",
            Target.AtMost(-55.0, Median), bench => Middle(Nulls(bench, filter, signal, oversampling)))
        { Digits = 1, OnRecord = median };
    }

    private static Row BandRow(DriveSignal signal) => new(
        $"null.{signal.Name}.audible.4x.early.hpf", $"early HP, 4x, {signal.Title}, median below 20 kHz", "dB", Target.AtMost(-55.0, Median), _ =>
        {
            FilterCase filter = FilterCase.Named("early_hpf");
            return Middle([.. Cases(filter).Select(drive => BandNullOf(filter, signal, drive)).OrderBy(found => found.Value)]);
        })
    { Digits = 1, Pace = Pace.Slow, OnRecord = -57.0 };

    private static Reading Middle(Reading[] sorted) => sorted[sorted.Length / 2];

    private static IEnumerable<(int Cutoff, string Share, string Volts)> Cases(FilterCase filter) =>
        Cutoffs.SelectMany(cutoff => Shares.SelectMany(share => filter.SawVolts.Select(volts => (cutoff, share, volts))));

    private static Reading[] Nulls(Bench bench, FilterCase filter, DriveSignal signal, int oversampling) =>
        bench.Once($"{signal.Name} null {filter.Name} {oversampling}", () =>
        {
            ReferenceTable table = ReferenceTable.Load($"{signal.Name}_{filter.Name}");
            return Cases(filter)
                .Select(drive => new Reading(NullDb(filter, table, signal, oversampling, drive), Detail: Detail(drive)))
                .OrderBy(found => found.Value).ToArray();
        });

    private static string Detail((int Cutoff, string Share, string Volts) drive) => $"{drive.Cutoff} Hz, k {drive.Share} of the threshold, {drive.Volts} V";

    private static double Peak((int Cutoff, string Share, string Volts) drive) => double.Parse(drive.Volts, CultureInfo.InvariantCulture);

    private static double NullDb(
        FilterCase filter, ReferenceTable table, DriveSignal signal, int oversampling, (int Cutoff, string Share, string Volts) drive)
    {
        double[] reference = [.. table.Column($"fc{drive.Cutoff}_k{drive.Share}_A{drive.Volts}").Select(units => units * ReferenceUnitVolts)];
        var rig = new FilterRig(filter, oversampling, drive.Cutoff, filter.LoopGain(drive.Share));
        double peak = Peak(drive), ratio = rig.Rate.EngineHz / signal.ReferenceHz;
        double[] filtered = rig.Run((int)((signal.FirstSample + reference.Length) * ratio), seconds => signal.At(seconds, peak));

        // Where both have a sample.
        int step = Math.Max(1, (int)(1.0 / ratio));
        int[] places = [.. Enumerable.Range(0, reference.Length / step).Select(i => i * step)];
        return Levels.NullDb([.. places.Select(i => filtered[(int)((signal.FirstSample + i) * ratio)])], [.. places.Select(i => reference[i])]);
    }

    /// <summary>Two periods of the saw or eight of the square, from where the start has died away, against the same at 64 x 48 kHz.</summary>
    private static Reading BandNullOf(FilterCase filter, DriveSignal signal, (int Cutoff, string Share, string Volts) drive)
    {
        const double settled = 0.008, seconds = 0.02;
        double peak = Peak(drive);
        double[] At(int oversampling)
        {
            var rig = new FilterRig(filter, oversampling, drive.Cutoff, filter.LoopGain(drive.Share));
            return rig.Run((int)((settled + seconds) * rig.Rate.EngineHz), time => signal.At(time, peak))[(int)(settled * rig.Rate.EngineHz)..];
        }

        return new Reading(BandNull.Db(At(4), At(64), seconds), Detail: Detail(drive));
    }
}
