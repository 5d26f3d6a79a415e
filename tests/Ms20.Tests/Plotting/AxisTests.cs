using Ms20.Measurement.Plotting;

namespace Ms20.Tests.Plotting;

public sealed class AxisTests
{
    [Theory]
    [InlineData(0.0, 2.0, "0 0.5 1 1.5 2")]
    [InlineData(0.0, 6.0, "0 1 2 3 4 5 6")]
    [InlineData(-60.0, 20.0, "-60 -50 -40 -30 -20 -10 0 10 20")]
    [InlineData(-2.75, 2.75, "-2 -1 0 1 2")]
    [InlineData(0.0, 0.0153, "0 0.002 0.004 0.006 0.008 0.01 0.012 0.014")]
    public void Steps_are_round_numbers(double from, double to, string texts) =>
        Assert.Equal(texts, string.Join(' ', Axis.Linear("", from, to).Ticks().Select(tick => tick.Text)));

    [Fact]
    public void Ratios_go_1_2_5()
    {
        var axis = Axis.Logarithmic("", 20.0, 20000.0);
        Assert.Equal("20 50 100 200 500 1k 2k 5k 10k 20k", string.Join(' ', axis.Ticks().Select(tick => tick.Text)));
    }

    [Fact]
    public void Places_are_0_and_1_at_the_ends_and_equal_for_equal_ratios()
    {
        var axis = Axis.Logarithmic("", 20.0, 20000.0);
        Assert.Equal(0.0, axis.Place(20.0), 1e-12);
        Assert.Equal(1.0, axis.Place(20000.0), 1e-12);
        Assert.Equal(axis.Place(200.0) - axis.Place(100.0), axis.Place(8000.0) - axis.Place(4000.0), 1e-12);
        Assert.Equal(0.25, Axis.Linear("", -1.0, 3.0).Place(0.0));
    }
}
