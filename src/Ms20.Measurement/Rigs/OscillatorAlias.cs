using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Measurement.Analysis;

namespace Ms20.Measurement.Rigs;

/// <summary>
/// Oscillators at 4 x 48 kHz whose wave repeats exactly after 65,536 samples, so that whatever is no multiple of what it repeats with is alias. Frequencies
/// are primes in bins of 2.93 Hz: no alias falls on a harmonic.
/// </summary>
internal static class OscillatorAlias
{
    /// <summary>The length.</summary>
    public const int Samples = 65536;

    /// <summary>A bin's frequency.</summary>
    public const double BinHz = 192000.0 / Samples;

    /// <summary>The waves by name: VCO 1's three, the narrow rectangle, and VCO 2's three.</summary>
    public static string[] Waves { get; } = ["saw", "rectangle", "triangle", "narrow rectangle", "VCO 2 saw", "VCO 2 square", "VCO 2 pulse"];

    /// <summary>A wave, its pitch CV swinging as a sine by a share of itself.</summary>
    /// <param name="wave">One of <see cref="Waves"/>.</param>
    /// <param name="bins">Its mean frequency.</param>
    /// <param name="depth">How far the CV swings; 0 is a steady wave.</param>
    public static PeriodicSpectrum Swinging(string wave, int bins, double depth)
    {
        OscillatorRig<Lanes1> rig = WithWave(wave);
        double volts = rig.VoltsFor(bins, Samples);
        return Spectrum(rig, wave, i =>
        {
            double cv = volts * (1.0 + depth * Sine(bins / 4, i));
            return (cv, cv);
        });
    }

    /// <summary>A wave under exponential modulation by an octave each way, the carrier a multiple of the modulator.</summary>
    public static PeriodicSpectrum Octave(string wave, int modulatorBins)
    {
        OscillatorRig<Lanes1> rig = WithWave(wave);
        rig.Modulation.Eg1Depth.SettleAt(Lanes1.Of(1.0));
        // Centred so that the mean of 2^sin, and with it the carrier, is exactly four times the modulator.
        double mean = 0.0;
        for (int i = 0; i < Samples; i++)
            mean += Math.Pow(2.0, Sine(modulatorBins, i)) / Samples;
        double volts = rig.VoltsFor(4 * modulatorBins, Samples) / mean;
        return Spectrum(rig, wave, i =>
        {
            rig.Modulation.Freq.Volts[(i + Samples) % Tick.Samples] = Lanes1.Of(Sine(modulatorBins, i));
            return (volts, volts);
        });
    }

    /// <summary>The ring of oscillators at 3 and 4 times a common frequency, the second swinging with it.</summary>
    public static PeriodicSpectrum Ring(int commonBins, double depth)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco2.Wave.Turn(0, VoltageControlledOscillator2<Lanes1>.Ring);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.37));
        double cv1 = rig.VoltsFor(3 * commonBins, Samples), cv2 = rig.VoltsFor(4 * commonBins, Samples);
        return Spectrum(rig, "VCO 2 ring", i => (cv1, cv2 * (1.0 + depth * Sine(commonBins, i))));
    }

    /// <summary>VCO 2 restarted by VCO 1; with depth both swing against each other with a quarter of VCO 1's frequency.</summary>
    public static PeriodicSpectrum Synced(int bins, double ratio, int position, double depth)
    {
        OscillatorRig<Lanes1> rig = new(synced: true);
        rig.Vco2.Wave.Turn(0, position);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.37));
        double volts = rig.VoltsFor(bins, Samples);
        return Spectrum(rig, "VCO 2 synced", i =>
        {
            double swing = depth * Sine(bins / 4, i);
            return (volts * (1.0 + swing), volts * ratio * (1.0 - swing));
        });
    }

    /// <summary>A rectangle whose width moves by PWM IN with a quarter of its frequency.</summary>
    public static PeriodicSpectrum WidthModulated(int modulatorBins, double peakVolts)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Rectangle);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.25));
        double volts = rig.VoltsFor(4 * modulatorBins, Samples);
        return Spectrum(rig, "rectangle", i =>
        {
            rig.Vco1.Pwm.Volts[(i + Samples) % Tick.Samples] = Lanes1.Of(peakVolts * Sine(modulatorBins, i));
            return (volts, volts);
        });
    }

    private static OscillatorRig<Lanes1> WithWave(string wave)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, wave switch { "triangle" => 0, "saw" => 1, _ => 2 });
        rig.Vco2.Wave.Turn(0, wave switch { "VCO 2 saw" => 0, "VCO 2 square" => 1, _ => 2 });
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(wave == "narrow rectangle" ? 0.05 : 0.41));
        return rig;
    }

    private static PeriodicSpectrum Spectrum(OscillatorRig<Lanes1> rig, string wave, Func<int, (double Cv1, double Cv2)> cv)
    {
        (double[] one, double[] two) = rig.Render(Samples, cv);
        return new PeriodicSpectrum(wave.StartsWith("VCO 2", StringComparison.Ordinal) ? two : one, rig.Rate.EngineHz);
    }

    private static double Sine(int bins, int sample) => Math.Sin(2.0 * Math.PI * bins * sample / Samples);
}
