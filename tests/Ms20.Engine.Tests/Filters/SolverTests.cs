using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Filters;

/// <summary>Whether every sample's equations are solved, whatever comes in.</summary>
public class SolverTests(ITestOutputHelper output)
{
    private const double EngineHz = 192000.0;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (FilterCase filter in FilterCase.All)
            {
                foreach (string drive in new[] { "saws", "cutoff jumps", "cutoff noise", "15 V noise", "15 V squares", "whistle at 15 kHz", "from 15 V to nothing" })
                    cases.Add(filter.Name, drive);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_sample_leaves_a_ten_thousandth_of_a_volt(string name, string drive)
    {
        FilterCase filter = FilterCase.Named(name);
        double gain = filter.IsEarly ? 58.0 / (name == "early_hpf" ? 300.0 : 83.0) : 1.0;
        var bare = new BareFilter(filter, 4, filter.IsEarly ? 2.9 : 4.03, gain);
        var random = new Random(12);
        double worst = 0.0, passes = 0.0, loudest = 0.0, saw = 0.0, hertz = 110.0;
        const int samples = 24_000;
        for (int i = 0; i < samples; i++)
        {
            if (i % 480 == 0)
                hertz = 30.0 * Math.Pow(200.0, random.NextDouble());
            saw = (saw + hertz / EngineHz) % 1.0;
            (double volts, double cutoff) = At(drive, i, saw, random);
            loudest = Math.Max(loudest, Math.Abs(bare.Step(volts, cutoff)));
            worst = Math.Max(worst, double.IsNaN(bare.ResidualVolts) ? 1.0 : bare.ResidualVolts);
            passes += bare.Passes;
        }

        output.WriteLine($"{name}, {drive}: worst {worst:E1} V, {passes / samples:F2} passes, loudest {loudest:F2} V");
        Assert.InRange(worst, 0.0, 1e-4);
        // The foot of the high-pass at 15 V and the charge of the other 15 V; then the late buffers' 13.5 V, outside the core.
        Assert.InRange(loudest, 0.0, 31.0);
    }

    [Theory]
    [InlineData("early_lpf", 1.6)]
    [InlineData("early_hpf", 1.6)]
    [InlineData("late_lpf", 1.6)]
    [InlineData("late_hpf", 1.6)]
    public void A_playing_filter_takes_fewer_than_two_passes_on_average(string name, double most)
    {
        FilterCase filter = FilterCase.Named(name);
        var bare = new BareFilter(filter, 4, 0.8 * filter.Threshold, filter.IsEarly ? 0.4 : 1.0);
        double passes = 0.0;
        const int samples = 19_200;
        for (int i = 0; i < samples; i++)
        {
            bare.Step(Saw.At(i / EngineHz, 2.0), 1000.0);
            passes += bare.Passes;
        }

        Assert.InRange(passes / samples, 1.0, most);
    }

    private static (double Volts, double CutoffHz) At(string drive, int sample, double saw, Random random) => drive switch
    {
        "saws" => (20.0 * saw - 10.0, 3000.0),
        "cutoff jumps" => (10.0 * saw - 5.0, sample / 19 % 2 == 0 ? 50.0 : 15000.0),
        "cutoff noise" => (10.0 * saw - 5.0, 20.0 * Math.Pow(1000.0, random.NextDouble())),
        "15 V noise" => (30.0 * random.NextDouble() - 15.0, 15000.0),
        "15 V squares" => (sample / 7 % 2 == 0 ? 15.0 : -15.0, 500.0),
        "whistle at 15 kHz" => (sample < 10 ? 0.1 : 0.0, 15000.0),
        _ => (sample < 12_000 ? 30.0 * random.NextDouble() - 15.0 : 0.0, 1000.0),
    };
}
