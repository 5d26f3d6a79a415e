using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Acceptance;
using static Ms20.Measurement.Rigs.SignalProcessorRig;

namespace Ms20.Engine.Tests.SignalProcessor;

public sealed class BandPassTests
{
    private static readonly double[] Frequencies = [25.0, 100.0, 400.0, 1000.0, 2500.0, 6000.0, 10000.0];

    [Theory]
    [InlineData(50.0)]
    [InlineData(300.0)]
    [InlineData(2500.0)]
    public void LOW_CUT_is_a_second_order_high_pass(double cornerHz)
    {
        var rig = new SignalProcessorRig();
        Set(rig.LowCut.LowCut, cornerHz);
        foreach (double hertz in Frequencies)
        {
            double[] records = Settled(rig, hertz, rig.LowCut.Output), amplified = Settled(rig, hertz, rig.Amplifier.AmpOut);
            double gain = records.AmplitudeAt(hertz, Hz) / amplified.AmplitudeAt(hertz, Hz);
            // Bent by the trapezoidal rule alone: 0.05 dB at most up to 10 kHz.
            Assert.Equal(Db(HighPass(hertz / cornerHz)), 20.0 * Math.Log10(gain), 0.05);
        }
    }

    [Theory]
    [InlineData(100.0)]
    [InlineData(700.0)]
    [InlineData(5000.0)]
    public void HIGH_CUT_is_a_fourth_order_low_pass(double cornerHz)
    {
        var rig = new SignalProcessorRig();
        Set(rig.HighCut.HighCut, cornerHz);
        foreach (double hertz in Frequencies)
        {
            double[] records = Settled(rig, hertz, rig.HighCut.BpfOut), before = Settled(rig, hertz, rig.LowCut.Output);
            double gain = records.AmplitudeAt(hertz, Hz) / before.AmplitudeAt(hertz, Hz);
            // The trapezoidal rule reads 10 kHz as 10.09: 0.31 dB on a slope of 24 dB an octave.
            Assert.Equal(Db(LowPass(hertz / cornerHz)), 20.0 * Math.Log10(gain), 0.33);
        }
    }

    [Fact]
    public void Fully_open_it_is_still_a_band_pass()
    {
        var rig = new SignalProcessorRig();
        Set(rig.LowCut.LowCut, 50.0);
        Set(rig.HighCut.HighCut, 5000.0);
        // -3 dB at both ends; the amplifier's coupling adds 0.04 dB at 50 Hz.
        Assert.Equal(-3.05, 20.0 * Math.Log10(Settled(rig, 50.0, rig.HighCut.BpfOut).AmplitudeAt(50.0, Hz)), 0.05);
        Assert.Equal(-3.01, 20.0 * Math.Log10(Settled(rig, 5000.0, rig.HighCut.BpfOut).AmplitudeAt(5000.0, Hz)), 0.05);
        Assert.Equal(0.0, 20.0 * Math.Log10(Settled(rig, 500.0, rig.HighCut.BpfOut).AmplitudeAt(500.0, Hz)), 0.01);
    }

    private static double[] Settled(SignalProcessorRig rig, double hertz, Signal<Lanes1> wire)
    {
        // Whole periods of every frequency used: 0.2 s.
        double[] record = rig.Play(0.6, Sine(hertz, 1.0), wire);
        return record[(int)(0.4 * Hz)..(int)(0.6 * Hz)];
    }

    private static double Db(Complex response) => 20.0 * Math.Log10(response.Magnitude);

    private static Complex HighPass(double x)
    {
        var p = new Complex(0.0, x);
        return p * p / (p * p + Math.Sqrt(2.0) * p + 1.0);
    }

    private static Complex LowPass(double x)
    {
        var p = new Complex(0.0, x);
        return 1.0 / ((p * p + 2.0 * Math.Cos(Math.PI / 8.0) * p + 1.0) * (p * p + 2.0 * Math.Cos(3.0 * Math.PI / 8.0) * p + 1.0));
    }
}
