using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class ModulationVcaTests
{
    private const double Hz = 192000.0;

    // The lamp is stepped exactly between changes of the control at whole samples: rounding is all that is left.
    private const double Rounding = 1e-10;

    private static double[] Play(Func<int, double> input, Func<int, double> control, int samples)
    {
        ModulationVca<Lanes1> vca = new();
        double[] volts = new double[samples];
        new CircuitRig<Lanes1>(vca).Run(samples, (n, place) =>
        {
            vca.In.Volts[place] = Lanes1.Of(input(n));
            vca.Control.Volts[place] = Lanes1.Of(control(n));
        }, (n, place) => volts[n] = Lanes1.Get(vca.Output.Volts[place], 0));
        return volts;
    }

    private static double Gain(double conductance) =>
        (1.0 + ModulationVca<Lanes1>.LoadConductance) * conductance / (ModulationVca<Lanes1>.LoadConductance + conductance);

    [Theory]
    [InlineData(5.0, 1.0)]
    [InlineData(9.0, 1.0)]
    [InlineData(2.5, 0.5743491774985174)]
    [InlineData(1.0, 0.27594593229224296)]
    public void The_settled_conductance_is_the_lamps_current_to_the_power_of_0_8(double control, double conductance)
    {
        // 0.5^0.8 and 0.2^0.8; more than 5 V light no more. After 1 s e^-125 is left.
        Assert.Equal(Gain(conductance), Play(_ => 1.0, _ => control, (int)Hz)[^1], 1e-12);
    }

    [Fact]
    public void It_is_unity_at_a_settled_5_V_and_shut_at_0_V()
    {
        Assert.Equal(-3.3, Play(_ => -3.3, _ => 5.0, (int)Hz)[^1], 1e-12);
        // The dark conductance, 1e-5: -94 dB. After 6 s, 14.75 times the slowest time constant, 0.3 x 2 x e^-14.75 is left above it.
        double[] shut = Play(_ => 1.0, n => n < 19200 ? 5.0 : 0.0, 6 * (int)Hz);
        Assert.Equal(Gain(Vactrol<Lanes1>.DarkConductance), shut[^1], 2.4e-7);
        Assert.True(20.0 * Math.Log10(shut[^1]) < -90.0);
        Assert.Equal(Gain(Vactrol<Lanes1>.DarkConductance), Play(_ => 1.0, _ => -5.0, 100)[^1], 1e-15);
    }

    [Fact]
    public void The_light_comes_with_8_ms()
    {
        double[] volts = Play(_ => 1.0, _ => 5.0, 9600);
        const double dark = Vactrol<Lanes1>.DarkConductance;
        for (int n = 0; n < volts.Length; n++)
            Assert.Equal(Gain(1.0 + (dark - 1.0) * Math.Exp(-(n + 1) / (Hz * 0.008))), volts[n], Rounding);
    }

    [Fact]
    public void It_goes_with_40_ms_for_most_of_it_and_400_ms_for_the_rest()
    {
        const int lit = (int)Hz;
        double[] volts = Play(_ => 1.0, n => n < lit ? 5.0 : 0.0, 3 * lit);
        const double dark = Vactrol<Lanes1>.DarkConductance;
        for (int n = lit; n < volts.Length; n++)
        {
            double t = (n + 1 - lit) / Hz;
            double light = 0.7 * Math.Exp(-t / 0.040) + 0.3 * Math.Exp(-t / 0.400);
            Assert.Equal(Gain(dark + (1.0 - dark) * light), volts[n], Rounding);
        }
    }

    [Fact]
    public void The_gain_at_one_control_voltage_depends_on_what_came_before()
    {
        double fromBelow = Play(_ => 1.0, n => n < 192000 ? 1.0 : 2.0, 192000 + 9600)[^1];
        double fromAbove = Play(_ => 1.0, n => n < 192000 ? 5.0 : 2.0, 192000 + 9600)[^1];
        // 50 ms after the step: coming up it has settled, coming down most of the slow part is still to go.
        Assert.True(fromAbove > 1.15 * fromBelow);
    }

    [Fact]
    public void The_control_is_slow_and_the_signal_is_not()
    {
        // 1 kHz at the control: the lamp follows 8 ms up and 40 ms down and hardly moves; at the input it passes unbent.
        double[] controlled = Play(_ => 1.0, n => 2.5 + 2.5 * Math.Sin(2.0 * Math.PI * 1000.0 * n / Hz), (int)Hz)[^1920..];
        Assert.True(controlled.Max() - controlled.Min() < 0.02 * controlled.Average());
        double[] signal = Play(n => 5.0 * Math.Sin(2.0 * Math.PI * 10000.0 * n / Hz), _ => 3.0, (int)Hz);
        double gain = Gain(Math.Pow(0.6, 0.8));
        for (int n = (int)Hz - 1920; n < signal.Length; n++)
            Assert.Equal(gain * 5.0 * Math.Sin(2.0 * Math.PI * 10000.0 * n / Hz), signal[n], 1e-9);
    }
}
