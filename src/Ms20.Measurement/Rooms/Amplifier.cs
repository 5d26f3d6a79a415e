using System.Globalization;
using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;

namespace Ms20.Measurement.Rooms;

/// <summary>The VCA after the filters.</summary>
internal static class Amplifier
{
    // A hundredth of a second at 192 kHz: bins of 100 Hz.
    private const int Record = 1920;
    private const int Cycles = 10;

    /// <summary>Below this a line is the analysis's own rounding.</summary>
    private const double FloorDb = -200.0;

    private const string Law = "a hundredth of what parts of 10 % make of it";

    /// <summary>The room.</summary>
    public static Room Room { get; } = new(
        "VCA",
        "The amplifier as a circuit at 192 kHz, a sine of 1 kHz at its transistor. The gain is a straight line over the sum of EG 2 and INITIAL GAIN, 1 at 5 V and 0 at the "
        + "middle of the knee, 0.175 V; distortion is that of one transistor at the nominal 2 mV.",
        [
            new("vca.law", "gain against the straight line, 0.5 to 5 V, of the full gain", "%", Target.Within(0.1, Law), _ => Worst.Furthest(
                new[] { 0.5, 1.0, 2.0, 3.0, 4.0, 5.0 }.Select(volts =>
                {
                    double line = (volts - 0.175) / (5.0 - 0.175), leak = 3.1622776601683795e-4;
                    return new Reading(100.0 * (Gain(volts) - line - leak * (1.0 - line)), Detail: string.Create(CultureInfo.InvariantCulture, $"{volts} V"));
                })))
            { Digits = 5, OnRecord = 0.001 },
            new("vca.closed", "gain at 0 V", "dB", Target.Between(-70.1, -69.9, "70 dB of isolation, the model's own figure"), _ => Tone.Db(Gain(0.0)))
            { Digits = 2 },
            new(
                "vca.h2", "second harmonic at 2 mV, against a quarter of D = V/VT less 2 bR/(bR + bF) of it", "dB",
                Target.Within(0.05, "the series of Ebers and Moll's law; the next order is 0.1 %"), _ => HarmonicError(2))
            { Digits = 3, OnRecord = 0.03 },
            new(
                "vca.h3", "third harmonic at 2 mV, against a 24th of D squared less 10 %", "dB",
                Target.Within(0.1, "the series of Ebers and Moll's law; the next order is 0.4 %"), _ => HarmonicError(3))
            { Digits = 3, OnRecord = 0.05 },
            new(
                "vca.alias", "largest alias line of 5003 Hz at ten times the nominal level", "dB", Target.AtMost(-110.0, "below the filters' and the oscillators'"), _ => AliasDb())
            { Digits = 1, OnRecord = -130.0 },
        ]);

    private static double Gain(double controlVolts)
    {
        const double peak = 20e-6;
        return Tone.PeakAt(Settled(peak, controlVolts), Cycles) / peak * LevelPlan.AmplifierNominalVolts / LevelPlan.NominalOutputVolts;
    }

    private static double HarmonicError(int harmonic)
    {
        const double d = LevelPlan.AmplifierNominalVolts / PassTransistor<Lanes1>.ThermalVolts;
        const double s = PassTransistor<Lanes1>.ReverseBeta
            / (PassTransistor<Lanes1>.ReverseBeta + PassTransistor<Lanes1>.ForwardBeta);
        double[] output = Settled(LevelPlan.AmplifierNominalVolts, 5.0);
        double law = harmonic == 2 ? d / 4.0 * (1.0 - 2.0 * s) : d * d / 24.0 * ((1.0 - 2.0 * s) * (1.0 - 2.0 * s) - 2.0 * s * (1.0 - s));
        return Tone.Db(Tone.PeakAt(output, harmonic * Cycles) / Tone.PeakAt(output, Cycles) / law);
    }

    private static Reading AliasDb()
    {
        // Bins of 1 Hz; harmonics of a prime frequency fold to places of their own.
        const int second = 192000, hertz = 5003;
        VoltageControlledAmplifier<Lanes1> amplifier = Prepared();
        amplifier.Envelope.Fill(Lanes1.Of(4.0));
        double[] sine = Tone.Sine(second, hertz, 10.0 * LevelPlan.AmplifierNominalVolts);
        Run(amplifier, sine);
        double[] output = Run(amplifier, sine);
        double fundamental = Tone.PeakAt(output, hertz);
        return Worst.Largest(
            from n in Enumerable.Range(20, 41)
            let folded = Math.Min(n * hertz % second, second - n * hertz % second)
            where folded < 20000
            select new Reading(Math.Max(Tone.Db(Tone.PeakAt(output, folded) / fundamental), FloorDb)));
    }

    /// <summary>One record after a second: the coupling's start has decayed to e^-12 by then.</summary>
    private static double[] Settled(double peakVolts, double envelopeVolts)
    {
        VoltageControlledAmplifier<Lanes1> amplifier = Prepared();
        amplifier.Envelope.Fill(Lanes1.Of(envelopeVolts));
        double[] sine = Tone.Sine(Record, Cycles, peakVolts);
        for (int i = 0; i < 100; i++)
            Run(amplifier, sine);
        return Run(amplifier, sine);
    }

    private static VoltageControlledAmplifier<Lanes1> Prepared()
    {
        var amplifier = new VoltageControlledAmplifier<Lanes1> { InputScale = 1.0 };
        amplifier.Prepare(EngineRate.For(48000.0, Quality.Standard), new UnitParts<Lanes1>());
        amplifier.Reset();
        return amplifier;
    }

    private static double[] Run(VoltageControlledAmplifier<Lanes1> amplifier, double[] record)
    {
        var output = new double[record.Length];
        for (int start = 0; start < record.Length; start += Tick.Samples)
        {
            for (int i = 0; i < Tick.Samples; i++)
                amplifier.In.Volts[i] = Lanes1.Of(record[start + i]);
            amplifier.BeginTick();
            amplifier.Run(0, Tick.Samples);
            for (int i = 0; i < Tick.Samples; i++)
                output[start + i] = Lanes1.Get(amplifier.Output.Volts[i], 0);
        }

        return output;
    }
}
