using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Filters;

/// <summary>Self-oscillation: against the circuit itself at a high rate, and from noise. Against ngspice it is measured by <c>ms20 measure</c>.</summary>
public class WhistleTests(ITestOutputHelper output)
{
    public static TheoryData<string> Filters => [.. FilterCase.All.Select(filter => filter.Name)];

    [Theory]
    [InlineData("late_lpf", 2.2, 4000.0)]
    [InlineData("late_lpf", 3.0, 8000.0)]
    [InlineData("late_lpf", 4.03, 8000.0)]
    [InlineData("early_lpf", 2.42, 8000.0)]
    [InlineData("early_lpf", 2.9, 14000.0)]
    [InlineData("early_hpf", 2.6, 16000.0)]
    [InlineData("early_hpf", 2.9, 4000.0)]
    public void At_four_times_the_host_rate_its_pitch_is_that_of_sixty_four_times_within_a_cent(string name, double loopGain, double cutoff)
    {
        FilterCase filter = FilterCase.Named(name);
        double[] hertz = [.. new[] { 4, 64 }.Select(oversampling => Measure(filter, oversampling, cutoff, loopGain).Hertz)];
        double cents = 1200.0 * Math.Log2(hertz[0] / hertz[1]);
        output.WriteLine($"{name} k {loopGain} at {cutoff} Hz: {cents:F3} cents");
        Assert.InRange(cents, -1.0, 1.0);
    }

    [Fact]
    public void Turning_PEAK_up_flattens_the_late_whistle_by_nearly_five_semitones()
    {
        FilterCase filter = FilterCase.Named("late_lpf");
        double semitones = 12.0 * Math.Log2(Measure(filter, 4, 1000.0, 4.03).Hertz / Measure(filter, 4, 1000.0, 1.99).Hertz);
        // ngspice: 0.759 of the cutoff against 0.976 at k = 2.04, and 1.01 at the threshold.
        Assert.InRange(semitones, -5.0, -4.5);
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Every_units_whistle_starts_from_its_noise_and_reaches_nine_tenths_within_twenty_periods_and_twenty_milliseconds(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        foreach (double cutoff in new[] { 60.0, 300.0, 1500.0, 6000.0, 14000.0 })
        {
            var rig = new FilterRig(filter, 4, cutoff, filter.LargestReferenceGain, noise: true);
            double within = 20.0 / cutoff + 0.020;
            double[] start = rig.Run((int)(within * rig.Rate.EngineHz), _ => 0.0);
            int period = (int)(1.5 * rig.Rate.EngineHz / cutoff);
            double reached = Swing(start[^period..]);
            rig.Wait(100.0 / cutoff + 0.2);
            double final = Swing(rig.Run(period, _ => 0.0));
            output.WriteLine($"{name} {cutoff} Hz: {reached / final:F3} of {final:F3} V");
            Assert.True(reached >= 0.9 * final, $"{name} at {cutoff} Hz has reached {reached:F4} V of {final:F4} V.");
        }
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

    private static Whistle Measure(FilterCase filter, int oversampling, double cutoff, double loopGain)
    {
        // Time for the early amplifier's 47 uF, and for whistles just above the threshold.
        var rig = new FilterRig(filter, oversampling, cutoff, loopGain);
        return Whistle.Of(rig.Step, rig.Rate.EngineHz, filter.IsEarly ? 0.1 : 0.5, cutoff, 60.0 / cutoff + 0.2, 60.0);
    }

    private static double Swing(double[] wave) => 0.5 * (wave.Max() - wave.Min());
}
