using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>PWM IN: how wide it makes the rectangle, and what moving it at audio rate costs.</summary>
public sealed class PulseWidthTests(ITestOutputHelper output)
{
    private const int Samples = 65536;

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.25)]
    [InlineData(0.0)]
    public void A_ramp_takes_the_width_through_a_tenth_of_the_cycle_for_each_volt(double width)
    {
        OscillatorRig<Lanes1> rig = Rectangle(width);
        const int period = 512;
        double volts = rig.VoltsFor(Samples / period, Samples);
        double[] wave = rig.Render(Samples, i =>
        {
            Feed(rig, i, VoltsAt(i));
            return (volts, volts);
        }).Vco1;
        int phase = FirstRise(rig, volts, period);
        for (int cycle = 1; cycle < Samples / period - 1; cycle++)
        {
            // Three samples late, cut where the wave rests high or low: a quarter of the cycle before each reset, beyond any width of up to 0.75.
            int from = phase + cycle * period - period / 4;
            double mean = wave.AsSpan(from + 3, period).ToArray().Average();
            double expected = Duty(width, phase + cycle * period, period);
            if (expected > 0.74)
                continue;
            // The kernel moves no area; 1e-6 V is its rounding over 512 samples and a slope of the ramp within an edge's.
            Assert.True(Math.Abs(mean - (5.0 * expected - 2.5)) < 1e-4, $"cycle {cycle} at {VoltsAt(from):F3} V: {mean} V, expected duty {expected}");
        }
    }

    // The width, moving in a straight line, and the ramp meet where reset + period x width(there) = there.
    private static double Duty(double width, int reset, int period)
    {
        double duty = width;
        for (int i = 0; i < 50; i++)
            duty = Math.Clamp(width - 0.1 * VoltsAt(reset + period * duty), 0.0, 1.0);
        return duty;
    }

    private static double VoltsAt(double sample) => 5.0 - 10.0 * sample / Samples;

    private static int FirstRise(OscillatorRig<Lanes1> rig, double volts, int period)
    {
        // Where the saw of the same seed drops, to the sample.
        OscillatorRig<Lanes1> saw = new();
        saw.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
        double[] wave = saw.Render(2 * period, _ => (volts, volts)).Vco1;
        int drop = Enumerable.Range(0, period).First(i => wave[i + 3] - wave[i + 4] > 1.0);
        return drop;
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

    // The modulator's frequency is a quarter of the oscillator's and everything repeats with it: its bins are prime.
    [Theory]
    [InlineData(83, 2.0)]
    [InlineData(173, 2.0)]
    [InlineData(347, 2.0)]
    [InlineData(83, 7.0)]
    [InlineData(173, 7.0)]
    public void A_width_that_moves_at_audio_rate_hardly_aliases(int modulatorBins, double peakVolts)
    {
        OscillatorRig<Lanes1> rig = Rectangle(0.25);
        double volts = rig.VoltsFor(4 * modulatorBins, Samples);
        (double[] wave, _) = rig.Render(Samples, i =>
        {
            Feed(rig, i, peakVolts * Math.Sin(2.0 * Math.PI * modulatorBins * i / Samples));
            return (volts, volts);
        });
        double aliasDb = new PeriodicSpectrum(wave, rig.Rate.EngineHz).AliasDb(modulatorBins);
        output.WriteLine($"{4 * modulatorBins * rig.Rate.EngineHz / Samples:F0} Hz, +-{peakVolts} V: {aliasDb:F1} dB");
        // Design target for the oscillators at 4 x 48 kHz.
        Assert.True(aliasDb <= -100.0, $"{aliasDb:F1} dB");
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
        // Where it stays high, its fall and rise at the reset are found apart by rounding: 1e-15 samples of 5 V.
        foreach (double there in rig.Render(8192).Vco1.AsSpan(64))
            Assert.Equal(level, there, 1e-9);
    }
}
