using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>PWM IN: how wide it makes the rectangle. What moving it at audio rate costs is measured by <c>ms20 measure</c>.</summary>
public sealed class PulseWidthTests
{
    private const int Samples = 65536;

    // Widths from PW at 0, 5 and 10.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.25)]
    [InlineData(0.0)]
    public void Each_volt_of_a_ramp_takes_a_tenth_of_the_cycle_off_the_width(double width)
    {
        const int period = 512;
        OscillatorRig<Lanes1> rig = Rectangle(width);
        double volts = rig.VoltsFor(Samples / period, Samples);
        double[] wave = rig.Render(Samples, i =>
        {
            Feed(rig, i, RampVolts(i));
            return (volts, volts);
        }).Vco1;
        double reset = FirstReset(volts);
        int compared = 0;
        for (double start = reset + period; start < Samples - 2 * period; start += period)
        {
            double duty = MeetingPoint(width, start, period);
            // A cycle is cut out where the rectangle is surely low, a tenth before its reset.
            if (duty > 0.85)
                continue;
            int from = (int)(start - 0.1 * period) + 3;
            double mean = wave.AsSpan(from, period).ToArray().Average();
            // Band-limiting moves no area: what is left is the rounding of 512 samples and of the reset's place.
            Assert.True(Math.Abs(mean - (5.0 * duty - 2.5)) < 1e-6, $"at {RampVolts(start):F3} V: {mean} V, expected {5.0 * duty - 2.5} V");
            compared++;
        }

        Assert.InRange(compared, 40, Samples / period);
    }

    [Theory]
    [InlineData(5.0, -2.5)]
    [InlineData(15.0, -2.5)]
    [InlineData(-5.0, 2.5)]
    [InlineData(-15.0, 2.5)]
    public void At_either_end_the_rectangle_stands_still(double volts, double level)
    {
        OscillatorRig<Lanes1> rig = Rectangle(0.5);
        rig.Vco1.Pwm.Fill(Lanes1.Of(volts));
        rig.Cv1.Fill(Lanes1.Of(7.3));
        // At -5 V the width is just the whole cycle: it falls and rises at the reset, and the two cancel but for rounding.
        foreach (double there in rig.Render(8192).Vco1)
            Assert.Equal(level, there, 1e-12);
    }

    private static double RampVolts(double sample) => 5.0 - 10.0 * sample / Samples;

    /// <summary>Where the ramp of the oscillator and the moving width meet: the part of the cycle for which the rectangle is high.</summary>
    private static double MeetingPoint(double width, double reset, int period)
    {
        double duty = width;
        for (int i = 0; i < 50; i++)
            duty = Math.Clamp(width - 0.1 * RampVolts(reset + period * duty), 0.0, 1.0);
        return duty;
    }

    /// <summary>When the oscillator is first reset after sample 0: its saw, at rest between resets, says so anywhere.</summary>
    private static double FirstReset(double volts)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
        double[] saw = rig.Render(1024, _ => (volts, volts)).Vco1;
        // Away from drops the wave is the saw of three samples ago, 5 V a cycle of 512 samples.
        int place = Enumerable.Range(8, 512).First(i => Math.Abs(saw[i]) < 0.5);
        return place - 3 + (2.5 - saw[place]) / 5.0 * 512.0;
    }

    private static OscillatorRig<Lanes1> Rectangle(double width)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Rectangle);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(width));
        return rig;
    }

    private static void Feed(OscillatorRig<Lanes1> rig, int sample, double volts) =>
        rig.Vco1.Pwm.Volts[(sample + Samples) % Tick.Samples] = Lanes1.Of(volts);
}
