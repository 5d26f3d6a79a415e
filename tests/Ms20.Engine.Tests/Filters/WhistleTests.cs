using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Filters;

/// <summary>Self-oscillation: what it does beside what <c>ms20 measure</c> measures of it.</summary>
public class WhistleTests
{
    public static TheoryData<string> Filters => [.. FilterCase.All.Select(filter => filter.Name)];

    [Fact]
    public void Turning_PEAK_up_flattens_the_late_whistle_by_nearly_five_semitones()
    {
        FilterCase filter = FilterCase.Named("late_lpf");
        double semitones = 12.0 * Math.Log2(Ring.Whistle(filter, 4, 1000.0, 4.03).Hertz / Ring.Whistle(filter, 4, 1000.0, 1.99).Hertz);
        // ngspice: 0.759 of the cutoff against 0.976 at k = 2.04, and 1.01 at the threshold.
        Assert.InRange(semitones, -5.0, -4.5);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void With_the_parts_least_willing_to_it_still_whistles_at_PEAK_10(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        foreach (double cutoff in new[] { 50.0, 1000.0, 15000.0 })
        {
            // A factor of 0.8 is more than the units' 2.5 deviations; the filter stops at 0.9.
            var parts = new UnitParts<Lanes1> { HpfLoopGainFactor = Lanes1.Of(0.8), LpfLoopGainFactor = Lanes1.Of(0.8) };
            var rig = new FilterRig(filter, 4, cutoff, filter.IsEarly ? 2.9 : 4.03, noise: true, parts: parts);
            rig.Wait(150.0 / cutoff + 0.05);
            // At k = 2.61 and 3.63 of the nominal unit: ngspice's 0.28 V at 2.6, 1.6 V at 3.
            Assert.True(Swing(rig.Run((int)(2.0 * rig.Rate.EngineHz / cutoff), _ => 0.0)) > (filter.IsEarly ? 0.2 : 1.6), $"{name} at {cutoff} Hz");
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Without_noise_a_filter_at_rest_stays_there(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        var rig = new FilterRig(filter, 4, 1000.0, filter.IsEarly ? 2.9 : 4.03);
        // The early filter's rest is solved to the last bits, and what is left grows e-fold in 0.6 ms.
        Assert.InRange(Swing(rig.Run(960, _ => 0.0)), 0.0, 1e-9);
    }

    private static double Swing(double[] wave) => 0.5 * (wave.Max() - wave.Min());
}
