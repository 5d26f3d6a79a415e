using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Components;

public class DiodePairTests
{
    private const double ThermalVolts = 0.025865;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Current_is_shockleys_of_both_strings(int inSeries)
    {
        var pair = new DiodePair<Lanes1>(inSeries);
        for (double volts = -0.75 * inSeries; volts <= 0.75 * inSeries; volts += 0.01)
        {
            // Each diode has its share of the voltage; one string conducts forward while the other leaks.
            double knee = 1.752 * ThermalVolts, each = volts / inSeries;
            double expected = 2.52e-9 * (Math.Exp(each / knee) - 1.0) - 2.52e-9 * (Math.Exp(-each / knee) - 1.0);
            // 1e-12 of the current and 1e-21 A: rounding.
            Assert.Equal(expected, Lanes1.Get(pair.Current(Lanes1.Of(volts)), 0), 1e-12 * Math.Abs(expected) + 1e-21);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Ten_times_the_current_takes_sixty_millivolts_times_emission_for_each_diode(int inSeries)
    {
        var pair = new DiodePair<Lanes1>(inSeries);
        double rise = 1.752 * ThermalVolts * Math.Log(10.0) * inSeries;
        double low = Lanes1.Get(pair.Current(Lanes1.Of(0.5 * inSeries)), 0), high = Lanes1.Get(pair.Current(Lanes1.Of(0.5 * inSeries + rise)), 0);
        Assert.Equal(10.0, high / low, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void The_clamp_lies_within_a_tenth_of_the_knee_of_the_solution(int inSeries)
    {
        var pair = new DiodePair<Lanes1>(inSeries);
        double knee = inSeries * 1.752 * ThermalVolts;
        // From the late amplifier's nodes (0.4 mS) to the early one's less what its op-amp takes (20 uS); up to 10 mA.
        foreach (double siemens in new[] { 2e-5, 1e-4, 4e-4, 1.3e-3 })
        {
            for (double amps = 1e-7; amps < 1e-2; amps *= 1.1)
            {
                double estimate = Lanes1.Get(pair.Estimate(Lanes1.Of(amps), Lanes1.Of(siemens)), 0);
                Assert.InRange((estimate - Solution(amps, siemens, knee)) / knee, -0.1, 0.1);
                Assert.Equal(-estimate, Lanes1.Get(pair.Estimate(Lanes1.Of(-amps), Lanes1.Of(siemens)), 0));
            }
        }
    }

    private static double Solution(double amps, double siemens, double knee)
    {
        double low = 0.0, high = amps / siemens;
        for (int i = 0; i < 100; i++)
        {
            double volts = 0.5 * (low + high);
            if (volts * siemens + 2.0 * 2.52e-9 * Math.Sinh(Math.Min(volts / knee, 300.0)) < amps)
                low = volts;
            else
                high = volts;
        }

        return low;
    }
}
