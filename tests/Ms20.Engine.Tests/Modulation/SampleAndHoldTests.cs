using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public sealed class SampleAndHoldTests
{
    private const double Hz = 192000.0;
    private const double Tau = SampleAndHold<Lanes1>.AcquisitionSeconds;
    private const double Droop = SampleAndHold<Lanes1>.DroopSeconds;

    // Both laws are solved exactly for straight input: rounding alone is left.
    private const double RoundingVolts = 1e-10;

    private static double[] Play(Func<double, double> input, Func<double, double> clock, double seconds, double engineHz = Hz)
    {
        SampleAndHold<Lanes1> circuit = new();
        CircuitRig<Lanes1> rig = new(circuit, engineHz);
        double[] volts = new double[(int)(seconds * engineHz)];
        rig.Run(volts.Length, (n, place) =>
        {
            circuit.In.Volts[place] = Lanes1.Of(input(n / engineHz));
            circuit.Clock.Volts[place] = Lanes1.Of(clock(n / engineHz));
        }, (n, place) => volts[n] = Lanes1.Get(circuit.Output.Volts[place], 0));
        return volts;
    }

    [Fact]
    public void While_the_clock_is_open_it_follows_through_its_RC()
    {
        // A ramp from the first sample on: the capacitor lags by slope times tau, an exponential short of it at first.
        const double slope = 400.0;
        double[] volts = Play(t => slope * t, _ => 5.0, 0.01);
        for (int n = 0; n < volts.Length; n++)
            Assert.Equal(slope * (n / Hz - Tau * (1.0 - Math.Exp(-n / Hz / Tau))), volts[n], RoundingVolts);
    }

    [Theory]
    [InlineData(192000.0)]
    [InlineData(384000.0)]
    [InlineData(88200.0)]
    public void The_voltage_held_does_not_depend_on_the_rate(double engineHz)
    {
        const double slope = 700.0, on = 0.0050037, off = 0.0104321;
        TriggerLine clock = new((on, off));
        double[] volts = Play(t => slope * t, clock.At, 0.02, engineHz);
        double atOn = slope * (on - Tau * (1.0 - Math.Exp(-on / Tau)));
        double atOff = atOn * Math.Exp(-(off - on) / Droop);
        for (int n = (int)(on * engineHz) + 1; n < volts.Length; n++)
        {
            double t = n / engineHz, since = t - off;
            double expected = t < off
                ? atOn * Math.Exp(-(t - on) / Droop)
                : slope * (t - Tau) + (atOff - slope * (off - Tau)) * Math.Exp(-since / Tau);
            Assert.Equal(expected, volts[n], RoundingVolts);
        }
    }

    [Fact]
    public void A_held_voltage_droops_with_100_s()
    {
        double[] volts = Play(t => t < 0.005 ? 4.0 : -4.0, t => t < 0.005 ? 5.0 : 0.0, 2.0);
        double held = volts[(int)(0.006 * Hz)];
        // 50 us are 100 times shorter than the 5 ms it followed; the edge lies within a sample of the input's own jump: 8 V x (1 - e^-0.1).
        Assert.Equal(4.0, held, 0.8);
        Assert.Equal(held * Math.Exp(-(volts.Length - 1 - (int)(0.006 * Hz)) / Hz / Droop), volts[^1], RoundingVolts);
        Assert.Equal(held * Math.Exp(-1.994 / 100.0), volts[^1], 1e-6);
    }

    [Fact]
    public void Noise_clocked_by_a_square_is_followed_for_half_of_each_period_and_held_for_half()
    {
        ModulationGenerator<Lanes1> mg = new();
        mg.Frequency.SettleAt(Lanes1.Of(20.0));
        CircuitRig<Lanes1> clock = new(mg);
        SampleAndHold<Lanes1> circuit = new() { Clock = mg.Pulse };
        CircuitRig<Lanes1> rig = new(circuit);
        UniformNoise<Lanes1> noise = default;
        noise.Seed(new UnitParts<Lanes1>(), 99);
        int moving = 0, still = 0;
        double before = 0.0;
        // 16 whole periods of 9,600 samples.
        const int samples = 2400 * 64;
        for (int tick = 0; tick < samples / 64; tick++)
        {
            clock.Run(64);
            rig.Run(64, (_, place) => circuit.In.Volts[place] = noise.Next() * Lanes1.Of(5.0), (_, place) =>
            {
                double volts = Lanes1.Get(circuit.Output.Volts[place], 0), high = Lanes1.Get(mg.Pulse.Volts[place], 0);
                // Drooping moves less than 5 V x h/100 s = 2.7e-7 V a sample.
                bool holds = Math.Abs(volts - before) < 3e-7;
                moving += holds ? 0 : 1;
                still += holds && high == 0.0 ? 1 : 0;
                before = volts;
            });
        }

        Assert.Equal(0.5, moving / (double)samples, 0.002);
        Assert.Equal(0.5, still / (double)samples, 0.002);
    }

    [Fact]
    public void A_narrow_pulse_makes_steps()
    {
        // The MG's narrowest pulse at 10 Hz is 2 ms: 40 time constants to catch the input, then still.
        double[] volts = Play(t => Math.Sin(200.0 * t) * 5.0, t => t * 10.0 % 1.0 < 0.02 ? 5.0 : 0.0, 1.0);
        int still = Enumerable.Range(1, volts.Length - 1).Count(n => Math.Abs(volts[n] - volts[n - 1]) < 3e-7);
        Assert.Equal(0.98, still / (double)volts.Length, 0.001);
        Assert.True(volts.Select(v => Math.Round(v, 2)).Distinct().Count() > 10);
    }

    [Fact]
    public void What_dies_away_never_becomes_subnormal()
    {
        double[] volts = Play(t => t < 0.001 ? 5.0 : 0.0, _ => 5.0, 0.1);
        Assert.DoesNotContain(volts, v => v != 0.0 && Math.Abs(v) < 1e-13);
        Assert.Equal(0.0, volts[^1]);
    }
}
