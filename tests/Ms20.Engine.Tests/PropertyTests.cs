using FsCheck;
using FsCheck.Fluent;
using Ms20.Engine.Circuits;
using Ms20.Engine.Tests.Performances;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>What holds for every panel, every cable, everything from outside and everything played.</summary>
public class PropertyTests
{
    // 128 ms at 192 kHz: dozens of events, hundreds of ticks.
    private const int EngineSamples = 24576;

    // Rounding: the factors of the bounds are sums of some hundred products.
    private const double Rounding = 1e-9;

    [Fact]
    public void Whatever_is_done_the_outputs_are_finite_and_bounded_and_every_jack_lies_between_the_supplies() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), StaysWithinItsBounds)
        .Check(AnyPerformance.Fixed(60));

    [Fact]
    public void Neither_the_blocks_nor_a_second_instrument_nor_a_reset_change_a_bit() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), GivesTheSameBitsAgain)
        .Check(AnyPerformance.Fixed(40));

    [Fact]
    public void Every_lane_gives_the_bits_of_an_instrument_of_its_own() => Prop
        .ForAll(AnyPerformance.Of(2, 8, EngineSamples / 4), LanesAreInstruments)
        .Check(AnyPerformance.Fixed(30));

    private static void StaysWithinItsBounds(Performance performance)
    {
        var stage = new Stage(performance);
        var random = new Random(3);
        double[][] heard = stage.Play(() => random.Next(1, 400), () => AssertJacksLieBetweenTheSupplies(stage.Instrument));
        double overshoot = Overshoot.FactorOf(performance.Oversampling) + Rounding;
        for (int port = 0; port < performance.Outputs.Length; port++)
        {
            HostPort output = performance.Outputs[port];
            double limit = output.Jack == Jacks.SignalOut ? LevelPlan.OutputLimitVolts : LevelPlan.SupplyVolts;
            foreach (double sample in heard[port])
                Assert.InRange(sample * output.VoltsPerUnit, -limit * overshoot, limit * overshoot);
        }
    }

    private static void AssertJacksLieBetweenTheSupplies(Instrument instrument)
    {
        foreach (Jack jack in Jacks.All)
            Assert.InRange(instrument.VoltsAt(jack), -LevelPlan.SupplyVolts, LevelPlan.SupplyVolts);
        Assert.InRange(instrument.VoltsAt(Jacks.SignalOut), -LevelPlan.OutputLimitVolts - Rounding, LevelPlan.OutputLimitVolts + Rounding);
    }

    private static void GivesTheSameBitsAgain(Performance performance)
    {
        double[][] expected = new Stage(performance).Play();
        var random = new Random(5);
        var stage = new Stage(performance);
        Bits.AssertEqual("in random blocks", expected, stage.Play(() => random.Next(1, 300)));
        stage.TakeBack();
        stage.Instrument.Reset();
        Bits.AssertEqual("after a reset", expected, stage.Play(() => 64));
    }

    private static void LanesAreInstruments(Performance performance)
    {
        double[][] together = new Stage(performance, performance.Lanes > 4 ? [8] : [4]).Play();
        for (int lane = 0; lane < performance.Lanes; lane++)
        {
            double[][] alone = new Stage(performance.Alone(lane), [1]).Play();
            for (int port = 0; port < performance.Outputs.Length; port++)
                Bits.AssertEqual($"lane {lane}", [alone[port]], [together[port * performance.Lanes + lane]]);
        }
    }
}
