using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Acceptance;
using static Ms20.Measurement.Rigs.SignalProcessorRig;

namespace Ms20.Engine.Tests.SignalProcessor;

public sealed class EnvelopeAndTriggerTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0)]
    [InlineData(4.0)]
    public void A_steady_sine_gives_its_peak(double peakVolts)
    {
        var rig = new SignalProcessorRig();
        double[] env = rig.Play(1.0, Sine(1000.0, peakVolts), rig.Follower.EnvOut);
        // The mean over a period; the ripple at 2 kHz is 0.4 % of it.
        Assert.Equal(peakVolts, env.Between(0.8, 1.0, Hz).Average(), 0.002 * peakVolts);
    }

    [Fact]
    public void It_ends_at_5_V_however_loud_it_gets()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Amplifier.Level, 300.0);
        double[] env = rig.Play(0.5, Sine(200.0, 1.0), rig.Follower.EnvOut);
        Assert.Equal(5.0, env.Max(), 1e-9);
    }

    // A square of 200 Hz rectified is a steady voltage: the circuit's law can be read off the curve.
    [Fact]
    public void It_rises_with_5_ms_and_falls_with_60_ms()
    {
        var rig = new SignalProcessorRig();
        double[] amp = rig.Play(0.5, t => t < 0.25 ? Square(t) : 0.0, rig.Amplifier.AmpOut);
        double[] env = rig.Play(0.5, t => t < 0.25 ? Square(t) : 0.0, rig.Follower.EnvOut);
        double volts = 0.0;
        const double step = 1.0 / Hz, rise = EnvelopeFollower<Lanes1>.AttackSeconds, fall = EnvelopeFollower<Lanes1>.ReleaseSeconds;
        for (int n = 0; n < env.Length; n++)
        {
            // Sixteen Euler steps a sample: 1e-5 of the exact solution.
            for (int k = 0; k < 16; k++)
            {
                double rectified = Math.Abs(amp[n]) / EnvelopeFollower<Lanes1>.SineShare;
                volts += step / 16.0 * (Math.Max(rectified - volts, 0.0) / rise - volts / fall);
            }

            Assert.Equal(volts, env[n], 2e-4);
        }

        double atEnd = env[(int)(0.25 * Hz)];
        Assert.Equal(atEnd * Math.Exp(-1.0), env[(int)((0.25 + fall) * Hz)], 0.01 * atEnd);

        static double Square(double t) => (int)(t * 400.0) % 2 == 0 ? 1.0 : -1.0;
    }

    // The envelope of a kick ripples at 2 x 45 Hz all the way down through the threshold; every half decibel of level puts another ripple there.
    [Fact]
    public void A_kick_fires_exactly_once_over_21_dB_of_level()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Amplifier.Level, 1.0);
        Set(rig.Comparator.Threshold, 0.5);
        for (double levelDb = 0.0; levelDb <= 21.0; levelDb += 0.5)
        {
            double peak = Math.Pow(10.0, levelDb / 20.0);
            double[] line = rig.Play(1.2, t => peak * Kick(t), rig.Comparator.TrigOut);
            Assert.Equal(1, FallingEdges(line));
            Assert.Equal(5.0, line[^1]);
        }
    }

    [Fact]
    public void Two_kicks_fire_twice_and_a_quiet_one_not_at_all()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Comparator.Threshold, 0.5);
        Assert.Equal(2, FallingEdges(rig.Play(1.5, t => 2.0 * (Kick(t) + Kick(t - 0.6)), rig.Comparator.TrigOut)));
        Assert.Equal(0, FallingEdges(rig.Play(1.0, t => 0.3 * Kick(t), rig.Comparator.TrigOut)));
    }

    [Fact]
    public void With_the_threshold_at_0_any_sound_triggers_but_silence_does_not()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Comparator.Threshold, 0.0);
        Assert.All(rig.Play(0.2, _ => 0.0, rig.Comparator.TrigOut), volts => Assert.Equal(5.0, volts));
        double[] line = rig.Play(1.0, t => t < 0.3 ? 0.1 * Math.Sin(2.0 * Math.PI * 300.0 * t) : 0.0, rig.Comparator.TrigOut);
        Assert.Equal(0.0, line[(int)(0.3 * Hz)]);
        Assert.Equal(5.0, line[^1]);
    }

    // It goes on where the envelope passes T + 30 mV and off at 0.8 T + 15 mV, and the sample in which it does so is the mean over it.
    [Fact]
    public void The_edge_lies_where_the_envelope_passes_the_threshold()
    {
        var comparator = new TriggerComparator<Lanes1>();
        comparator.Threshold.SettleAt(Lanes1.Of(1.0));
        double[] envelope = [.. Enumerable.Range(0, 2 * Tick.Samples).Select(n => n < Tick.Samples ? 0.02 * n : 0.02 * (2 * Tick.Samples - n))];
        comparator.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        double[] line = Rig.Run(comparator, comparator.Envelope, envelope, comparator.TrigOut);
        // Up: 1.03 lies half way between samples 51 and 52. Down: 0.815 lies between 0.82 and 0.80, a quarter of the way, at samples 87 and 88.
        Assert.Equal([5.0, 2.5, 0.0], line[51..54].Select(volts => Math.Round(volts, 9)));
        Assert.Equal([0.0, 3.75, 5.0], line[87..90].Select(volts => Math.Round(volts, 9)));
    }

    private static double Kick(double t) => t < 0.0 ? 0.0 : Math.Exp(-t / 0.15) * Math.Sin(2.0 * Math.PI * (45.0 * t + 3.0 * (1.0 - Math.Exp(-t / 0.02))));

    private static int FallingEdges(double[] line)
    {
        int edges = 0;
        for (int n = 1; n < line.Length; n++)
        {
            if (line[n] < 2.5 && line[n - 1] >= 2.5)
                edges++;
        }

        return edges;
    }
}
