using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests;

/// <summary>Everything below 20 kHz that is no harmonic, against the harmonics, at 192 kHz: what an ideal decimator lets through.</summary>
public sealed class OscillatorAliasTests(ITestOutputHelper output)
{
    private const int Samples = 65536;

    // Design target for 4 x 48 kHz, the total of all alias lines.
    private const double TargetDb = -100.0;

    public static TheoryData<string, int, double> Cases
    {
        get
        {
            TheoryData<string, int, double> cases = [];
            // Primes, in bins of 2.93 Hz: near 1, 2 and 4 kHz, so that no alias falls on a harmonic.
            foreach (int bins in (int[])[347, 683, 1367])
            {
                foreach (string wave in (string[])["saw", "rectangle", "narrow", "square", "pulse", "saw 2", "triangle"])
                    cases.Add(wave, bins, TargetDb);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_steady_wave_hardly_aliases(string wave, int bins, double limitDb)
    {
        double aliasDb = AliasDb(wave, bins, 0.0, 0);
        output.WriteLine($"{wave} {bins * 192000.0 / Samples:F0} Hz: {aliasDb:F1} dB");
        Assert.True(aliasDb <= limitDb, $"{wave}: {aliasDb:F1} dB");
    }

    // The modulator's frequency is a quarter of the carrier's and everything repeats with it: its bins are prime.
    [Theory]
    [InlineData("saw", 83)]
    [InlineData("saw", 173)]
    [InlineData("saw", 347)]
    [InlineData("rectangle", 83)]
    [InlineData("rectangle", 173)]
    [InlineData("rectangle", 347)]
    [InlineData("triangle", 83)]
    [InlineData("triangle", 173)]
    public void A_wave_hardly_aliases_under_audio_rate_modulation(string wave, int modulatorBins)
    {
        foreach (double depth in (double[])[0.3, 0.8])
        {
            double aliasDb = AliasDb(wave, 4 * modulatorBins, depth, modulatorBins);
            output.WriteLine($"{wave} {4 * modulatorBins * 192000.0 / Samples:F0} Hz, depth {depth}: {aliasDb:F1} dB");
            Assert.True(aliasDb <= TargetDb, $"{wave} depth {depth}: {aliasDb:F1} dB");
        }
    }

    [Theory]
    [InlineData("saw", 83)]
    [InlineData("rectangle", 173)]
    public void An_octave_of_exponential_modulation_at_audio_rate_hardly_aliases(string wave, int modulatorBins)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, wave == "saw" ? 1 : 2);
        rig.Modulation.Eg1Depth.SettleAt(Lanes1.Of(1.0));
        // Centred so that the mean of 2^sin, and with it the carrier, is exactly four times the modulator.
        double mean = 0.0;
        for (int i = 0; i < Samples; i++)
            mean += Math.Pow(2.0, Math.Sin(2.0 * Math.PI * modulatorBins * i / Samples)) / Samples;
        double volts = rig.VoltsFor(4 * modulatorBins, Samples) / mean;
        (double[] one, _) = rig.Render(Samples, i =>
        {
            double swing = Math.Sin(2.0 * Math.PI * modulatorBins * i / Samples);
            rig.Modulation.Freq.Volts[(i + Samples) % Tick.Samples] = Lanes1.Of(swing);
            return (volts, volts);
        });
        double aliasDb = new PeriodicSpectrum(one, rig.Rate.EngineHz).AliasDb(modulatorBins);
        output.WriteLine($"{wave}, an octave at {modulatorBins * 192000.0 / Samples:F0} Hz: {aliasDb:F1} dB");
        Assert.True(aliasDb <= TargetDb, $"{aliasDb:F1} dB");
    }

    // Oscillators at 3 and 4 times a common frequency with a prime number of bins; both near 1, 2 and 4 kHz.
    [Theory]
    [InlineData(113, 0.0)]
    [InlineData(227, 0.0)]
    [InlineData(449, 0.0)]
    [InlineData(113, 0.8)]
    [InlineData(227, 0.8)]
    [InlineData(449, 0.8)]
    public void The_ring_hardly_aliases(int commonBins, double depth)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco2.Wave.Turn(0, VoltageControlledOscillator2<Lanes1>.Ring);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.37));
        double cv1 = rig.VoltsFor(3 * commonBins, Samples), cv2 = rig.VoltsFor(4 * commonBins, Samples);
        (_, double[] ring) = rig.Render(
            Samples, i => (cv1, cv2 * (1.0 + depth * Math.Sin(2.0 * Math.PI * commonBins * i / Samples))));
        double aliasDb = new PeriodicSpectrum(ring, rig.Rate.EngineHz).AliasDb(commonBins);
        output.WriteLine($"ring {3 * commonBins * 192000.0 / Samples:F0} Hz, depth {depth}: {aliasDb:F1} dB");
        Assert.True(aliasDb <= TargetDb, $"{aliasDb:F1} dB");
    }

    private static double AliasDb(string wave, int bins, double depth, int modulatorBins)
    {
        OscillatorRig<Lanes1> rig = new();
        bool second = wave is "square" or "pulse" or "saw 2";
        rig.Vco1.Wave.Turn(0, wave switch { "triangle" => 0, "saw" => 1, _ => 2 });
        rig.Vco2.Wave.Turn(0, wave switch { "saw 2" => 0, "square" => 1, _ => 2 });
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(wave == "narrow" ? 0.05 : 0.41));
        double volts = rig.VoltsFor(bins, Samples);
        (double[] one, double[] two) = rig.Render(Samples, i =>
        {
            double cv = volts * (1.0 + depth * Math.Sin(2.0 * Math.PI * modulatorBins * i / Samples));
            return (cv, cv);
        });
        return new PeriodicSpectrum(second ? two : one, rig.Rate.EngineHz).AliasDb(depth == 0.0 ? bins : modulatorBins);
    }
}
