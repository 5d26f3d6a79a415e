using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests.Units;

public class WanderTests
{
    [Theory]
    [InlineData(20.0)]
    [InlineData(0.7)]
    public void A_slow_walk_has_its_deviation_and_forgets_by_a_factor_of_e_in_its_time_constant(double timeConstant)
    {
        // A tick is a twentieth of the time constant, so that 400,000 ticks are 20,000 of them.
        var rate = new EngineRate(Tick.Samples * 20.0 / timeConstant, 1);
        var walk = new SlowWalk<Lanes1>(77);
        walk.Prepare(rate, new UnitParts<Lanes1>(), Lanes1.Of(0.6), timeConstant);
        var values = new double[400000];
        for (int i = 0; i < values.Length; i++)
        {
            walk.Step();
            values[i] = Lanes1.Get(walk.Value, 0);
        }

        // 10,000 independent stretches of two time constants: the deviation is known to 0.7 %, a correlation to 0.01; four of each.
        Assert.InRange(Population.Deviation(values), 0.97 * 0.6, 1.03 * 0.6);
        Assert.InRange(values.Average(), -0.024, 0.024);
        Assert.InRange(Population.Correlation(values[20..], values[..^20]), Math.Exp(-1.0) - 0.04, Math.Exp(-1.0) + 0.04);
        Assert.InRange(Population.Correlation(values[60..], values[..^60]), Math.Exp(-3.0) - 0.04, Math.Exp(-3.0) + 0.04);
    }

    [Fact]
    public void The_supplys_hum_is_a_sine_of_100_Hz_after_ten_minutes_too()
    {
        EngineRate rate = EngineRate.For(48000.0, Quality.Standard);
        var hum = new MainsRipple();
        hum.Prepare(rate);
        for (int tick = 1; tick <= 1_800_000; tick++)
        {
            hum.Step();
            if (tick % 100_003 != 0)
                continue;
            // Two million turns, each an angle that is right to 4e-15 (the tangent) and rounded to 1e-16.
            Assert.InRange(hum.Value - Math.Sin(2.0 * Math.PI * (100.0 * tick * Tick.Samples / 192000.0 % 1.0)), -1e-8, 1e-8);
        }
    }

    [Fact]
    public void Hum_bends_a_pitch_by_its_octaves_and_both_oscillators_alike()
    {
        EngineRate rate = EngineRate.For(48000.0, Quality.Standard);
        var parts = new UnitParts<Lanes1> { VcoRippleOctaves = Lanes1.Of(0.5 / 1200.0) };
        OscillatorPitch<Lanes1> one = new(1), two = new(3);
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        cv.Fill(Lanes1.Of(1.0));
        one.Prepare(rate, parts, default);
        two.Prepare(rate, parts, default);
        double highest = 0.0, lowest = 0.0;
        // A twentieth of a second: five periods.
        for (int tick = 0; tick < 150; tick++)
        {
            one.BeginTick(default, default, default);
            two.BeginTick(default, default, default);
            one.Run(0, Tick.Samples, cv.Volts, modulation.Volts);
            two.Run(0, Tick.Samples, cv.Volts, modulation.Volts);
            Assert.Equal(Lanes1.Get(one.Cycles[^1], 0), Lanes1.Get(two.Cycles[^1], 0));
            double cents = 1200.0 * Math.Log2(Lanes1.Get(one.Cycles[^1], 0) * rate.EngineHz / 130.8127826502993);
            (highest, lowest) = (Math.Max(highest, cents), Math.Min(lowest, cents));
        }

        // Thirty ticks a period: none lies more than 6 degrees from a crest.
        Assert.InRange(highest, 0.497, 0.5001);
        Assert.InRange(lowest, -0.5001, -0.497);
    }
}
