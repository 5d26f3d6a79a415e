using System.Globalization;
using Ms20.Engine.Circuits;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;
using Ms20.Panel;

namespace Ms20.Measurement.Rooms;

/// <summary>The whistles beyond the netlists' own cases: over the whole range, from noise, and not locked to the rate.</summary>
internal static class SelfOscillationCurves
{
    private const string Tuning = "a thirtieth of a semitone, as against SPICE; the best rivals are within 5 cents of their own law";
    private const string Level = "a tenth of a decibel cannot be heard";
    private const string Locking = "a whistle that locks to the rate stands still while the cutoff moves";

    private static readonly double[] LockingHertz = [4000.0, 8000.0, 9600.0, 12000.0];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Self-oscillation over the range",
        "The whistle at 4 x 48 kHz against the same equations at 64 x 48 kHz, cutoffs from 100 Hz to 16 kHz; how soon it is there, started by nothing but the circuit's own "
        + "noise; whether its pitch follows a cutoff that moves by half a cent at a time where a whole number of samples makes a period; and where on the dial it begins. "
        + "The late whistle does stand still there: its odd harmonics fall slowly, and those above the rate fold onto it and hold it, over 20 cents of the cutoff at 12 kHz "
        + "at 4x and over one at 8x.",
        [.. FilterCase.All.SelectMany(ConvergedRows), .. FilterCase.All.SelectMany(BehaviourRows), .. OnsetRows()])
    {
        HasCircuit = true,
        Plots =
        [
            new("whistle-pitch-peak", "PEAK flattens the whistle: its pitch over the cutoff at 1 kHz. Lines are ours, dots are ngspice.", bench => DrawPeak(bench, pitch: true)),
            new("whistle-level-peak", "PEAK raises it: its amplitude over that at the largest loop gain of the netlists. Lines are ours, dots are ngspice.", bench => DrawPeak(bench, pitch: false)),
            new("whistle-pitch-cutoff", "Its pitch over the cutoff, at the netlists' largest loop gain. Lines are ours, dots are ngspice.", DrawCutoff),
        ],
    };

    private static IEnumerable<Row> ConvergedRows(FilterCase filter)
    {
        foreach (Pace pace in new[] { Pace.Fast, Pace.Slow })
        {
            string id = pace == Pace.Fast ? "most" : "all";
            string title = $"{filter.Title}, {(pace == Pace.Fast ? "PEAK 10, 1.6 to 16 kHz" : "all of PEAK and cutoff")}";
            yield return new(
                $"whistle.converged.pitch.{id}.{filter.Id}", $"{title}: pitch against 64x", "%", Target.Within(0.2, Tuning),
                bench => Worst.Furthest(Errors(bench, filter, pace).Select(error => error.Pitch)))
            {
                Digits = 3,
                Pace = pace,
                // At a cutoff of 16 kHz the late filters whistle at 12 kHz, a sixteenth of the rate, and their 15th and 17th harmonics fold onto the whistle.
                OnRecord = filter.IsEarly ? 0.015 : 0.32,
                Rivals = "-5.3 to +2.8 cents (MF-20); most die",
            };
            yield return new(
                $"whistle.converged.level.{id}.{filter.Id}", $"{title}: amplitude against 64x", "dB", Target.Within(0.1, Level),
                bench => Worst.Furthest(Errors(bench, filter, pace).Select(error => error.Level)))
            { Digits = 3, Pace = pace, OnRecord = 0.02 };
        }
    }

    private static (Reading Pitch, Reading Level)[] Errors(Bench bench, FilterCase filter, Pace pace) => bench.Once($"whistle errors {filter.Name} {pace}", () =>
    {
        double[] gains = pace == Pace.Fast ? [MostGain(filter)] : filter.IsEarly ? [2.5, 2.6, 2.75, 2.9] : [2.04, 2.2, 2.6, 3.3, 4.03];
        double[] cutoffs = pace == Pace.Fast ? [1600.0, 8000.0, 16000.0] : [100.0, 400.0, 1600.0, 4000.0, 8000.0, 12000.0, 14000.0, 16000.0];
        var errors = new List<(Reading, Reading)>();
        foreach (double gain in gains)
        {
            foreach (double cutoff in cutoffs)
            {
                bench.Stop.ThrowIfCancellationRequested();
                Whistle ours = Ring.Whistle(filter, 4, cutoff, gain), fine = Ring.Whistle(filter, 64, cutoff, gain);
                // The op-amp's lag raises the threshold at high cutoffs: what whistles at neither rate has no pitch.
                if (!(ours.FundamentalVolts > 0.05) && !(fine.FundamentalVolts > 0.05))
                    continue;
                string where = string.Create(CultureInfo.InvariantCulture, $"cutoff {cutoff} Hz, k {gain}");
                errors.Add((new(100.0 * (ours.Hertz / fine.Hertz - 1.0), Detail: where), new(Tone.Db(ours.FundamentalVolts / fine.FundamentalVolts), Detail: where)));
            }
        }

        return errors.ToArray();
    });

    private static IEnumerable<Row> BehaviourRows(FilterCase filter)
    {
        yield return new(
            $"whistle.start.{filter.Id}", $"{filter.Title}: share of the final amplitude after 20 periods and 20 ms, from noise, 60 Hz to 14 kHz", "%",
            Target.AtLeast(90.0, "as quick as a player's finger; one rival needs seconds, most never start"), _ => Worst.Least(
                from cutoff in new[] { 60.0, 300.0, 1500.0, 6000.0, 14000.0 }
                from seed in new[] { 1UL, 2UL, 3UL }
                select Started(filter, cutoff, seed)))
        { Digits = 1, Rivals = "seconds (LRTRack); most die" };
        foreach (int oversampling in new[] { 4, 8 })
        {
            yield return new(
                $"whistle.locking.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x: how far the cutoff moves while the pitch stands still, at 4, 8, 9.6 or 12 kHz",
                "cents", Target.AtMost(0.5, Locking), _ => Worst.Largest(LockingHertz
                    .Where(hertz => hertz < 10000.0 || !filter.IsEarly)
                    .Select(hertz => Locked(filter, oversampling, hertz))))
            {
                Digits = 1,
                Pace = oversampling == 4 ? Pace.Fast : Pace.Slow,
                // The late whistle is all odd harmonics that fall slowly: where the rate is a multiple of twice the pitch they fold onto it and hold it.
                OnRecord = filter.IsEarly ? null : oversampling == 4 ? 20.5 : 1.5,
                Rivals = "locked at 8, 12 and 16 kHz, 123 cents beside (MF-20)",
            };
        }
    }

    private static Reading Started(FilterCase filter, double cutoff, ulong seed)
    {
        var parts = new UnitParts<Engine.Lanes.Lanes1>();
        parts.Seeds[0] = seed;
        var rig = new FilterRig(filter, 4, cutoff, filter.LargestReferenceGain, noise: true, parts: parts);
        double[] start = rig.Run((int)((20.0 / cutoff + 0.020) * rig.Rate.EngineHz), _ => 0.0);
        int period = (int)(1.5 * rig.Rate.EngineHz / cutoff);
        double reached = Swing(start[^period..]);
        rig.Wait(100.0 / cutoff + 0.2);
        return new(100.0 * reached / Swing(rig.Run(period, _ => 0.0)), Detail: string.Create(CultureInfo.InvariantCulture, $"{cutoff} Hz"));
    }

    private static double Swing(double[] wave) => 0.5 * (wave.Max() - wave.Min());

    /// <summary>
    /// Moves the cutoff by half a cent at a time, 20 cents to either side of the one that whistles at a frequency of which the rate is a multiple: over how many
    /// cents does the pitch not follow?
    /// </summary>
    private static Reading Locked(FilterCase filter, int oversampling, double hertz)
    {
        const double step = 0.5;
        const int each = 40;
        double gain = MostGain(filter), cutoff = hertz;
        for (int i = 0; i < 5; i++)
            cutoff *= hertz / Ring.Whistle(filter, oversampling, cutoff, gain, 200.0).Hertz;
        double[] cents =
        [
            .. Enumerable.Range(-each, 2 * each + 1).Select(n =>
                Crossings.Cents(Ring.Whistle(filter, oversampling, cutoff * Math.Pow(2.0, n * step / 1200.0), gain, 200.0).Hertz, hertz)),
        ];
        int still = 0, longest = 0;
        for (int i = 1; i < cents.Length; i++)
        {
            still = Math.Abs(cents[i] - cents[i - 1]) < 0.1 * step ? still + 1 : 0;
            longest = Math.Max(longest, still);
        }

        return new(longest * step, Detail: string.Create(CultureInfo.InvariantCulture, $"{hertz} Hz"));
    }

    private static IEnumerable<Row> OnsetRows()
    {
        foreach (FilterCase filter in FilterCase.All)
        {
            (double low, double high) = filter.IsEarly ? (7.5, 8.5) : (5.0, 6.5);
            Control peak = filter.Kind == FilterKind.HighPass ? Controls.HpfPeak : Controls.LpfPeak;
            Profile profile = filter.IsEarly ? Profiles.Early1978 : Profiles.Late1978;
            yield return new(
                $"whistle.onset.{filter.Id}", $"{filter.Title}: PEAK at which the whistle begins, at 1 kHz", "",
                Target.Between(low, high, "owners' accounts: the early filter bites at two to three o'clock, the late one from the middle on"),
                _ => Onset(filter, dial => peak.LawFor(profile).ToPhysical(dial)));
        }
    }

    private static double Onset(FilterCase filter, Func<double, double> loopGain)
    {
        double low = 4.0, high = 10.0;
        for (int i = 0; i < 12; i++)
        {
            double middle = 0.5 * (low + high);
            var rig = new FilterRig(filter, 4, 1000.0, loopGain(middle));
            // What dies has lost all but a thousandth by then; what grows is at its tenth of a volt.
            for (int kick = 0; kick < 48; kick++)
                rig.Step(filter.IsEarly ? 0.1 : 1.0);
            rig.Wait(0.6);
            if (Swing(rig.Run(400, _ => 0.0)) > 0.02)
                high = middle;
            else
                low = middle;
        }

        return high;
    }

    private static double MostGain(FilterCase filter) => filter.IsEarly ? 2.9 : 4.03;

    private static Chart DrawPeak(Bench bench, bool pitch)
    {
        ReferenceTable table = ReferenceTable.Load("whistle");
        var curves = new List<Curve>();
        foreach (FilterCase filter in FilterCase.All[..3])
        {
            double most = filter.LargestReferenceGain, least = filter.IsEarly ? 2.36 : 2.01;
            (double K, Whistle Whistle)[] points = bench.Once($"whistle curve {filter.Name}", () => Enumerable.Range(0, 25)
                .Select(i => least + (most - least) * i / 24.0)
                .Select(k => (k, Ring.Whistle(filter, 4, 1000.0, k)))
                .ToArray());
            double full = points[^1].Whistle.FundamentalVolts;
            curves.Add(new(
                filter.IsEarly ? filter.Title : "late",
                [.. points.Select(point => (point.K / filter.Threshold, pitch ? point.Whistle.Hertz / 1000.0 : Tone.Db(point.Whistle.FundamentalVolts / full)))]));
            curves.Add(new(
                "",
                [.. Rows(table, filter, atOneKilohertz: true)
                    .Select(row => (table.Column("k")[row] / filter.Threshold, pitch ? table.Column("f_hz")[row] / 1000.0 : Tone.Db(table.Column("h1_V")[row] / full)))],
                CurveKind.Dots));
        }

        var x = Axis.Linear("loop gain over the threshold", 1.0, 2.1);
        return pitch
            ? new Chart("Whistle at a cutoff of 1 kHz: pitch. Lines ours, dots ngspice", x, Axis.Linear("pitch over cutoff", 0.7, 1.0), curves)
            : new Chart("Whistle at a cutoff of 1 kHz: amplitude. Lines ours, dots ngspice", x, Axis.Linear("amplitude over the full one, dB", -16.0, 2.0), curves);
    }

    private static Chart DrawCutoff(Bench bench)
    {
        ReferenceTable table = ReferenceTable.Load("whistle");
        var curves = new List<Curve>();
        foreach (FilterCase filter in FilterCase.All[..3])
        {
            double[] cutoffs = [.. Enumerable.Range(0, 26).Select(i => 50.0 * Math.Pow(320.0, i / 25.0))];
            curves.Add(new(
                filter.IsEarly ? filter.Title : "late",
                [.. cutoffs.Select(cutoff => (cutoff, Ring.Whistle(filter, 4, cutoff, filter.LargestReferenceGain).Hertz / cutoff))]));
            curves.Add(new(
                "",
                [.. Rows(table, filter, atOneKilohertz: false).Select(row => (table.Column("fc_hz")[row], table.Column("f_hz")[row] / table.Column("fc_hz")[row]))],
                CurveKind.Dots));
        }

        return new Chart(
            "Whistle at the largest loop gain: pitch. Lines ours, dots ngspice",
            Axis.Logarithmic("cutoff, Hz", 50.0, 16000.0),
            Axis.Linear("pitch over cutoff", 0.65, 1.05),
            curves);
    }

    private static IEnumerable<int> Rows(ReferenceTable table, FilterCase filter, bool atOneKilohertz)
    {
        string[] circuits = table.Words("circuit");
        double[] cutoffs = table.Column("fc_hz"), gains = table.Column("k");
        return Enumerable.Range(0, table.Rows).Where(row => circuits[row] == filter.Name
            && (atOneKilohertz ? cutoffs[row] == 1000.0 : gains[row] == gains.Where((_, other) => circuits[other] == filter.Name).Max()));
    }
}
