using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Lanes;

public class ElementaryTests
{
    [Fact]
    public void Exp_is_within_2e_15_of_the_exact_value_from_minus_20_to_20()
    {
        // The polynomial's error is 7e-16; rounding x log2(e) adds |x| 2^-53 relative, 2.2e-15 at 20.
        for (double x = -20.0; x <= 20.0; x += 0.00317)
            Assert.Equal(1.0, Elementary.Exp(x) / Math.Exp(x), 4e-15);
    }

    [Fact]
    public void Powers_of_two_are_exact_at_integers()
    {
        for (int n = -1021; n <= 1021; n++)
            Assert.Equal(Math.ScaleB(1.0, n), Elementary.Exp2(n));
    }

    [Fact]
    public void Exp_is_limited_beyond_708_and_never_infinite()
    {
        Assert.True(double.IsFinite(Elementary.Exp(1e300)));
        Assert.True(Elementary.Exp(-1e300) > 0.0);
        Assert.Equal(Elementary.Exp(708.0), Elementary.Exp(double.PositiveInfinity));
    }

    [Fact]
    public void Log_is_within_4e_16_relative_to_the_larger_of_itself_and_one()
    {
        // Series error 2e-16 plus two roundings.
        for (double exponent = -300.0; exponent <= 300.0; exponent += 0.1737)
        {
            double x = Math.Pow(10.0, exponent);
            double scale = Math.Max(1.0, Math.Abs(Math.Log(x)));
            Assert.True(Math.Abs(Elementary.Log(x) - Math.Log(x)) <= 4e-16 * scale, $"ln {x}");
        }
    }

    [Fact]
    public void Log_of_zero_and_of_negatives_is_about_minus_708()
    {
        Assert.InRange(Elementary.Log(0.0), -709.0, -708.0);
        Assert.InRange(Elementary.Log(-3.0), -709.0, -708.0);
        Assert.InRange(Elementary.Log(double.NaN), -709.0, -708.0);
    }

    [Fact]
    public void Tan_over_x_is_within_1e_14_up_to_its_limit()
    {
        // Interpolation error 4e-15, plus rounding.
        for (double x = 0.0005; x <= Elementary.TanLimit; x += 0.0005)
            Assert.Equal(Math.Tan(x) / x, Elementary.TanOverX(x), 1e-14);
    }

    [Fact]
    public void Pow_of_zero_is_zero_and_pow_of_one_is_one()
    {
        Assert.Equal(0.0, Elementary.Pow(0.0, 3.1));
        Assert.Equal(1.0, Elementary.Pow(1.0, 3.1));
        Assert.Equal(Math.Pow(0.8, 3.1), Elementary.Pow(0.8, 3.1), 1e-15);
    }

    [Fact]
    public void One_lane_equals_the_scalar_functions_to_the_last_bit()
    {
        for (double x = -30.0; x <= 30.0; x += 0.01337)
        {
            Assert.Equal(Elementary.Exp(x), Lanes1.Get(Exp<Lanes1>.Of(Lanes1.Of(x)), 0));
            Assert.Equal(Elementary.Exp2(x), Lanes1.Get(Exp<Lanes1>.OfOctaves(Lanes1.Of(x)), 0));
            Assert.Equal(Elementary.Exp(x), Lanes1.Get(Exp<Lanes1>.OfModerate(Lanes1.Of(x)), 0));
            Assert.Equal(Elementary.Log(Math.Abs(x) + 1e-9), Lanes1.Get(Log<Lanes1>.Of(Lanes1.Of(Math.Abs(x) + 1e-9)), 0));
            Assert.Equal(Elementary.TanOverX(x * 0.02), Lanes1.Get(Tan<Lanes1>.OverX(Lanes1.Of(x * 0.02)), 0));
        }
    }

    [Fact]
    public void The_bound_above_the_logarithm_lies_above_it_and_within_6_percent_of_one()
    {
        for (double exponent = -12.0; exponent <= 12.0; exponent += 0.00371)
        {
            double x = Math.Pow(10.0, exponent);
            double excess = Lanes1.Get(Log<Lanes1>.Above(Lanes1.Of(x)), 0) - Math.Log(x);
            // The chord of log2 lies at most 0.08607 below it: 0.0861 ln 2 = 0.0597 at the mantissas 1 and 2.
            Assert.InRange(excess, 0.0, 0.0598);
        }
    }

    [Fact]
    public void Tanh_is_odd_and_within_6e_16()
    {
        for (double x = 0.0; x <= 25.0; x += 0.00731)
        {
            double y = Lanes1.Get(Tanh<Lanes1>.Of(Lanes1.Of(x)), 0);
            // Three roundings near 1 (1.1e-16 each) and the error of E, which counts less the larger E is.
            Assert.Equal(Math.Tanh(x), y, 6e-16);
            Assert.Equal(-y, Lanes1.Get(Tanh<Lanes1>.Of(Lanes1.Of(-x)), 0), 6e-16);
        }
    }
}
