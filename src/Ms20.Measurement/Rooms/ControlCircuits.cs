using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;

namespace Ms20.Measurement.Rooms;

/// <summary>Envelopes, keyboard, pink noise and the oscillators' core against ngspice: the circuits that are known beside the filters.</summary>
internal static class ControlCircuits
{
    private const double EngineHz = 192000.0;
    private const string Curve = "0.1 % of the envelope's 5 V; the simulator's own tolerance is 1 mV";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Envelopes, keyboard, pink noise, oscillator core",
        "Where the circuit is known as far as its RC: the envelope generators' capacitor through attack, decay, sustain and release, the keyboard's hold capacitor and "
        + "PORTAMENTO, the RC network behind PINK, and the oscillators' core, whose capacitor is recharged within 4 us each period. The largest difference from "
        + "ngspice's transient or AC analysis anywhere, at 4 x 48 kHz.",
        [.. EnvelopeRows(), .. KeyboardRows(), PinkRow(), .. CoreRows()])
    {
        HasCircuit = true,
        Plots = [new("envelopes", "EG2 held and let go, and EG2 let go while it rises and struck again: lines are ours, dots are ngspice.", Draw)],
    };

    private static IEnumerable<Row> EnvelopeRows()
    {
        Row Trace(string id, string what, string column, TriggerLine line, Func<(Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output)> make) =>
            new($"envelope.{id}", what, "mV", Target.AtMost(5.0, Curve), _ => WorstMillivolts("envelope", column, Gated(make(), line)))
            { OnRecord = 1.0 };

        yield return Trace("eg2.segments", "EG2, attack 40 ms, decay 150 ms, sustain 2 V, release 100 ms", "eg2", new((0.010, 0.250)), () => Eg2(0.0, 0.040, 0.150, 0.4, 0.100));
        yield return Trace("eg2.hold", "EG2, the same gate made by 100 ms of HOLD", "eg2", new((0.010, 0.150)), () => Eg2(0.100, 0.040, 0.150, 0.4, 0.100));
        yield return Trace(
            "eg2.again", "EG2, let go while it rises and struck again", "eg2_again", new((0.010, 0.035), (0.090, 0.300)), () => Eg2(0.0, 0.060, 0.080, 0.7, 0.200));
        yield return Trace("eg1.segments", "EG1, delay 8 ms, attack 80 ms, release 120 ms", "eg1", new((0.012, 0.220)), () =>
        {
            // The netlist's gate opens at 20 ms.
            var eg = new EnvelopeGenerator1<Lanes1>();
            Settle((eg.Delay, 0.008), (eg.Attack, 0.080), (eg.Release, 0.120));
            return (eg, eg.Trigger, eg.Output);
        });
    }

    private static (Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output) Eg2(
        double hold, double attack, double decay, double sustain, double release)
    {
        var eg = new EnvelopeGenerator2<Lanes1>();
        Settle((eg.Hold, hold), (eg.Attack, attack), (eg.Decay, decay), (eg.Sustain, sustain), (eg.Release, release));
        return (eg, eg.Trigger, eg.Output);
    }

    private static double[] Gated((Circuit<Lanes1> Circuit, Signal<Lanes1> Trigger, Signal<Lanes1> Output) eg, TriggerLine line) =>
        Play(eg.Circuit, eg.Output, (n, place) => eg.Trigger.Volts[place] = Lanes1.Of(line.At(n / EngineHz)));

    private static Chart Draw(Bench bench)
    {
        ReferenceTable table = ReferenceTable.Load("envelope");
        double[] times = table.Column("t_ms");
        var curves = new List<Curve>();
        foreach ((string label, string column, double[] wave) in new[]
        {
            ("held and let go", "eg2", Gated(Eg2(0.0, 0.040, 0.150, 0.4, 0.100), new((0.010, 0.250)))),
            ("struck again", "eg2_again", Gated(Eg2(0.0, 0.060, 0.080, 0.7, 0.200), new((0.010, 0.035), (0.090, 0.300)))),
        })
        {
            double[] spice = table.Column(column);
            curves.Add(new(label, [.. Enumerable.Range(0, 401).Select(ms => ((double)ms, wave[(int)(ms * 1e-3 * EngineHz)]))]));
            curves.Add(new("", [.. Enumerable.Range(0, times.Length).Where(i => i % 12 == 0).Select(i => (times[i], spice[i]))], CurveKind.Dots));
        }

        return new Chart("Envelope generator 2: lines ours, dots ngspice", Axis.Linear("time, ms", 0.0, 400.0), Axis.Linear("EG2, V", 0.0, 5.5), curves);
    }

    private static IEnumerable<Row> KeyboardRows()
    {
        yield return new("keyboard.glide", "PORTAMENTO of 30 ms, 1 V to 4 V and back", "mV", Target.AtMost(4.0, "0.1 % of the 4 V; the simulator's own tolerance is 1 mV"), _ =>
            WorstMillivolts("keyboard", "glide", Keyed(0.030, 0.0, (0.005, 48, true), (0.010, 72, true), (0.200, 48, true))))
        { OnRecord = 2.0 };
        yield return new("keyboard.droop", "a key let go, the hold capacitor losing 0.4 of its voltage a second", "mV", Target.AtMost(4.0, "0.1 % of the 4 V; the simulator's own tolerance is 1 mV"), _ =>
            WorstMillivolts("keyboard", "droop", Keyed(0.001, 0.4, (0.005, 48, true), (0.010, 72, true), (0.150, 48, false), (0.150, 72, false)), from: 20.0))
        { OnRecord = 2.0 };
    }

    private static Row PinkRow() => new("noise.pink", "PINK's network, 20 Hz to 20 kHz", "dB", Target.AtMost(0.1, "a tenth of what the network itself departs from 3 dB an octave in any unit"), _ =>
    {
        ReferenceTable table = ReferenceTable.Load("pink");
        double[] hertz = table.Column("freq_hz"), spice = table.Column("dB");
        var filter = new PinkFilter<Lanes1>();
        filter.Prepare(new EngineRate(48000.0, 4), 1.0);
        double[] ours = [.. hertz.Select(f => 10.0 * Math.Log10(filter.PowerAt(Math.Min(f, 20000.0))))];
        int middle = Array.FindIndex(hertz, f => f > 999.0);
        return Enumerable.Range(0, hertz.Length).Max(i => Math.Abs(ours[i] - ours[middle] - (spice[i] - spice[middle])));
    })
    { Digits = 3, OnRecord = 0.02 };

    private static IEnumerable<Row> CoreRows()
    {
        const string law = "0.1 cents beside the simulator's own 0.05";
        yield return new("vco.core.trimmed", "oscillator, 65 Hz to 2.1 kHz, against the core less its reset", "cents", Target.AtMost(0.15, law), _ =>
            WorstCents(0.0, hertz => hertz / (1.0 - hertz * OscillatorParts.ResetSeconds)))
        { Digits = 3 };
        double share = OscillatorParts.ResetSeconds * OscillatorParts.TopHz;
        yield return new("vco.core.untrimmed", "oscillator that nobody trimmed, against the core", "cents", Target.AtMost(0.15, law), _ =>
            WorstCents(share / (1.0 + share), hertz => hertz))
        { Digits = 3 };
        yield return new("vco.core.harmonics", "saw at 2.1 kHz, harmonics up to 16.6 kHz against the core's", "dB", Target.AtMost(0.05, "the droop that is left of the band-limited edge"), _ =>
        {
            const int bins = 708, samples = 65536;
            ReferenceTable table = ReferenceTable.Load("vco_core");
            var rig = new OscillatorRig<Lanes1>();
            rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
            rig.Cv1.Fill(Lanes1.Of(rig.VoltsFor(bins, samples)));
            var spectrum = new PeriodicSpectrum(rig.Render(samples).Vco1, rig.Rate.EngineHz);
            return Enumerable.Range(2, 7).Max(n => Math.Abs(
                20.0 * Math.Log10(spectrum.Amplitude(n * bins) / spectrum.Amplitude(bins)) - table.Column($"h{n}_dB")[table.Rows - 1]));
        })
        { Digits = 3 };
    }

    private static double WorstCents(double topFlattening, Func<double, double> expected)
    {
        ReferenceTable table = ReferenceTable.Load("vco_core");
        double[] volts = table.Column("cv_V"), hertz = table.Column("f_hz");
        return Enumerable.Range(0, table.Rows).Max(row => Math.Abs(1200.0 * Math.Log2(HertzAt(volts[row], topFlattening) / expected(hertz[row]))));
    }

    private static double HertzAt(double volts, double topFlattening)
    {
        var pitch = new OscillatorPitch<Lanes1>(1);
        var rate = new EngineRate(48000.0, 4);
        pitch.Prepare(rate, new UnitParts<Lanes1>(), default, default, Lanes1.Of(topFlattening));
        pitch.Reset();
        pitch.BeginTick(default, default, default);
        pitch.Run(0, 1, [Lanes1.Of(volts)], [Lanes1.Of(0.0)]);
        return Lanes1.Get(pitch.Cycles[0], 0) * rate.EngineHz;
    }

    private static void Settle(params (Knob<Lanes1> Knob, double Value)[] knobs)
    {
        foreach ((Knob<Lanes1> knob, double value) in knobs)
            knob.SettleAt(Lanes1.Of(value));
    }

    /// <summary>KBD CV OUT, with keys pressed and released at their seconds.</summary>
    private static double[] Keyed(double portamento, double droop, params (double Seconds, int Note, bool Down)[] keys)
    {
        var keyboard = new Keyboard<Lanes1>();
        keyboard.Portamento.SettleAt(Lanes1.Of(portamento));
        keyboard.SetNotePriority(0, NotePriority.Last);
        int next = 0;
        return Play(keyboard, keyboard.KbdCv, (n, _) =>
        {
            for (; next < keys.Length && keys[next].Seconds * EngineHz <= n; next++)
            {
                if (keys[next].Down)
                    keyboard.NoteOn(0, keys[next].Note);
                else
                    keyboard.NoteOff(0, keys[next].Note);
            }
        }, new UnitParts<Lanes1> { KeyHoldDroop = Lanes1.Of(droop) }, [1]);
    }

    private static double[] Play(
        Circuit<Lanes1> circuit, Signal<Lanes1> output, Action<int, int> feed, UnitParts<Lanes1>? parts = null, int[]? ranges = null)
    {
        var rig = new CircuitRig<Lanes1>(circuit, EngineHz, parts, ranges);
        var wave = new double[(int)(0.4 * EngineHz) + 1];
        rig.Run(wave.Length, feed, (n, place) => wave[n] = Lanes1.Get(output.Volts[place], 0));
        return wave;
    }

    /// <summary>The data has a point every half millisecond.</summary>
    private static Reading WorstMillivolts(string name, string column, double[] wave, double from = 0.0)
    {
        ReferenceTable table = ReferenceTable.Load(name);
        double[] times = table.Column("t_ms"), volts = table.Column(column);
        // Keys jump: there the switch's 10 us are a difference that no voltage has.
        return Enumerable.Range(0, times.Length).Where(i => times[i] >= from)
            .Max(i => 1e3 * Math.Abs(wave[(int)Math.Round(times[i] * 1e-3 * EngineHz)] - volts[i]));
    }
}
