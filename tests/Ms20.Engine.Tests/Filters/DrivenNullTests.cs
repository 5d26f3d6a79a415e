using System.Globalization;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Filters;

/// <summary>The filters driven by a saw, against ngspice's transient analysis of the same netlists, sample by sample.</summary>
public class DrivenNullTests(ITestOutputHelper output)
{
    private const double ReferenceHz = 96000.0;
    private const double ReferenceUnitVolts = 1e-5;
    private static readonly int[] Cutoffs = [200, 1000, 5000];

    // What the design asks for: at 8x -40 dB everywhere and -55 in the median, at 4x -33 everywhere. At 4x the early high-pass does not reach
    // -55 in the median: the saw's edge, four samples long, comes out unfiltered, and there its op-amp is slower than a sample.
    public static TheoryData<string, int, double, double> Filters => new()
    {
        { "early_lpf", 8, -70.0, -80.0 }, { "early_hpf", 8, -43.0, -60.0 }, { "late_lpf", 8, -68.0, -82.0 }, { "late_hpf", 8, -55.0, -75.0 },
        { "early_lpf", 4, -60.0, -75.0 }, { "early_hpf", 4, -33.0, -47.0 }, { "late_lpf", 4, -58.0, -77.0 }, { "late_hpf", 4, -46.0, -68.0 },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_driven_filter_is_the_netlist_up_to_nine_tenths_of_oscillation(string name, int oversampling, double worst, double median)
    {
        FilterCase filter = FilterCase.Named(name);
        ReferenceTable table = ReferenceTable.Load("saw_" + name);
        var nulls = new List<double>();
        foreach (int cutoff in Cutoffs)
        {
            foreach (string share in new[] { "0.0", "0.9", "max" })
            {
                double[] row = [.. filter.SawVolts.Select(volts => NullDb(filter, table, oversampling, cutoff, share, volts))];
                output.WriteLine($"{name} {oversampling}x fc {cutoff} k {share}: {row[0]:F1}, {row[1]:F1}, {row[2]:F1} dB");
                if (share != "max")
                    nulls.AddRange(row);
            }
        }

        nulls.Sort();
        output.WriteLine($"{name} {oversampling}x: worst {nulls[^1]:F1}, median {nulls[nulls.Count / 2]:F1} dB");
        Assert.True(nulls[^1] <= worst);
        Assert.True(nulls[nulls.Count / 2] <= median);
    }

    private static double NullDb(FilterCase filter, ReferenceTable table, int oversampling, int cutoff, string share, string volts)
    {
        double[] reference = table.Column($"fc{cutoff}_k{share}_A{volts}");
        var rig = new FilterRig(filter, oversampling, cutoff, filter.LoopGain(share));
        double peak = double.Parse(volts, CultureInfo.InvariantCulture);
        int ratio = (int)(rig.Rate.EngineHz / ReferenceHz);
        double[] filtered = rig.Run(reference.Length * ratio, seconds => Saw.At(seconds, peak));
        double error = 0.0, power = 0.0;
        for (int i = 0; i < reference.Length; i++)
        {
            double expected = reference[i] * ReferenceUnitVolts, difference = filtered[i * ratio] - expected;
            error += difference * difference;
            power += expected * expected;
        }

        return 10.0 * Math.Log10(error / power);
    }
}
