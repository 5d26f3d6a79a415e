using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>What only the early filter does: it rings otherwise after a rising edge than after a falling one, and a moving cutoff is heard.</summary>
internal static class EarlyCharacter
{
    private const double CutoffHz = 2000.0;
    private const double LoopGain = 2.3;
    private const int Oversampling = 8;
    private const double FirstMs = 49.5;

    private const string SameRing = "the figure that the self-oscillation is allowed";
    private const string SameTrace = "the limit of the driven null at this rate";

    private static readonly FilterCase LowPass = FilterCase.Named("early_lpf");
    private static readonly string[] Levels = ["0.02", "0.05", "0.1", "0.15"];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "The early filter's asymmetry",
        "The low-pass at 2 kHz and k = 2.3, just below oscillation, struck by a square: after a rising edge it rings lower than after a falling one, and the more so "
        + "the louder, because the base currents of its transistors follow the signal. Both rings against ngspice: the trace over 16 ms with both edges, the frequency "
        + "of the first three turns, and how much is left of the ring three turns later. Then the cutoff runs from 200 Hz up five octaves in 0.2 ms with no signal: what "
        + "the core lets through against ngspice, and with the charge that we add because owners call the effect strong (our estimate). 8 x 48 kHz.",
        [
            .. Levels.SelectMany(RingRows),
            .. new[] { "0.0", "0.9" }.Select(StepRow),
            new("early.thump.added", "the same with the added charge, k 0", "mV", Target.Between(30.0, 400.0, "plainly heard beside a signal of 400 mV, and not louder than it"),
                _ => 1e3 * Excursion()) { Digits = 0 },
        ])
    {
        HasCircuit = true,
        Plots = [new("asymmetry", "A square of 0.1 V: the ring after its rising edge and, turned over, after its falling one; lines are ours, dots are ngspice.", Draw)],
    };

    private static IEnumerable<Row> RingRows(string volts)
    {
        yield return new($"early.ring.trace.{volts}", $"square of {volts} V, trace", "dB", Target.AtMost(-40.0, SameTrace), bench =>
        {
            (double[] ours, double[] spice) = Rings(bench, volts);
            return Analysis.Levels.NullDb(ours, spice);
        })
        { Digits = 1, OnRecord = -70.0 };
        foreach ((string edge, double ms) in new[] { ("rising", 50.1), ("falling", 60.1) })
        {
            yield return new($"early.ring.pitch.{edge}.{volts}", $"square of {volts} V, pitch after the {edge} edge", "%", Target.Within(0.2, SameRing), bench =>
            {
                (double[] ours, double[] spice) = Rings(bench, volts);
                double our = Ring(ours, ms).Hertz, their = Ring(spice, ms).Hertz;
                return new Reading(100.0 * (our / their - 1.0), Text($"{their:F0} Hz"), Text($"{our:F0} Hz"));
            })
            { OnRecord = 0.05 };
            yield return new($"early.ring.decay.{edge}.{volts}", $"square of {volts} V, three turns' decay after the {edge} edge", "dB", Target.Within(0.1, SameRing), bench =>
            {
                (double[] ours, double[] spice) = Rings(bench, volts);
                double our = Ring(ours, ms).DecayDb, their = Ring(spice, ms).DecayDb;
                return new Reading(our - their, Text($"{their:F2} dB"), Text($"{our:F2} dB"));
            })
            { Digits = 3, OnRecord = 0.01 };
        }
    }

    // The high-pass, whose source stands at 1 ohm, lets 0.1 mV through: nothing to compare.
    private static Row StepRow(string share) => new(
        $"early.cvstep.{share}", $"cutoff's five octaves, k {share} of the threshold", "dB", Target.AtMost(-40.0, SameTrace), _ =>
        {
            ReferenceTable table = ReferenceTable.Load("cvstep_early");
            double[] times = table.Column("t_ms"), spice = table.Column($"{LowPass.Name}_k{share}");
            var bare = new BareFilter(LowPass, Oversampling, LowPass.LoopGain(share), 1.0);
            double rest = bare.Step(0.0, 200.0), engineHz = 48000.0 * Oversampling;
            var wave = new double[(int)(times[^1] * 1e-3 * engineHz) + 2];
            for (int i = 1; i < wave.Length; i++)
                wave[i] = bare.Step(0.0, 200.0 * Math.Pow(32.0, Math.Clamp((i / engineHz - 0.010) / 0.0002, 0.0, 1.0))) - rest;
            double[] ours = [.. times.Select(ms => At(wave, ms * 1e-3 * engineHz))];
            double spiceRest = spice[0];
            double[] theirs = [.. spice.Select(sample => sample - spiceRest)];
            return new Reading(Analysis.Levels.NullDb(ours, theirs), Text($"{1e3 * theirs.Max(Math.Abs):F1} mV"), Text($"{1e3 * ours.Max(Math.Abs):F1} mV"));
        })
    { Digits = 1, OnRecord = -51.5 };

    private static double Excursion()
    {
        var rig = new FilterRig(LowPass, Oversampling, 200.0, 0.0);
        double rest = rig.Step(0.0), excursion = 0.0;
        for (int i = 0; i < 0.01 * rig.Rate.EngineHz; i++)
        {
            rig.CutoffHz = 200.0 * Math.Pow(32.0, Math.Min(1.0, i * rig.Rate.StepSeconds / 0.0002));
            excursion = Math.Max(excursion, Math.Abs(rig.Step(0.0) - rest));
        }

        return excursion;
    }

    private static (double[] Ours, double[] Spice) Rings(Bench bench, string volts) => bench.Once("early rings " + volts, () =>
    {
        ReferenceTable table = ReferenceTable.Load("asymmetry_early_lpf");
        double[] times = table.Column("t_ms"), spice = table.Column("A" + volts);
        double peak = double.Parse(volts, CultureInfo.InvariantCulture);
        var rig = new FilterRig(LowPass, Oversampling, CutoffHz, LoopGain);
        // The netlist's operating point has the first negative half on the amplifier's 47 uF.
        rig.Run((int)(0.6 * rig.Rate.EngineHz), _ => -peak);
        double[] wave = rig.Run((int)(0.0665 * rig.Rate.EngineHz), seconds => Edges.SlowSquare(seconds, peak));
        return (times.Select(ms => At(wave, ms * 1e-3 * rig.Rate.EngineHz)).ToArray(), spice);
    });

    private static double At(double[] wave, double place) => wave[(int)place] + (place - (int)place) * (wave[(int)place + 1] - wave[(int)place]);

    /// <summary>The ring from a time on: three turns are six of its extremes; what is left of the swing after them.</summary>
    private static (double Hertz, double DecayDb) Ring(double[] wave, double fromMs)
    {
        const double rateHz = 50000.0;
        var turns = new List<(double Place, double Volts)>();
        for (int i = (int)Math.Round((fromMs - FirstMs) * 1e-3 * rateHz); turns.Count < 8; i++)
        {
            double before = wave[i] - wave[i - 1], after = wave[i + 1] - wave[i], turn = before / (before - after);
            // The parabola through three samples; 25 of them are a period.
            if (before * after < 0.0)
                turns.Add((i - 0.5 + turn, wave[i] + 0.125 * (before + after) * (before + after) / (before - after)));
        }

        double first = Math.Abs(turns[1].Volts - turns[0].Volts), last = Math.Abs(turns[7].Volts - turns[6].Volts);
        return (3.0 * rateHz / (turns[6].Place - turns[0].Place), 20.0 * Math.Log10(last / first));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Chart Draw(Bench bench)
    {
        (double[] ours, double[] spice) = Rings(bench, "0.1");
        // The falling edge comes 10 ms after the rising one, at 50 ms: 500 samples of 50 kHz later.
        var curves = new List<Curve>();
        foreach ((string edge, int start, double sign) in new[] { ("after the rising edge", 25, 1.0), ("after the falling edge, turned over", 525, -1.0) })
        {
            curves.Add(new(edge, [.. Enumerable.Range(0, 200).Select(i => (0.02 * i, sign * 1e3 * ours[start + i]))]));
            curves.Add(new("", [.. Enumerable.Range(0, 67).Select(i => (0.06 * i, sign * 1e3 * spice[start + 3 * i]))], CurveKind.Dots));
        }

        return new Chart(
            "Early low-pass at 2 kHz, k = 2.3, square of 0.1 V: lines ours, dots ngspice", Axis.Linear("since the edge, ms", 0.0, 4.0), Axis.Linear("output, mV", -150.0, 300.0), curves);
    }
}
