using System.Globalization;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;
using Ms20.Measurement.Rigs;
using Ms20.Panel;

namespace Ms20.Measurement.Rooms;

/// <summary>Modulation generator, sample and hold, modulation VCA, noise, and the keyboard.</summary>
internal static class ModulationAndKeyboard
{
    private const double Hz = CircuitTrace.EngineHz;
    private const string Law = "the law itself: what is left is rounding";
    private const string Ear = "a fiftieth of what the best ear tells apart";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "Modulation and keyboard",
        "Single circuits at 192 kHz against their laws; largest errors.",
        [.. MgRows(), .. HoldRows(), .. VactrolRows(), .. NoiseRows(), .. KeyboardRows()]);

    private static IEnumerable<Row> MgRows()
    {
        yield return new(
            "mg.frequency", "MG, frequency, FREQUENCY 0 to 10, WAVE FORM 0, 5 and 10", "%", Target.Within(0.1, Law), _ => Worst.Furthest(
                from hertz in new[] { 0.1, 1.4832, 22.0 }
                from skew in new[] { 0.0, 0.5, 1.0 }
                let found = Crossings.Hertz(Mg(hertz, skew, 2.2 / hertz).Triangle, Hz)
                select new Reading(100.0 * (found / hertz - 1.0), Detail: string.Create(CultureInfo.InvariantCulture, $"{hertz} Hz, WAVE FORM {10.0 * skew:F0}"))))
        { Digits = 4, OnRecord = 1e-6 };
        yield return new(
            "mg.slopes", "MG, slopes up and down, WAVE FORM 0 to 10, at 5 Hz", "%", Target.Within(0.1, Law), _ => Worst.Furthest(
                from dial in new[] { 0.0, 1.0, 3.0, 5.0, 8.0, 10.0 }
                from up in new[] { true, false }
                select SlopeError(dial, up)))
        { Digits = 4, OnRecord = 1e-5 };
        yield return new(
            "mg.alias", "MG, alias of its pulse at 22 Hz, against a full square", "dB",
            Target.AtMost(-100.0, "as the oscillators': it can be patched where it is heard"), _ =>
            {
                // An odd number of whole periods in 2^17 samples.
                const int samples = 1 << 17, periods = 15;
                double[] pulse = Mg(Hz * periods / samples, 0.37, (samples + Tick.Samples + 1) / Hz).Pulse[Tick.Samples..(samples + Tick.Samples)];
                var spectrum = new PeriodicSpectrum(pulse, Hz);
                double alias = 0.0;
                for (int bin = 1; bin * Hz / samples < 20000.0; bin++)
                    alias += bin % periods == 0 ? 0.0 : 0.5 * spectrum.Amplitude(bin) * spectrum.Amplitude(bin);
                return 10.0 * Math.Log10(alias / 6.25);
            })
        { Digits = 1, OnRecord = -110.0 };
    }

    private static (double[] Triangle, double[] Pulse) Mg(double hertz, double skew, double seconds)
    {
        var mg = new ModulationGenerator<Lanes1>();
        mg.Frequency.SettleAt(Lanes1.Of(hertz));
        mg.Skew.SettleAt(Lanes1.Of(skew));
        double[] pulse = new double[(int)(seconds * Hz)], triangle = new double[pulse.Length];
        new CircuitRig<Lanes1>(mg).Run(pulse.Length, null, (n, place) =>
            (triangle[n], pulse[n]) = (Lanes1.Get(mg.Triangle.Volts[place], 0), Lanes1.Get(mg.Pulse.Volts[place], 0)));
        return (triangle, pulse);
    }

    private static Reading SlopeError(double dial, bool up)
    {
        const double hertz = 5.0;
        double[] triangle = Mg(hertz, dial / 10.0, 0.5).Triangle;
        // From -1 to +1 V, where nothing is rounded off; the fast flank is limited to a fiftieth of the period.
        double rising = Math.Clamp(dial / 10.0, 0.02, 0.98), law = 5.0 * hertz / (up ? rising : rising - 1.0);
        bool Passes(int n, double level) => up ? triangle[n - 1] < level && triangle[n] >= level : triangle[n - 1] > level && triangle[n] <= level;
        int first = Enumerable.Range(1, triangle.Length - 1).First(n => Passes(n, up ? -1.0 : 1.0));
        int last = Enumerable.Range(first, triangle.Length - first).First(n => Passes(n, up ? 1.0 : -1.0));
        double slope = (triangle[last] - triangle[first]) / (last - first) * Hz;
        return new(100.0 * (slope / law - 1.0), Detail: string.Create(CultureInfo.InvariantCulture, $"WAVE FORM {dial}, {(up ? "up" : "down")}"));
    }

    private static IEnumerable<Row> HoldRows()
    {
        yield return new(
            "sah.acquisition", "S&H, time constant of following, 50 us", "%", Target.Within(0.1, Law), _ =>
            {
                double[] trace = SampleAndHold(t => t < 0.001 ? 0.0 : 4.0, _ => 5.0, 0.002);
                int rising = (int)(0.00105 * Hz);
                return 100.0 * ((Exponential.InstantOf(4.0 * (1.0 - Math.Exp(-1.0)), trace, rising, 4.0) - Exponential.InstantOf(0.0, trace, rising, 4.0)) / Hz / 50e-6 - 1.0);
            })
        { Digits = 4, OnRecord = 1e-5 };
        yield return new(
            "sah.droop", "S&H, time constant of forgetting, 100 s", "%", Target.Within(0.1, Law), _ =>
            {
                double[] trace = SampleAndHold(t => t < 0.005 ? 4.0 : -4.0, t => t < 0.005 ? 5.0 : 0.0, 10.01);
                int from = (int)(0.01 * Hz), to = (int)(10.0 * Hz);
                return 100.0 * ((to - from) / Hz / Math.Log(trace[from] / trace[to]) / 100.0 - 1.0);
            })
        { Digits = 4, OnRecord = 1e-5 };
    }

    private static double[] SampleAndHold(Func<double, double> input, Func<double, double> clock, double seconds)
    {
        var circuit = new SampleAndHold<Lanes1>();
        double[] trace = new double[(int)(seconds * Hz)];
        new CircuitRig<Lanes1>(circuit).Run(trace.Length, (n, place) =>
        {
            circuit.In.Volts[place] = Lanes1.Of(input(n / Hz));
            circuit.Clock.Volts[place] = Lanes1.Of(clock(n / Hz));
        }, (n, place) => trace[n] = Lanes1.Get(circuit.Output.Volts[place], 0));
        return trace;
    }

    private static IEnumerable<Row> VactrolRows()
    {
        yield return new(
            "mvca.light", "modulation VCA, conductance while the light comes (8 ms) and goes (70 % in 40 ms, 30 % in 400 ms), of the full one", "%",
            Target.AtMost(0.1, Law), _ =>
            {
                var vca = new ModulationVca<Lanes1>();
                double worst = 0.0;
                int lit = (int)Hz;
                new CircuitRig<Lanes1>(vca).Run(
                    3 * lit,
                    (n, place) =>
                    {
                        vca.In.Volts[place] = Lanes1.Of(1.0);
                        vca.Control.Volts[place] = Lanes1.Of(n < lit ? 5.0 : 0.0);
                    },
                    (n, place) =>
                    {
                        double gain = Lanes1.Get(vca.Output.Volts[place], 0), conductance = gain / (2.0 - gain);
                        double t = (n + 1 - (n < lit ? 0 : lit)) / Hz, dark = Vactrol<Lanes1>.DarkConductance;
                        double light = n < lit ? 1.0 - Math.Exp(-t / 0.008) : 0.7 * Math.Exp(-t / 0.040) + 0.3 * Math.Exp(-t / 0.400);
                        worst = Math.Max(worst, Math.Abs(conductance - dark - (1.0 - dark) * light));
                    });
                return 100.0 * worst;
            })
        { Digits = 4, OnRecord = 1e-6 };
    }

    private static IEnumerable<Row> NoiseRows()
    {
        Row Noise(string id, string what, Target target, double record, Func<(PeriodicSpectrum White, PeriodicSpectrum Pink), double> measure) =>
            new(id, what, "dB", target, bench => measure(bench.Once("noise", RenderNoise))) { Digits = 2, OnRecord = record };

        // 22 s: 430,000 independent pairs below 20 kHz, 0.007 dB; pink has a tenth of its power in 430 pairs of the lowest octave, 0.03 dB in all.
        const string chance = "four times what chance makes of 22 s of it";
        yield return Noise(
            "noise.white.level", "white, 20 Hz to 20 kHz, against 0.83 V rms", Target.Within(0.03, chance), 0.03,
            noise => 10.0 * Math.Log10(noise.White.PowerBetween(20.0, 20000.0) / (0.83 * 0.83)));
        yield return Noise(
            "noise.pink.level", "pink, 20 Hz to 20 kHz, against 0.83 V rms", Target.Within(0.12, chance), 0.12,
            noise => 10.0 * Math.Log10(noise.Pink.PowerBetween(20.0, 20000.0) / (0.83 * 0.83)));
        yield return Noise(
            "noise.white.flatness", "white, the octave that differs most, 31 Hz to 16 kHz", Target.AtMost(0.5, "no ear hears half a decibel of an octave of noise"), 0.4,
            noise => OctaveError(noise.White, 1.0));
        yield return Noise(
            "noise.pink.colour", "pink, the octave that differs most from -3 dB an octave, 31 Hz to 16 kHz",
            Target.AtMost(0.5, "no ear hears half a decibel of an octave of noise"), 0.4,
            noise => OctaveError(noise.Pink, 0.0));
    }

    private static (PeriodicSpectrum White, PeriodicSpectrum Pink) RenderNoise()
    {
        var noise = new NoiseGenerator<Lanes1>();
        double[] white = new double[1 << 22], pink = new double[1 << 22];
        new CircuitRig<Lanes1>(noise).Run(white.Length, null, (n, place) =>
            (white[n], pink[n]) = (Lanes1.Get(noise.White.Volts[place], 0), Lanes1.Get(noise.Pink.Volts[place], 0)));
        return (new(white, Hz), new(pink, Hz));
    }

    /// <summary>The octave whose power differs most from its share, which grows with the frequency to a power.</summary>
    private static double OctaveError(PeriodicSpectrum spectrum, double power)
    {
        const int octaves = 9;
        double[] levels =
        [
            .. Enumerable.Range(0, octaves)
                .Select(octave => 31.25 * Math.Pow(2.0, octave))
                .Select(low => 10.0 * Math.Log10(spectrum.PowerBetween(low, 2.0 * low) / Math.Pow(low, power))),
        ];
        // The lower octaves are known less well; the mean is taken over those that hold 10,000 pairs or more.
        double mean = levels[4..].Average();
        return levels.Max(level => Math.Abs(level - mean));
    }

    private static IEnumerable<Row> KeyboardRows()
    {
        yield return new("keyboard.volts", "keyboard, all MIDI notes up to 15 V, against 2^((n-48)/12) V", "cents", Target.Within(0.1, Ear), _ => Worst.Furthest(
            Enumerable.Range(0, 94).Select(note =>
            {
                var keyboard = new Keyboard<Lanes1>();
                var rig = new CircuitRig<Lanes1>(keyboard);
                keyboard.NoteOn(0, note);
                double volts = 0.0;
                rig.Run(1, null, (_, place) => volts = Lanes1.Get(keyboard.KbdCv.Volts[place], 0));
                return new Reading(Crossings.Cents(volts, Math.Pow(2.0, (note - 48) / 12.0)), Detail: $"note {note}");
            })))
        { Digits = 4, OnRecord = 1e-6 };
        yield return new(
            "keyboard.portamento", "PORTAMENTO, time constant at 2.5, 5, 7.5 and 10, up and down", "%", Target.Within(0.1, Law), _ => Worst.Furthest(
                from dial in new[] { 2.5, 5.0, 7.5, 10.0 }
                from up in new[] { true, false }
                select GlideError(Controls.Portamento.LawFor(Profiles.Early1978).ToPhysical(dial), up)))
        { Digits = 4, OnRecord = 1e-4 };
        yield return new(
            "keyboard.hold", "keyboard, what the hold loses in 10 s after the key", "%", Target.AtMost(0.1, "the ideal unit holds; a worn one loses 0.5 % and more"),
            _ =>
            {
                var keyboard = new Keyboard<Lanes1>();
                var rig = new CircuitRig<Lanes1>(keyboard);
                keyboard.NoteOn(0, 72);
                rig.Run(1000);
                keyboard.NoteOff(0, 72);
                double volts = 0.0;
                rig.Run((int)(10.0 * Hz), null, (_, place) => volts = Lanes1.Get(keyboard.KbdCv.Volts[place], 0));
                return 100.0 * (1.0 - volts / 4.0);
            })
        { Digits = 4, OnRecord = 1e-6 };
    }

    private static Reading GlideError(double seconds, bool up)
    {
        var keyboard = new Keyboard<Lanes1>();
        keyboard.Portamento.SettleAt(Lanes1.Of(seconds));
        var rig = new CircuitRig<Lanes1>(keyboard);
        (double from, double to) = up ? (1.0, 8.0) : (8.0, 1.0);
        keyboard.NoteOn(0, up ? 48 : 84);
        rig.Run(100);
        keyboard.NoteOff(0, up ? 48 : 84);
        keyboard.NoteOn(0, up ? 84 : 48);
        double[] glide = new double[(int)(1.5 * seconds * Hz)];
        int start = rig.Now;
        rig.Run(glide.Length, null, (n, place) => glide[n - start] = Lanes1.Get(keyboard.KbdCv.Volts[place], 0));
        double tau = (Exponential.InstantOf(to + (from - to) * Math.Exp(-1.0), glide, glide.Length / 2, to) - Exponential.InstantOf(from, glide, 0, to)) / Hz;
        return new(100.0 * (tau / seconds - 1.0), Detail: string.Create(CultureInfo.InvariantCulture, $"{seconds:G4} s, {(up ? "up" : "down")}"));
    }
}
