using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class ControlWheelTests
{
    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(-5.0, -5.0)]
    [InlineData(3.25, 3.25)]
    [InlineData(7.0, 5.0)]
    [InlineData(-100.0, -5.0)]
    public void The_jack_has_the_wheels_volts_within_5_V(double wheel, double volts)
    {
        ControlWheel<Lanes1> circuit = new();
        circuit.Wheel.SettleAt(Lanes1.Of(wheel));
        new CircuitRig<Lanes1>(circuit).Run(100, null, (_, place) => Assert.Equal(volts, Lanes1.Get(circuit.Output.Volts[place], 0)));
    }

    [Fact]
    public void A_move_goes_in_a_straight_line_across_the_tick()
    {
        ControlWheel<Lanes1> circuit = new();
        CircuitRig<Lanes1> rig = new(circuit)
        {
            Moves = tick =>
            {
                if (tick == 1)
                    circuit.Wheel.MoveTo(Lanes1.Of(3.2));
            },
        };
        // 3.2 V over 64 samples; 1e-14: rounding of the product.
        rig.Run(192, null, (n, place) =>
            Assert.Equal(3.2 * Math.Clamp((n - 63) / 64.0, 0.0, 1.0), Lanes1.Get(circuit.Output.Volts[place], 0), 1e-14));
    }
}
