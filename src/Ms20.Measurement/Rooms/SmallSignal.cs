using System.Globalization;
using System.Numerics;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>The four filters' linear response against ngspice's AC analysis of their netlists.</summary>
internal static class SmallSignal
{
    private const string Heard =
        "a filter that differs by less than 0.1 dB and 1 degree cannot be told from the other; the one documented warp factor is the only correction";

    private static readonly int[] Cutoffs = [200, 1000, 5000];
    private static readonly string[] Shares = ["0.0", "0.5", "0.9", "0.98"];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Small signal",
        "Gain and phase of each filter at 4 x 48 kHz, noise off, against ngspice's AC analysis: cutoffs of 200, 1000 and 5000 Hz, loop gains of 0, 0.5, 0.9 "
        + "and 0.98 of the threshold, 20 Hz to 15 kHz. The figure is the largest error anywhere. No other program shows such a comparison.",
        [.. FilterCase.All.SelectMany(RowsOf), .. SlopeRows()])
    {
        HasCircuit = true,
        Plots = [new("responses", "All four filters at a cutoff of 1 kHz and 0.9 of the loop gain that oscillates: lines are ours, dots are ngspice.", Draw)],
    };

    private static IEnumerable<Row> RowsOf(FilterCase filter)
    {
        yield return new($"small.gain.{filter.Id}", $"{filter.Title}, gain", "dB", Target.AtMost(0.1, Heard), bench => Worst(bench, filter).Gain)
        {
            Digits = 4,
            // What is left is rounding: at 20 Hz a high-pass at 5 kHz gives 1/180 of the impulse's spectrum, and the early filter's nodes stand 0.1 VT from zero.
            OnRecord = filter.IsEarly ? 0.015 : 0.002,
        };
        yield return new($"small.phase.{filter.Id}", $"{filter.Title}, phase", "degrees", Target.AtMost(1.0, Heard), bench => Worst(bench, filter).Phase)
        {
            Digits = 3,
            OnRecord = filter.IsEarly ? 0.2 : 0.005,
        };
    }

    private static IEnumerable<Row> SlopeRows()
    {
        Row Slope(FilterCase filter, double low, double high, double slope, double width, string why, string rivals) => new(
            $"small.slope.{filter.Id}",
            string.Create(CultureInfo.InvariantCulture, $"{filter.Title}, from {low} to {high} Hz, cutoff 1 kHz, PEAK 0"),
            "dB",
            Target.Between(slope - width, slope + width, why),
            _ =>
            {
                var response = new SmallSignalResponse(filter, 1000.0, 0.0);
                ReferenceTable table = ReferenceTable.Load("slopes");
                int row = Array.IndexOf(table.Words("circuit"), filter.Name);
                double spice = table.Column(high > 1000.0 ? "dB_16kHz" : "dB_20Hz")[row] - table.Column(high > 1000.0 ? "dB_8kHz" : "dB_10Hz")[row];
                return new Reading(
                    20.0 * Math.Log10(response.At(high).Magnitude / response.At(low).Magnitude), Spice: string.Create(CultureInfo.InvariantCulture, $"{spice:F2} dB"));
            })
        { Rivals = rivals };

        const string twoPoles = "two poles";
        yield return Slope(FilterCase.Named("early_lpf"), 8000.0, 16000.0, -12.1, 0.1, twoPoles, "");
        yield return Slope(
            FilterCase.Named("early_hpf"), 10.0, 20.0, 6.5, 0.1,
            "the signal enters below one capacitor alone: 6 dB an octave, and the 4 Hz corner of the amplifier's 47 uF", "6.0 (Csound, Faust), 12.0 (MF-20)");
        yield return Slope(FilterCase.Named("late_lpf"), 8000.0, 16000.0, -12.0, 0.1, twoPoles, "");
        yield return Slope(
            FilterCase.Named("late_hpf"), 10.0, 20.0, 6.0, 0.1, "the signal enters below one capacitor alone: 6 dB an octave",
            "6.0 (Csound, Faust), 12.0 (MF-20)");
    }

    private static (Reading Gain, Reading Phase) Worst(Bench bench, FilterCase filter) =>
        bench.Once("small signal " + filter.Name, () => WorstOf(filter));

    private static (Reading Gain, Reading Phase) WorstOf(FilterCase filter)
    {
        ReferenceTable table = ReferenceTable.Load("ac_" + filter.Name);
        Reading gain = new(0.0), phase = new(0.0);
        foreach (int cutoff in Cutoffs)
        {
            foreach (string share in Shares)
            {
                string where = $"{cutoff} Hz, k {share} of the threshold";
                (double decibels, double degrees) = Errors(filter, table, cutoff, share);
                gain = decibels > gain.Value ? new(decibels, Detail: where) : gain;
                phase = degrees > phase.Value ? new(degrees, Detail: where) : phase;
            }
        }

        return (gain, phase);
    }

    private static (double Decibels, double Degrees) Errors(FilterCase filter, ReferenceTable table, int cutoff, string share)
    {
        var response = new SmallSignalResponse(filter, cutoff, filter.LoopGain(share));
        double[] hertz = table.Column("freq_hz"), gains = table.Column($"dB_fc{cutoff}_k{share}"), phases = table.Column($"rad_fc{cutoff}_k{share}");
        double worstDecibels = 0.0, worstDegrees = 0.0;
        for (int i = 0; i < hertz.Length && hertz[i] <= 15000.0; i += 3)
        {
            Complex ours = response.At(hertz[i]);
            worstDecibels = Math.Max(worstDecibels, Math.Abs(20.0 * Math.Log10(ours.Magnitude) - gains[i]));
            double degrees = (ours.Phase - phases[i]) * 180.0 / Math.PI;
            worstDegrees = Math.Max(worstDegrees, Math.Abs(degrees - 360.0 * Math.Round(degrees / 360.0)));
        }

        return (worstDecibels, worstDegrees);
    }

    private static Chart Draw(Bench bench)
    {
        var curves = new List<Curve>();
        foreach (FilterCase filter in FilterCase.All)
        {
            ReferenceTable table = ReferenceTable.Load("ac_" + filter.Name);
            var response = new SmallSignalResponse(filter, 1000.0, filter.LoopGain("0.9"));
            double[] hertz = table.Column("freq_hz"), gains = table.Column("dB_fc1000_k0.9");
            int[] shown = [.. Enumerable.Range(0, hertz.Length).Where(i => hertz[i] <= 20000.0)];
            curves.Add(new(filter.Title, [.. shown.Select(i => (hertz[i], 20.0 * Math.Log10(response.At(hertz[i]).Magnitude)))]));
            curves.Add(new("", [.. shown.Where(i => i % 5 == 0).Select(i => (hertz[i], gains[i]))], CurveKind.Dots));
        }

        return new Chart(
            "Small-signal response at 1 kHz, k 0.9 of the threshold: lines ours, dots ngspice",
            Axis.Logarithmic("frequency, Hz", 20.0, 20000.0),
            Axis.Linear("output over input, dB", -50.0, 20.0),
            curves);
    }
}
