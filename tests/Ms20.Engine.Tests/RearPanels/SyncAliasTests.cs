using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>SYNC: VCO 2's wave repeats with VCO 1's, whatever its own pitch, and what is no harmonic of VCO 1 is alias.</summary>
public sealed class SyncAliasTests(ITestOutputHelper output)
{
    private const int Samples = 65536;

    // Design target for the oscillators at 4 x 48 kHz, the total of all alias lines below 20 kHz.
    private const double TargetDb = -100.0;

    public static TheoryData<int, double, int> Cases
    {
        get
        {
            TheoryData<int, double, int> cases = [];
            // VCO 1 at primes of 2.93 Hz: near 1, 2 and 4 kHz; VCO 2 below, above and far above it.
            foreach (int bins in (int[])[347, 683, 1367])
            {
                foreach (double ratio in (double[])[0.61, 1.37, 3.73])
                {
                    for (int wave = 0; wave < 4; wave++)
                        cases.Add(bins, ratio, wave);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_synced_wave_is_harmonic_to_VCO_1_and_hardly_aliases(int bins, double ratio, int wave)
    {
        OscillatorRig<Lanes1> rig = new(synced: true);
        rig.Vco2.Wave.Turn(0, wave);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(0.37));
        double volts = rig.VoltsFor(bins, Samples);
        (_, double[] synced) = rig.Render(Samples, _ => (volts, volts * ratio));
        var spectrum = new PeriodicSpectrum(synced, rig.Rate.EngineHz);
        double aliasDb = spectrum.AliasDb(bins);
        output.WriteLine($"wave {wave}, {bins * rig.Rate.EngineHz / Samples:F0} Hz, {ratio} times: {aliasDb:F1} dB");
        Assert.True(aliasDb <= TargetDb, $"{aliasDb:F1} dB");
        Assert.True(spectrum.Amplitude(bins) > 0.05, "VCO 1's pitch is heard in it");
    }

    // Everything repeats with the modulator, a quarter of VCO 1's frequency; VCO 2 swings with it and against it.
    [Theory]
    [InlineData(83, 0)]
    [InlineData(173, 0)]
    [InlineData(173, 1)]
    [InlineData(173, 3)]
    public void Under_audio_rate_modulation_of_both_it_hardly_aliases(int modulatorBins, int wave)
    {
        OscillatorRig<Lanes1> rig = new(synced: true);
        rig.Vco2.Wave.Turn(0, wave);
        double volts = rig.VoltsFor(4 * modulatorBins, Samples);
        (_, double[] synced) = rig.Render(Samples, i =>
        {
            double swing = 0.8 * Math.Sin(2.0 * Math.PI * modulatorBins * i / Samples);
            return (volts * (1.0 + swing), volts * 2.37 * (1.0 - swing));
        });
        double aliasDb = new PeriodicSpectrum(synced, rig.Rate.EngineHz).AliasDb(modulatorBins);
        output.WriteLine($"wave {wave}, {4 * modulatorBins * rig.Rate.EngineHz / Samples:F0} Hz: {aliasDb:F1} dB");
        Assert.True(aliasDb <= TargetDb, $"{aliasDb:F1} dB");
    }
}
