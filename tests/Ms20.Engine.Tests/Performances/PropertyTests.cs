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
        .Check(AnyPerformance.Fixed(200));

    [Fact]
    public void Neither_the_blocks_nor_a_second_instrument_nor_a_reset_change_a_bit_and_nothing_is_allocated() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), GivesTheSameBitsAgain)
        .Check(AnyPerformance.Fixed(120));

    [Fact]
    public void Every_lane_gives_the_bits_of_an_instrument_of_its_own() => Prop
        .ForAll(AnyPerformance.Of(2, 8, EngineSamples / 4), LanesAreInstruments)
        .Check(AnyPerformance.Fixed(80));

    [Fact]
    public void Left_in_peace_after_anything_at_all_it_is_silent_and_plays_a_note_as_a_fresh_one_does() => Prop
        .ForAll(AnyPerformance.Of(1, 1, EngineSamples), ComesBack)
        .Check(AnyPerformance.Fixed(25));

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
        Assert.Equal(0, stage.AllocatedBytes);
    }

    private static void ComesBack(Performance performance)
    {
        (double freshSilence, double freshNote) = Comeback.After(performance, play: false);
        (double silence, double note) = Comeback.After(performance, play: true);
        // 1 mV is 60 dB below the note; the shut amplifier lets a thirtieth of that through.
        Assert.InRange(silence, 0.0, 0.0005 + 1.1 * freshSilence);
        Assert.True(freshNote > 0.02, $"a fresh instrument plays at {freshNote}");
        // The free-running VCO shows the window of 18 periods up to half a period more or less: 0.25 dB, and as much again for noise.
        Assert.InRange(20.0 * Math.Log10(note / freshNote), -0.5, 0.5);
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
