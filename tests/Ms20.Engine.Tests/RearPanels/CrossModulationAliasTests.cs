using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>What FM at audio rate folds back below 20 kHz, at 192 kHz.</summary>
public sealed class CrossModulationAliasTests(ITestOutputHelper output)
{
    private const int Samples = 65536;
    private const double Width = 0.37;

    // Design target for the oscillators at 4 x 48 kHz, the total of all alias lines.
    private const double TargetDb = -100.0;

    // With the knob at 10, five octaves either way, the current grows by 10 to 20 % a sample, and what is left of an exponential's bend between two
    // samples moves the edges. Measured: -96 dB at worst, both at the triangle and the saw.
    private const double WideOpenDb = -94.0;

    public static TheoryData<int, double, int> Cases
    {
        get
        {
            TheoryData<int, double, int> cases = [];
            for (int wave1 = 0; wave1 < 3; wave1++)
            {
                foreach (double depth in (double[])[0.2, 0.6, 1.0])
                {
                    foreach (int wave2 in (int[])[0, 1, 3])
                        cases.Add(wave1, depth, wave2);
                }
            }
            return cases;
        }
    }

    // VCO 2 at 1, 2 and 4 kHz in the mean and VCO 1 at a quarter of that: whatever is no harmonic of VCO 1 is alias, or a mean pitch that is off.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Modulated_at_a_quarter_of_its_pitch_it_hardly_aliases(int wave1, double depth, int wave2)
    {
        foreach (int bins in (int[])[83, 173, 347])
            Check(Free(wave1, depth, wave2, bins, 4 * bins), bins, TargetDb);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void With_the_knob_at_10_it_still_hardly_aliases(int wave1, int wave2)
    {
        foreach (int bins in (int[])[83, 173, 347])
            Check(Free(wave1, 2.0, wave2, bins, 4 * bins), bins, WideOpenDb);
    }

    // VCO 1 at three times and VCO 2, in the mean, at four times a prime number of bins; near 1 and 2 kHz.
    [Theory]
    [MemberData(nameof(Cases))]
    public void At_other_ratios_it_hardly_aliases(int wave1, double depth, int wave2)
    {
        foreach (int common in (int[])[113, 227])
            Check(Free(wave1, depth, wave2, 3 * common, 4 * common), common, TargetDb);
    }

    // Synced as well, the wave repeats with VCO 1; its frequency is a prime number of bins near 1 and 2 kHz.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Modulated_and_synced_it_is_harmonic_to_VCO_1_and_hardly_aliases(int wave1, double depth, int wave2)
    {
        foreach (int bins in (int[])[347, 683])
        {
            OscillatorRig<Lanes1> rig = Rig(wave1, wave2, depth, synced: true);
            double volts = rig.VoltsFor(bins, Samples);
            Check(rig.Render(Samples, _ => (volts, 1.37 * volts)).Vco2, bins, TargetDb);
        }
    }

    /// <summary>VCO 2 without SYNC, both at so many cycles in the record, VCO 2 in the mean.</summary>
    private static double[] Free(int wave1, double depth, int wave2, int bins1, int bins2)
    {
        OscillatorRig<Lanes1> rig = Rig(wave1, wave2, depth, synced: false);
        double high = Math.Pow(2.0, 2.5 * depth), low = 1.0 / high;
        double mean = wave1 == 2 ? Width * high + (1.0 - Width) * low : (high - low) / (5.0 * depth * Math.Log(2.0));
        double volts1 = rig.VoltsFor(bins1, Samples), volts2 = rig.VoltsFor(bins2, Samples) / mean;
        return rig.Render(Samples, _ => (volts1, volts2)).Vco2;
    }

    private void Check(double[] heard, int repeatingBins, double limitDb)
    {
        double aliasDb = new PeriodicSpectrum(heard, 192000.0).AliasDb(repeatingBins);
        output.WriteLine($"{repeatingBins} bins: {aliasDb:F1} dB");
        Assert.True(aliasDb <= limitDb, $"{repeatingBins} bins: {aliasDb:F1} dB");
    }

    private static OscillatorRig<Lanes1> Rig(int wave1, int wave2, double depth, bool synced)
    {
        OscillatorRig<Lanes1> rig = new(synced: synced, modulated: true);
        rig.Vco1.Wave.Turn(0, wave1);
        rig.Vco2.Wave.Turn(0, wave2);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(Width));
        rig.Modulation.Eg1Depth.SettleAt(Lanes1.Of(depth));
        rig.Reset();
        return rig;
    }
}
