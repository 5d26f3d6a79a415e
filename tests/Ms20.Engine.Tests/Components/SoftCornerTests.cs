using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public class SoftCornerTests
{
    [Fact]
    public void Within_its_straight_part_a_limit_changes_no_bit()
    {
        for (double x = -2.0; x <= 2.0; x += 1.0 / 128.0)
            Assert.Equal(x, Within(x));
    }

    [Fact]
    public void A_limit_is_odd_never_falls_and_ends_half_way_between_start_and_end()
    {
        double last = -4.0;
        for (double x = -20.0; x <= 20.0; x += 0.001)
        {
            double y = Within(x);
            Assert.Equal(-y, Within(-x));
            // Where it is flat, the polynomial's rounding may step back by an ulp or two of 4.
            Assert.True(y >= last - 2e-15, $"falls at {x}");
            last = y;
        }
        Assert.Equal(4.0, Within(6.0));
        Assert.Equal(4.0, Within(1e9));
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(6.0)]
    public void Slope_and_the_next_two_derivatives_are_continuous_where_the_bend_meets_the_lines(double joint)
    {
        // Differences on either side, h apart. The fourth derivative jumps by 60/w^3 = 0.94 V^-3, so the third differs by about 1.5 h across.
        const double h = 0.01;
        double Slope(double x) => (Within(x + h) - Within(x - h)) / (2.0 * h);
        double Second(double x) => (Within(x + h) - 2.0 * Within(x) + Within(x - h)) / (h * h);
        double Third(double x) => (Second(x + h) - Second(x - h)) / (2.0 * h);
        Assert.Equal(Slope(joint - 3.0 * h), Slope(joint + 3.0 * h), 1e-4);
        Assert.Equal(Second(joint - 3.0 * h), Second(joint + 3.0 * h), 1e-3);
        Assert.Equal(Third(joint - 3.0 * h), Third(joint + 3.0 * h), 0.05);
    }

    [Fact]
    public void A_ramp_is_zero_before_its_corner_and_a_line_from_half_way_after_it()
    {
        Assert.Equal(0.0, Ramp(-3.0));
        Assert.Equal(0.0, Ramp(0.05));
        Assert.Equal(0.125, Ramp(0.3), 1e-15);
        Assert.Equal(5.0 - 0.175, Ramp(5.0), 1e-15);
    }

    private static double Within(double x) => Lanes1.Get(SoftCorner<Lanes1>.Within(Lanes1.Of(x), 2.0, 6.0), 0);

    private static double Ramp(double x) => Lanes1.Get(SoftCorner<Lanes1>.Ramp(Lanes1.Of(x), 0.05, 0.3), 0);
}
