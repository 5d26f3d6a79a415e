using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class STriggerTests
{
    [Theory]
    [InlineData(1.29, true)]
    [InlineData(0.0, true)]
    [InlineData(-15.0, true)]
    [InlineData(1.3, false)]
    [InlineData(1.59, false)]
    [InlineData(5.0, false)]
    public void A_line_at_rest_goes_on_below_1_3_V_only(double volts, bool on)
    {
        STrigger<Lanes1> trigger = default;
        trigger.Reset();
        trigger.Step(Lanes1.Of(5.0));
        trigger.Step(Lanes1.Of(volts));
        Assert.Equal(on, Lanes1.Any(trigger.On));
        Assert.Equal(on, Lanes1.Any(trigger.Changed));
    }

    [Theory]
    [InlineData(1.31, true)]
    [InlineData(1.6, true)]
    [InlineData(1.61, false)]
    [InlineData(5.0, false)]
    public void A_line_that_is_on_goes_off_above_1_6_V_only(double volts, bool on)
    {
        STrigger<Lanes1> trigger = default;
        trigger.Reset();
        trigger.Step(Lanes1.Of(0.0));
        trigger.Step(Lanes1.Of(volts));
        Assert.Equal(on, Lanes1.Any(trigger.On));
        Assert.Equal(!on, Lanes1.Any(trigger.Changed));
    }

    [Fact]
    public void A_line_already_low_at_start_is_on()
    {
        STrigger<Lanes1> trigger = default;
        trigger.Reset();
        trigger.Step(Lanes1.Of(0.5));
        Assert.True(Lanes1.Any(trigger.On));
    }

    [Fact]
    public void Edges_are_timed_on_the_straight_line_between_samples()
    {
        STrigger<Lanes1> trigger = default;
        trigger.Reset();
        trigger.Step(Lanes1.Of(2.0));
        // 2.0 to 1.0 V passes 1.3 V after 0.7 samples; 1.0 to 3.0 V passes 1.6 V after 0.3. 1e-15: one rounding of the quotient.
        Assert.Equal(0.7, Lanes1.Get(trigger.Step(Lanes1.Of(1.0)), 0), 1e-15);
        Assert.Equal(0.3, Lanes1.Get(trigger.Step(Lanes1.Of(3.0)), 0), 1e-15);
        Assert.Equal(0.0, Lanes1.Get(trigger.Step(Lanes1.Of(3.0)), 0));
    }

    [Fact]
    public void A_hissing_edge_smaller_than_the_hysteresis_triggers_once()
    {
        STrigger<Lanes1> trigger = default;
        trigger.Reset();
        int edges = 0;
        for (int i = 0; i < 2000; i++)
        {
            double hiss = i % 2 == 0 ? 0.14 : -0.14;
            trigger.Step(Lanes1.Of(5.0 - i * 0.0025 + hiss));
            edges += Lanes1.Any(trigger.Changed) ? 1 : 0;
        }

        Assert.Equal(1, edges);
    }
}
