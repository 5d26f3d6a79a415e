using System.Globalization;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Filters;

/// <summary>The filters driven by a square with edges of 50 us and by two tones, against ngspice at 384 kHz, sample by sample.</summary>
public class EdgeNullTests(ITestOutputHelper output)
{
    private const double ReferenceHz = 384000.0;
    private const double ReferenceUnitVolts = 1e-5;
    private const int FirstSample = 4608;
    private static readonly int[] Cutoffs = [200, 1000, 5000];

    public static TheoryData<string, string, int, double, double> Filters
    {
        get
        {
            var cases = new TheoryData<string, string, int, double, double>();
            foreach (string signal in new[] { "square", "twotone" })
            {
                foreach (FilterCase filter in FilterCase.All)
                {
                    // What the design asks for.
                    cases.Add(signal, filter.Name, 8, -40.0, -55.0);
                    cases.Add(signal, filter.Name, 4, -33.0, -55.0);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void A_driven_filter_is_the_netlist_up_to_nine_tenths_of_oscillation(string signal, string name, int oversampling, double worst, double median)
    {
        FilterCase filter = FilterCase.Named(name);
        ReferenceTable table = ReferenceTable.Load($"{signal}_{name}");
        var nulls = new List<double>();
        foreach (int cutoff in Cutoffs)
        {
            foreach (string share in new[] { "0.0", "0.9" })
            {
                double[] row = [.. filter.SawVolts.Select(volts => NullDb(filter, table, signal, oversampling, cutoff, share, volts))];
                output.WriteLine($"{signal} {name} {oversampling}x fc {cutoff} k {share}: {row[0]:F1}, {row[1]:F1}, {row[2]:F1} dB");
                nulls.AddRange(row);
            }
        }

        nulls.Sort();
        double middle = 0.5 * (nulls[nulls.Count / 2 - 1] + nulls[nulls.Count / 2]);
        output.WriteLine($"{signal} {name} {oversampling}x: worst {nulls[^1]:F1}, median {middle:F1} dB");
        Assert.True(nulls[^1] <= worst);
        Assert.True(middle <= median);
    }

    private static double NullDb(
        FilterCase filter, ReferenceTable table, string signal, int oversampling, int cutoff, string share, string volts)
    {
        double[] reference = table.Column($"fc{cutoff}_k{share}_A{volts}");
        var rig = new FilterRig(filter, oversampling, cutoff, filter.LoopGain(share));
        double peak = double.Parse(volts, CultureInfo.InvariantCulture);
        int step = (int)(ReferenceHz / rig.Rate.EngineHz);
        Func<double, double> wave = signal == "square" ? seconds => Edges.Square(seconds, peak) : seconds => Edges.TwoTone(seconds, peak);
        double[] filtered = rig.Run((FirstSample + reference.Length) / step, wave);
        double error = 0.0, power = 0.0;
        for (int i = 0; i < reference.Length; i += step)
        {
            double expected = reference[i] * ReferenceUnitVolts, difference = filtered[(FirstSample + i) / step] - expected;
            error += difference * difference;
            power += expected * expected;
        }

        return 10.0 * Math.Log10(error / power);
    }
}
