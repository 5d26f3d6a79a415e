using System.Globalization;
using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Plotting;
using Ms20.Measurement.Rigs;
using Ms20.Panel;
using static Ms20.Measurement.Rigs.SignalProcessorRig;

namespace Ms20.Measurement.Rooms;

/// <summary>The external signal processor against its own laws: what the converter counts, how fast the follower is, when the comparator fires.</summary>
internal static class ExternalSignalProcessor
{
    private const string Law = "the circuit's own law; no part value of the original is known";

    private static readonly double[] Notes = [80.0, 110.0, 146.8, 220.0, 311.1, 440.0, 659.3, 830.6, 1000.0];

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "External signal processor",
        "At 4 x 48 kHz, unit 0. The frequency-to-voltage converter with LOW CUT a sixth below each note and HIGH CUT half an octave above, a sine of 1 V, half a "
        + "second after one of settling; its ripple and its vibrato against the two poles of its average. Levels, times and the trigger at their jacks.",
        [.. ConverterRows(), .. LevelRows(), .. TriggerRows()])
    {
        Plots = [new("converter", "F-V CV OUT over the whole range: a tachometer up to 1.7 kHz, then one gap a crossing, above 5 kHz stuck.", Draw)],
    };

    private static IEnumerable<Row> ConverterRows()
    {
        yield return new("esp.converter.mean", "F-V CV OUT, mean, 80 Hz to 1 kHz", "cents", Target.AtMost(3.0, "in tune with the keyboard as far as one hears"), _ =>
            Worst(hertz => Math.Abs(Cents(NoteAt(hertz).Average() * OscillatorParts.HertzPerVolt, hertz))))
        { Digits = 2, OnRecord = 0.5 };
        yield return new("esp.converter.ripple", "its ripple, as a multiple of the two-pole law's", "", Target.AtMost(1.5, Law), _ => Worst(RippleRatio)) { Digits = 2, OnRecord = 1.3 };
        yield return new("esp.converter.alias", "what is in it at 997 Hz that is neither mean nor ripple", "dB", Target.AtMost(-100.0, "below the hiss of any oscillator it drives"), _ => ConverterAlias())
        { OnRecord = -110.0 };
        yield return new("esp.converter.vibrato.depth", "vibrato of 5.5 Hz on 220 Hz, LOW CUT 50 to 180 Hz: depth against the law", "dB", Target.AtMost(0.3, Law), _ => Vibrato().Max(v => Math.Abs(v.GainDb)))
        { Digits = 2 };
        yield return new("esp.converter.vibrato.lag", "the same: lag beyond the law's", "ms", Target.AtMost(3.0, "half a period at 220 Hz, for which a pulse stands, and its own length"), _ => Vibrato().Max(v => v.LateSeconds) * 1000.0)
        { Digits = 2 };
    }

    private static IEnumerable<Row> LevelRows()
    {
        yield return new("esp.level", "SIGNAL LEVEL 3.75, 5, 7.5 and 10 against 0, 4, 12 and 50 dB", "dB", Target.AtMost(0.01, "Korg's own software model gives these four points"), _ =>
            new (double Dial, double Db)[] { (3.75, 0.0), (5.0, 4.0), (7.5, 12.0), (10.0, 50.0) }.Max(point =>
            {
                var rig = new SignalProcessorRig();
                Set(rig.Amplifier.Level, Controls.EspLevel.LawFor(Profiles.Default).ToPhysical(point.Dial));
                double[] volts = rig.Play(0.3, Sine(500.0, 0.01), rig.Amplifier.AmpOut)[^38400..];
                return Math.Abs(Tone.Db(Tone.PeakAt(volts, 100) / 0.01) - point.Db);
            }))
        { Digits = 4 };
        yield return new("esp.clipped.alias", "AMP OUT at 1.2 kHz, clipped 20 dB: strongest alias below 20 kHz", "dB", Target.AtMost(-70.0, "a clipped input is noisier than that"), _ =>
        {
            const int samples = 40960, cycles = 249;
            var rig = new SignalProcessorRig();
            Set(rig.Amplifier.Level, 40.0);
            double[] volts = rig.Play(1.0, Sine(cycles * Hz / samples, 3.0), rig.Amplifier.AmpOut)[^samples..];
            var spectrum = new PeriodicSpectrum(volts, Hz);
            int last = (int)(20000.0 / Hz * samples);
            double worst = Enumerable.Range(1, last).Where(bin => bin % cycles != 0).Max(spectrum.Amplitude);
            return Tone.Db(worst / spectrum.Amplitude(cycles));
        });
        yield return new("esp.envelope.sine", "ENV OUT of a sine of 1 V at AMP OUT", "V", Target.Between(0.998, 1.002, Law), _ =>
            new SignalProcessorRig() is var rig ? rig.Play(1.0, Sine(1000.0, 1.0), rig.Follower.EnvOut)[^38400..].Average() : 0.0)
        { Digits = 4 };
        yield return new("esp.envelope.rise", "ENV OUT after a tone of 1 kHz begins: to 63 % of where it goes", "ms", Target.Between(4.0, 9.0, "a capacitor with 5 ms, charged by half-waves"), _ =>
        {
            double[] env = Burst();
            return Array.FindIndex(env, v => v > 0.632 * env[(int)(0.49 * Hz)]) / Hz * 1000.0;
        })
        { Digits = 2 };
        yield return new("esp.envelope.fall", "and after it ends: to 37 %", "ms", Target.Between(59.0, 62.0, "the resistor that discharges it, 60 ms"), _ =>
        {
            double[] env = Burst();
            double top = env[(int)(0.49 * Hz)];
            return (Array.FindIndex(env, (int)(0.5 * Hz), v => v < 0.368 * top) / Hz - 0.5) * 1000.0;
        })
        { Digits = 2 };
    }

    private static IEnumerable<Row> TriggerRows()
    {
        yield return new("esp.trigger.range", "levels over which one kick of 45 Hz fires TRIG OUT exactly once, from the quietest that does, in steps of 0.5 dB", "dB", Target.AtLeast(21.0, "from soft to hard, as a drummer plays"), _ =>
        {
            double first = double.NaN, last = double.NaN;
            for (double db = -6.0; db <= 40.0; db += 0.5)
            {
                int edges = KickEdges(Math.Pow(10.0, db / 20.0));
                if (edges > 1 || (edges == 0 && !double.IsNaN(first)))
                    break;
                first = edges == 1 && double.IsNaN(first) ? db : first;
                last = edges == 1 ? db : last;
            }

            return new Reading(last - first, Detail: string.Create(CultureInfo.InvariantCulture, $"from {first:0.0} to {last:0.0} dB of 1 V peak at AMP OUT, THRESHOLD LEVEL 1"));
        });
        yield return new("esp.trigger.delay", "from a tone of 5 V to TRIG OUT, THRESHOLD LEVEL 5", "ms", Target.AtMost(6.0, "sooner than one hears two events"), _ =>
        {
            var rig = new SignalProcessorRig();
            Set(rig.Comparator.Threshold, 2.5);
            return Array.FindIndex(rig.Play(0.1, Sine(1000.0, 5.0), rig.Comparator.TrigOut), v => v < 1.3) / Hz * 1000.0;
        })
        { Digits = 2 };
    }

    private static double Worst(Func<double, double> of) => Notes.Max(of);

    private static double Cents(double a, double b) => 1200.0 * Math.Log2(a / b);

    private static SignalProcessorRig SetFor(double hertz)
    {
        var rig = new SignalProcessorRig();
        Set(rig.LowCut.LowCut, LowCutFor(hertz));
        Set(rig.HighCut.HighCut, 1.5 * hertz);
        return rig;
    }

    private static double LowCutFor(double hertz) => Math.Max(50.0, hertz / 1.2);

    /// <summary>Half a second of F-V CV OUT.</summary>
    private static double[] NoteAt(double hertz)
    {
        SignalProcessorRig rig = SetFor(hertz);
        return rig.Play(1.5, Sine(hertz, 1.0), rig.Converter.FvCvOut)[(int)Hz..];
    }

    private static double RippleRatio(double hertz)
    {
        double[] cv = NoteAt(hertz);
        double duty = 2.0 * hertz * OneShot<Lanes1>.PulseSeconds;
        double train = 2.0 * Math.Sin(Math.PI * duty) / (Math.PI * duty);
        double law = train * TwoPoleLaw(2.0 * hertz, FrequencyToVoltageConverter<Lanes1>.AverageShare * LowCutFor(hertz)).Magnitude;
        return 0.5 * (cv.Max() - cv.Min()) / cv.Average() / law;
    }

    private static Complex TwoPoleLaw(double hertz, double cornerHz)
    {
        var p = new Complex(0.0, hertz / cornerHz);
        return 1.0 / (p * p + Math.Sqrt(2.0) * p + 1.0);
    }

    /// <summary>A second of 997 Hz: everything lies on whole hertz, the train on multiples of 997.</summary>
    private static double ConverterAlias()
    {
        SignalProcessorRig rig = SetFor(997.0);
        double[] cv = rig.Play(2.0, Sine(997.0, 2.0), rig.Converter.FvCvOut)[(int)Hz..];
        var spectrum = new PeriodicSpectrum(cv.AsSpan(0, (int)Hz), Hz);
        double power = Enumerable.Range(1, (int)Hz / 2 - 1).Where(bin => bin % 997 != 0).Sum(bin => 0.5 * spectrum.Amplitude(bin) * spectrum.Amplitude(bin));
        return 0.5 * Tone.Db(power / (spectrum.Dc * spectrum.Dc));
    }

    private static IEnumerable<(double GainDb, double LateSeconds)> Vibrato()
    {
        const double carrier = 220.0, vibrato = 5.5, deviation = 0.03 * carrier;
        foreach (double lowCut in new[] { 50.0, 100.0, 180.0 })
        {
            var rig = new SignalProcessorRig();
            Set(rig.LowCut.LowCut, lowCut);
            Set(rig.HighCut.HighCut, 1000.0);
            double[] cv = rig.Play(3.0, t => Math.Sin(2.0 * Math.PI * carrier * t - deviation / vibrato * Math.Cos(2.0 * Math.PI * vibrato * t)), rig.Converter.FvCvOut);
            Complex heard = 0.0;
            // Two seconds, eleven periods.
            for (int n = (int)Hz; n < (int)(3.0 * Hz); n++)
                heard += cv[n] * OscillatorParts.HertzPerVolt / Hz * Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * vibrato * n / Hz);
            Complex rest = heard / (deviation * -Complex.ImaginaryOne) / TwoPoleLaw(vibrato, FrequencyToVoltageConverter<Lanes1>.AverageShare * lowCut);
            yield return (Tone.Db(rest.Magnitude), -rest.Phase / (2.0 * Math.PI * vibrato));
        }
    }

    private static double[] Burst()
    {
        var rig = new SignalProcessorRig();
        return rig.Play(0.8, t => t < 0.5 ? Math.Sin(2.0 * Math.PI * 1000.0 * t) : 0.0, rig.Follower.EnvOut);
    }

    private static int KickEdges(double peak)
    {
        var rig = new SignalProcessorRig();
        Set(rig.Comparator.Threshold, 0.5);
        double[] line = rig.Play(
            1.2, t => peak * Math.Exp(-t / 0.15) * Math.Sin(2.0 * Math.PI * (45.0 * t + 3.0 * (1.0 - Math.Exp(-t / 0.02)))), rig.Comparator.TrigOut);
        return Enumerable.Range(1, line.Length - 1).Count(n => line[n] < 2.5 && line[n - 1] >= 2.5);
    }

    private static Chart Draw(Bench bench)
    {
        double[] hertz = [.. Enumerable.Range(0, 121).Select(i => 30.0 * Math.Pow(10.0, i / 48.0))];
        return new Chart(
            "F-V CV OUT, CV ADJUST 5: line measured, dashed 130.81 Hz per volt",
            Axis.Logarithmic("frequency at BPF OUT, Hz", 30.0, 10000.0),
            Axis.Linear("volts", 0.0, 16.0),
            [
                new("measured", [.. hertz.Select(f => (f, Direct(f)))]),
                new("130.81 Hz per volt", [.. hertz.Where(f => f < 2090.0).Select(f => (f, f / OscillatorParts.HertzPerVolt))], CurveKind.Guide),
            ]);
    }

    /// <summary>The mean for a sine that meets the converter directly, without the band-pass filter's ends.</summary>
    private static double Direct(double hertz)
    {
        var converter = new FrequencyToVoltageConverter<Lanes1>();
        converter.LowCut.SettleAt(Lanes1.Of(200.0));
        double sum = 0.0;
        const int settling = (int)(0.3 * Hz), window = (int)(0.5 * Hz);
        new CircuitRig<Lanes1>(converter).Run(
            settling + window,
            (n, place) => converter.BpfIn.Volts[place] = Lanes1.Of(3.0 * Math.Sin(2.0 * Math.PI * hertz * n / Hz)),
            (n, place) => sum += n < settling ? 0.0 : Lanes1.Get(converter.FvCvOut.Volts[place], 0));
        return sum / window;
    }
}
