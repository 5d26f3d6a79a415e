using System.Globalization;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>What the filters' bending adds that is no harmonic of what comes in.</summary>
internal static class FilterAlias
{
    /// <summary>A prime number of cycles in two seconds: no alias falls on a harmonic.</summary>
    private const int Cycles = 2489;

    private const double Seconds = 2.0;
    private const double SettleSeconds = 0.5;
    private const double ToneHz = Cycles / Seconds;
    private const double HighestHz = 20000.0;

    private const string Saw = "the alias that a converged solution of the same equations has at this rate, and no more";
    private const string Sine = "below every rival at its own rate";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Filter alias",
        "Everything below 20 kHz that is no harmonic of 1244.5 Hz, the total of all lines, against the harmonics. The saw is additive up to 20 kHz, so it has no alias of "
        + "its own. Settings, at the netlist's port: low-passes at 5 kHz, high-passes at 500 Hz, half of the loop gain that oscillates; saw of 2.5 V (early) and "
        + "5 V (late, what two oscillators at LEVEL 10 make); a sine so loud that the fundamental is compressed by 12 dB (the late filters never compress that "
        + "far); resonant drive: cutoff and sine at 2489 Hz, 0.95 of the loop gain that oscillates, 12 dB of compression. The panel's rows have 5 V at "
        + "the mixer, as two oscillators at LEVEL 10 make them, and the low-pass behind the high-pass opened fully, at the panel's own levels; "
        + "the hot ones the same at 10 kHz and 0.9 of the loop gain that oscillates, the worst found: a resonance that high folds what it rings at.",
        [.. Rows()])
    {
        HasCircuit = true,
    };

    private static IEnumerable<Row> Rows()
    {
        foreach (int oversampling in new[] { 4, 8 })
        {
            foreach (FilterCase filter in FilterCase.All)
                yield return SawRow(filter, oversampling);
        }

        foreach (FilterCase filter in FilterCase.All.Where(filter => filter.IsEarly))
        {
            bool low = filter.Name == "early_lpf";
            yield return SineRow($"alias.sine.4x.{filter.Id}", $"{filter.Title}, 4x, sine, 12 dB compressed", filter, CutoffOf(filter), 0.5, Cycles, low ? 2.16 : 1.90, -100.0,
                low ? -104.0 : -140.0, "-95.3 (LRT Type35), -96 (va-filter at 4x)");
        }

        foreach (FilterCase filter in FilterCase.All)
        {
            bool low = filter.Name.EndsWith("lpf", StringComparison.Ordinal);
            yield return SineRow($"alias.resonant.4x.{filter.Id}", $"{filter.Title}, 4x, resonant drive", filter, Cycles, 0.95, 2 * Cycles, ResonantVolts(filter),
                low ? -110.0 : -85.0, filter.IsEarly ? -145.0 : -170.0, low ? "-126.1 (LRT Type35), -105.6 (va-filter)" : "");
        }

        foreach (string revision in new[] { "early", "late" })
        {
            yield return new($"alias.panel.4x.{revision}", $"{revision} HP and LP in a row, 4x, loudest saw of the panel", "dB", Target.None, _ => PanelAlias(revision))
            { Digits = 1, OnRecord = revision == "early" ? -70.0 : -75.0 };
            yield return new($"alias.hot.4x.{revision}.hpf", $"{revision} HP, 4x, loudest saw of the panel, 10 kHz, 0.9", "dB", Target.None, _ =>
                HighPassAlias(revision))
            { Digits = 1 };
            yield return new($"alias.hot.4x.{revision}.lpf", $"{revision} HP and LP in a row, 4x, the same, low-pass at 10 kHz, 0.9", "dB", Target.None, _ =>
                PanelAlias(revision, 10000.0, 0.9))
            { Digits = 1 };
        }
    }

    private static double CutoffOf(FilterCase filter) => filter.Name.EndsWith("lpf", StringComparison.Ordinal) ? 5000.0 : 500.0;

    private static double ResonantVolts(FilterCase filter) => filter.Name switch
    {
        "early_lpf" => 0.440,
        "early_hpf" => 0.233,
        "late_lpf" => 0.386,
        _ => 0.305,
    };

    private static Row SawRow(FilterCase filter, int oversampling)
    {
        (double target, double record) = (filter.Name, oversampling) switch
        {
            ("early_lpf", 4) => (-75.0, -78.0),
            ("early_hpf", 4) => (-58.0, -59.5),
            ("late_lpf", 4) => (-120.0, -138.0),
            ("late_hpf", 4) => (-78.0, -80.0),
            ("early_lpf", _) => (-110.0, -115.0),
            ("early_hpf", _) => (-73.0, -75.0),
            ("late_lpf", _) => (-120.0, -165.0),
            _ => (-110.0, -114.0),
        };
        return new($"alias.saw.{oversampling}x.{filter.Id}", $"{filter.Title}, {oversampling}x, saw", "dB", Target.AtMost(target, Saw), _ =>
        {
            var rig = new FilterRig(filter, oversampling, CutoffOf(filter), 0.5 * filter.Threshold);
            double[] saw = SawOf(rig.Rate.EngineHz, filter.IsEarly ? 2.5 : 5.0);
            return Alias(rig.Step, saw, rig.Rate.EngineHz, Cycles);
        })
        { Digits = 1, OnRecord = record, Rivals = oversampling == 4 ? "-75.8 at 12 dB compression (LRT Type35)" : "" };
    }

    private static Row SineRow(
        string id, string what, FilterCase filter, double cutoff, double share, int cycles, double volts, double target, double record, string rivals) =>
        new(id, what, "dB", Target.AtMost(target, Sine), _ =>
        {
            FilterRig Rig() => new(filter, 4, cutoff, share * filter.Threshold);
            FilterRig rig = Rig(), quiet = Rig(), loud = Rig();
            double compression = 20.0 * Math.Log10(Gain(quiet, cycles, 1e-3) / Gain(loud, cycles, volts));
            double[] sine = SineOf(rig.Rate.EngineHz, cycles, volts);
            return new Reading(Alias(rig.Step, sine, rig.Rate.EngineHz, cycles), Detail: string.Create(CultureInfo.InvariantCulture, $"{volts} V, compressed by {compression:F1} dB"));
        })
        { Digits = 1, OnRecord = record, Rivals = rivals };

    private static Reading HighPassAlias(string revision)
    {
        FilterCase filter = FilterCase.Named(revision + "_hpf");
        var high = new FilterRig(filter, 4, 10000.0, 0.9 * filter.Threshold, inputGain: null);
        return Alias(high.Step, SawOf(high.Rate.EngineHz, 5.0), high.Rate.EngineHz, Cycles);
    }

    private static Reading PanelAlias(string revision, double cutoff = 5000.0, double share = 0.5)
    {
        var high = new FilterRig(FilterCase.Named(revision + "_hpf"), 4, 50.0, 0.0, inputGain: null);
        FilterCase filter = FilterCase.Named(revision + "_lpf");
        var low = new FilterRig(filter, 4, cutoff, share * filter.Threshold, inputGain: null);
        return Alias(volts => low.Step(high.Step(volts)), SawOf(high.Rate.EngineHz, 5.0), high.Rate.EngineHz, Cycles);
    }

    /// <summary>Small-signal or large-signal gain at the tone, over the last tenth of 0.15 s.</summary>
    private static double Gain(FilterRig rig, int cycles, double volts)
    {
        double[] sine = SineOf(rig.Rate.EngineHz, cycles, volts);
        int samples = (int)(0.15 * rig.Rate.EngineHz), measured = (int)(0.1 * rig.Rate.EngineHz);
        double[] wave = rig.Run(samples, seconds => sine[(int)Math.Round(seconds * rig.Rate.EngineHz)]);
        return Levels.PeakAt(wave[^measured..], cycles / Seconds / rig.Rate.EngineHz) / volts;
    }

    private static double Alias(Func<double, double> step, double[] input, double engineHz, int cycles)
    {
        int settle = (int)(SettleSeconds * engineHz);
        for (int i = 0; i < settle; i++)
            step(input[input.Length - settle + i]);
        var wave = new double[input.Length];
        for (int i = 0; i < wave.Length; i++)
            wave[i] = step(input[i]);
        return new PeriodicSpectrum(wave, engineHz).AliasDb(cycles);
    }

    private static double[] SineOf(double engineHz, int cycles, double volts)
    {
        var wave = new double[(int)(Seconds * engineHz)];
        for (int i = 0; i < wave.Length; i++)
            wave[i] = volts * Math.Sin(2.0 * Math.PI * ((long)i * cycles % wave.Length) / wave.Length);
        return wave;
    }

    private static double[] SawOf(double engineHz, double volts)
    {
        double[] one = SineOf(engineHz, 1, 1.0), wave = new double[one.Length];
        for (int harmonic = 1; harmonic * ToneHz < HighestHz; harmonic++)
        {
            double height = volts * 2.0 / Math.PI * (harmonic % 2 == 1 ? 1.0 : -1.0) / harmonic;
            for (int i = 0; i < wave.Length; i++)
                wave[i] += height * one[(int)((long)i * Cycles * harmonic % wave.Length)];
        }

        return wave;
    }
}
