using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Wiring;

namespace Ms20.Engine.Tests.Wiring;

public class InputNodeTests
{
    private static readonly EngineRate Rate = new(48000.0, 4);

    [Fact]
    public void Without_a_source_it_reads_its_open_voltage()
    {
        InputNode<Lanes1> node = Settled("trig.in", 5.0, source: null);
        node.Run(0, 64);
        Assert.Equal(5.0, At(node, 63));
    }

    [Theory]
    [InlineData(100.0, 15.0)]
    [InlineData(-100.0, -15.0)]
    [InlineData(double.PositiveInfinity, 15.0)]
    [InlineData(double.NaN, 0.0)]
    [InlineData(7.25, 7.25)]
    public void It_limits_to_the_rails_and_takes_what_is_no_number_as_nothing(double volts, double expected)
    {
        InputNode<Lanes1> node = Settled("total", 0.0, Constant(volts));
        node.Run(0, 64);
        Assert.Equal(expected, At(node, 10));
    }

    [Fact]
    public void A_changed_source_dies_away_with_a_millisecond_instead_of_stepping()
    {
        InputNode<Lanes1> node = Settled("total", 0.0, Constant(2.0));
        node.Run(0, 64);
        node.Connect(Constant(-3.0), null, delayed: false);
        for (int tick = 0; tick < 3; tick++)
            node.Run(0, 64);
        // 192 engine samples at 192 kHz are 1 ms: the last of them lies 191 steps after the first.
        double expected = -3.0 + 5.0 * Math.Exp(-191.0 / 192.0);
        Assert.Equal(expected, At(node, 63), 1e-9);
    }

    [Fact]
    public void Once_settled_even_a_negative_zero_passes_untouched()
    {
        InputNode<Lanes1> node = Settled("total", 0.0, Constant(2.0));
        node.Run(0, 64);
        node.Connect(Constant(-0.0), null, delayed: false);
        // A remainder of 2 V is below 1 nV after 21.4 time constants, 64.3 ticks: within the 65th.
        for (int tick = 0; tick < 65; tick++)
            node.Run(0, 64);
        Assert.True(double.IsNegative(At(node, 63)));
    }

    [Fact]
    public void A_cut_input_reads_one_sample_late_across_the_tick_boundary()
    {
        var source = new Signal<Lanes1>("ramp");
        for (int i = 0; i < 64; i++)
            source.Volts[i] = Lanes1.Of(i / 64.0);
        var node = new InputNode<Lanes1>("total", 0.0);
        node.Prepare(Rate);
        node.Connect(source, null, delayed: true);
        node.Reset();
        node.Run(0, 64);
        Assert.Equal(63 / 64.0, At(node, 0));
        Assert.Equal(0.0, At(node, 1));
        Assert.Equal(62 / 64.0, At(node, 63));
    }

    [Fact]
    public void An_open_contact_reads_the_open_voltage_of_where_it_is_plugged()
    {
        var mask = new Lanes1[64];
        Array.Fill(mask, Lanes1.OfBits(-1L));
        var node = new InputNode<Lanes1>("trig.in", 5.0);
        node.Prepare(Rate);
        node.Connect(Constant(0.0), mask, delayed: false);
        node.Reset();
        node.Run(0, 64);
        Assert.Equal(5.0, At(node, 20));
        Array.Clear(mask);
        node.Run(0, 64);
        Assert.Equal(0.0, At(node, 20));
    }

    private static InputNode<Lanes1> Settled(string id, double openVolts, Signal<Lanes1>? source)
    {
        var node = new InputNode<Lanes1>(id, openVolts);
        node.Prepare(Rate);
        node.Connect(source, null, delayed: false);
        node.Reset();
        return node;
    }

    private static Signal<Lanes1> Constant(double volts)
    {
        var signal = new Signal<Lanes1>("constant");
        signal.Fill(Lanes1.Of(volts));
        return signal;
    }

    private static double At(InputNode<Lanes1> node, int place) => Lanes1.Get(node.Volts.Volts[place], 0);
}
