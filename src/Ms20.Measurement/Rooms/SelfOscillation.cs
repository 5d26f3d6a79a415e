using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The filters' whistles against ngspice.</summary>
internal static class SelfOscillation
{
    private const string Tuning = "a thirtieth of a semitone; the best rivals are within 5 cents, most of them do not whistle at all";
    private const string Level = "a tenth of a decibel cannot be heard";
    private const string Harmonic = "half a decibel of one harmonic cannot be heard; above 20 kHz neither can the harmonic";
    private const string PitchRivals = "-5.3 to +2.8 cents of their own law (MF-20); most die";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Self-oscillation",
        "Each filter whistles by itself, at cutoffs from 50 Hz to 14 kHz at the netlists' largest loop gain (early 2.6, late 4.03) and at 1 kHz at loop gains "
        + "from just above the threshold; the same 12 periods are measured as in ngspice's transient analysis. The figure is the largest error of all cases.",
        [.. new[] { 4, 8 }.SelectMany(oversampling => FilterCase.All.SelectMany(filter => RowsOf(filter, oversampling)))])
    {
        HasCircuit = true,
    };

    private static IEnumerable<Row> RowsOf(FilterCase filter, int oversampling)
    {
        string title = $"{filter.Title}, {oversampling}x";
        Row Against(string id, string what, string unit, Target target, Func<Errors, Reading> pick, int digits, double record4, double record8) => new(
            $"whistle.{id}.{oversampling}x.{filter.Id}", $"{title}, {what}", unit, target, bench => pick(Worst(bench, filter, oversampling)))
        { Digits = digits, OnRecord = oversampling == 8 ? record8 : record4 };

        yield return Against("pitch", "pitch", "%", Target.Within(0.2, Tuning), errors => errors.Pitch, 3, filter.IsEarly ? 0.012 : 0.1, 0.012)
            with
        { Rivals = PitchRivals };
        yield return Against("level", "amplitude", "dB", Target.Within(0.1, Level), errors => errors.Level, 3, 0.012, 0.006);
        if (filter.IsEarly)
            yield return Against("h2", "second harmonic", "dB", Target.Within(0.5, Harmonic), errors => errors.Second, 2, 0.25, 0.08);
        yield return Against("h3", "third harmonic", "dB", Target.Within(0.5, Harmonic), errors => errors.Third, 2, 0.35, 0.09);
        yield return Against("h5", "fifth harmonic", "dB", Target.Within(0.5, Harmonic), errors => errors.Fifth, 2, 0.1, 0.03);
    }

    private static Errors Worst(Bench bench, FilterCase filter, int oversampling) => bench.Once($"whistle {filter.Name} {oversampling}", () =>
    {
        ReferenceTable table = ReferenceTable.Load("whistle");
        string[] circuits = table.Words("circuit");
        var worst = new Errors();
        foreach (int row in Enumerable.Range(0, table.Rows).Where(row => circuits[row] == filter.Name))
            worst = worst.With(ErrorsOf(filter, table, row, oversampling));
        return worst;
    });

    private static Errors ErrorsOf(FilterCase filter, ReferenceTable table, int row, int oversampling)
    {
        double cutoff = table.Column("fc_hz")[row], k = table.Column("k")[row];
        // The same 12 periods as the netlist's: the amplifier's 47 uF still moves the early filter's bias at that time.
        var rig = new FilterRig(filter, oversampling, cutoff, k);
        double settle = 48.0 / cutoff + (filter.IsEarly ? 0.12 : 0.05);
        Whistle whistle = Whistle.Of(rig.Step, rig.Rate.EngineHz, 0.01, cutoff, settle, 12.0);
        string where = string.Create(CultureInfo.InvariantCulture, $"cutoff {cutoff} Hz, k {k:0.##}");
        Reading Harmonic(int harmonic, double ours) => harmonic * whistle.Hertz >= 20000.0
            ? new(0.0)
            : Reading(ours - table.Column($"h{harmonic}_dB")[row], $"{table.Column($"h{harmonic}_dB")[row]:F2} dB");
        Reading Reading(double error, FormattableString spice) => new(error, FormattableString.Invariant(spice), where);
        double hertz = table.Column("f_hz")[row], volts = table.Column("h1_V")[row];
        return new Errors
        {
            Pitch = Reading(100.0 * (whistle.Hertz / hertz - 1.0), $"{hertz:F2} Hz"),
            Level = Reading(20.0 * Math.Log10(whistle.FundamentalVolts / volts), $"{volts:F4} V"),
            Second = filter.IsEarly ? Harmonic(2, whistle.SecondDb) : new(0.0),
            Third = Harmonic(3, whistle.ThirdDb),
            Fifth = Harmonic(5, whistle.FifthDb),
        };
    }

    /// <summary>Errors of one whistle, or the largest of several.</summary>
    private readonly record struct Errors
    {
        public Reading Pitch { get; init; }

        public Reading Level { get; init; }

        public Reading Second { get; init; }

        public Reading Third { get; init; }

        public Reading Fifth { get; init; }

        public Errors With(Errors other) => new()
        {
            Pitch = Larger(Pitch, other.Pitch),
            Level = Larger(Level, other.Level),
            Second = Larger(Second, other.Second),
            Third = Larger(Third, other.Third),
            Fifth = Larger(Fifth, other.Fifth),
        };

        // What is no number counts as the largest there is.
        private static Reading Larger(Reading a, Reading b) => Math.Abs(a.Value) >= Math.Abs(b.Value) || double.IsNaN(a.Value) ? a : b;
    }
}
