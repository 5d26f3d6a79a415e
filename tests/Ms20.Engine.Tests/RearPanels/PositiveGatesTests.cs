using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>GATE IN and GATE OUT beside a trigger line that is on while low.</summary>
public class PositiveGatesTests
{
    [Fact]
    public void A_gate_is_on_above_1_6_volts_and_off_below_1_3()
    {
        (double Gate, double Line)[] steps =
        [
            (0.0, 5.0), (1.5, 5.0), (1.59, 5.0), (1.61, 0.0), (1.4, 0.0), (1.31, 0.0), (1.29, 5.0), (1.5, 5.0), (15.0, 0.0), (-15.0, 5.0),
        ];
        PositiveGates<Lanes1> gates = Gates();
        gates.TrigIn.Fill(Lanes1.Of(5.0));
        for (int i = 0; i < steps.Length; i++)
        {
            gates.GateIn.Volts[i] = Lanes1.Of(steps[i].Gate);
            gates.Run(i, i + 1);
            Assert.Equal(steps[i].Line, Lanes1.Get(gates.Trigger.Volts[i], 0));
            Assert.Equal(5.0 - steps[i].Line, Lanes1.Get(gates.GateOut.Volts[i], 0));
        }
    }

    [Fact]
    public void GATE_OUT_is_the_trigger_line_turned_round_with_the_triggers_own_thresholds()
    {
        (double Trigger, double Out)[] steps = [(5.0, 0.0), (1.35, 0.0), (1.25, 5.0), (1.55, 5.0), (1.65, 0.0), (0.0, 5.0), (-3.0, 5.0), (5.0, 0.0)];
        PositiveGates<Lanes1> gates = Gates();
        for (int i = 0; i < steps.Length; i++)
        {
            gates.TrigIn.Volts[i] = Lanes1.Of(steps[i].Trigger);
            gates.Run(i, i + 1);
            Assert.Equal(steps[i].Trigger, Lanes1.Get(gates.Trigger.Volts[i], 0));
            Assert.Equal(steps[i].Out, Lanes1.Get(gates.GateOut.Volts[i], 0));
        }
    }

    private static PositiveGates<Lanes1> Gates()
    {
        PositiveGates<Lanes1> gates = new();
        gates.Prepare(new EngineRate(48000.0, 4), new UnitParts<Lanes1>());
        gates.Reset();
        gates.BeginTick();
        return gates;
    }
}
