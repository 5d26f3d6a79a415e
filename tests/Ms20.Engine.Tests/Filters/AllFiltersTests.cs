namespace Ms20.Engine.Tests.Filters;

/// <summary>What all four filters owe.</summary>
public class AllFiltersTests
{
    public static TheoryData<string> Filters => [.. FilterCase.All.Select(filter => filter.Name)];

    [Theory]
    [MemberData(nameof(Filters))]
    public void Noise_has_the_same_density_at_every_rate(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        // 160 lines around 1 kHz from a sixth of a second: 320 degrees of freedom, 0.35 dB.
        double[] levels = [.. new[] { 4, 8, 16 }.Select(oversampling =>
        {
            var rig = new FilterRig(filter, oversampling, 1000.0, 0.5 * filter.Threshold, noise: true);
            double[] wave = rig.Run(8192 * oversampling, _ => 0.0);
            double power = 0.0;
            for (int line = 20; line < 340; line += 2)
                power += Math.Pow(Levels.PeakAt(wave, line / (double)wave.Length), 2.0);
            return 10.0 * Math.Log10(power);
        })];
        Assert.InRange(levels[1] - levels[0], -1.5, 1.5);
        Assert.InRange(levels[2] - levels[0], -1.5, 1.5);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Nothing_that_comes_in_makes_anything_but_a_voltage_come_out(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        var rig = new FilterRig(filter, 2, 1000.0, 100.0, noise: true, inputGain: null);
        var random = new Random(4);
        for (int i = 0; i < 40_000; i++)
        {
            rig.CutoffHz = random.Next(3) == 0 ? double.NaN : Math.Pow(2.0, 30.0 * random.NextDouble() - 15.0);
            double volts = rig.Step(random.Next(2) == 0 ? 15.0 : -15.0);
            Assert.InRange(volts, -13.5, 13.5);
        }

        rig.CutoffHz = 1000.0;
        rig.Wait(0.5);
        Assert.InRange(Math.Abs(rig.Step(0.0)), 0.0, 5.0);
    }
}
