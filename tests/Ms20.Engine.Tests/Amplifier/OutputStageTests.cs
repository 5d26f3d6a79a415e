using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public class OutputStageTests
{
    // 1/10 s of the standard engine: bins of 10 Hz.
    private const int Record = 19200;

    [Fact]
    public void Up_to_digital_full_scale_a_sine_gets_no_overtones()
    {
        double[] settled = Settled(hertz: 1000, peak: 2.0);
        // The coupling is linear and the limit idle, so only double precision is left.
        for (int harmonic = 2; harmonic <= 9; harmonic++)
            Assert.InRange(Tone.Db(Tone.PeakAt(settled, harmonic * 100) / 2.0), -400.0, -280.0);
    }

    [Theory]
    [InlineData(3.0, 0.36)]
    [InlineData(4.0, 2.98)]
    [InlineData(6.0, 13.94)]
    public void Above_it_the_overtones_are_those_of_the_stated_curve(double peak, double thdPercent)
    {
        double[] settled = Settled(hertz: 1000, peak);
        double square = 0.0;
        for (int harmonic = 2; harmonic <= 60; harmonic++)
            square += Math.Pow(Tone.PeakAt(settled, harmonic * 100), 2.0);
        // The figures were computed from the curve alone with two decimals; the coupling turns the sine by 0.3 degrees, no more.
        Assert.Equal(thdPercent, 100.0 * Math.Sqrt(square) / Tone.PeakAt(settled, 100), 0.01);
    }

    [Fact]
    public void Nothing_leaves_beyond_four_volts()
    {
        double[] settled = Settled(hertz: 440, peak: 15.0);
        Assert.Equal(4.0, settled.Max());
        Assert.Equal(-4.0, settled.Min());
    }

    // The aliases of the limiter alone at 4 times 48 kHz, all that falls below 20 kHz, against the fundamental; measured
    // -184, -158, -158, -121, -136, -80 dB; the bounds leave 2 dB.
    [Theory]
    [InlineData(1007, 4.0, -182.0)]
    [InlineData(1007, 8.0, -155.0)]
    [InlineData(2003, 4.0, -155.0)]
    [InlineData(5003, 4.0, -118.0)]
    [InlineData(1007, 15.0, -134.0)]
    [InlineData(5003, 15.0, -77.0)]
    public void Clipping_folds_back_less_than_stated(int hertz, double peak, double aliasDb)
    {
        // One second: bins of 1 Hz; the frequencies are prime, so no harmonic below the tenth fold lands on another.
        const int second = 192000;
        OutputStage<Lanes1> stage = Stage();
        double[] sine = Tone.Sine(second, hertz, peak);
        Rig.Run(stage, stage.In, sine, stage.SignalOut);
        double[] settled = Rig.Run(stage, stage.In, sine, stage.SignalOut);
        double fundamental = Tone.PeakAt(settled, hertz), aliases = 0.0;
        // Harmonic n of a record this long folds to n * hertz modulo 192 kHz; odd ones only, up to where they vanish.
        for (int n = 3; n <= 1001; n += 2)
        {
            long folded = (long)n * hertz % second;
            folded = Math.Min(folded, second - folded);
            if ((long)n * hertz > second / 2 && folded < 20000 && folded % hertz != 0)
                aliases += Math.Pow(Tone.PeakAt(settled, (int)folded), 2.0);
        }
        Assert.InRange(Tone.Db(Math.Sqrt(aliases) / fundamental), -400.0, aliasDb);
    }

    [Theory]
    [InlineData(10, -0.969)]
    [InlineData(20, -0.263)]
    [InlineData(1000, 0.0)]
    public void The_coupling_is_one_pole_at_five_hertz(int hertz, double gainDb)
    {
        // |H| = 1/sqrt(1 + (5/f)^2); the trapezoidal rule is exact at 5 Hz and its warping is below 1e-7 here.
        double[] settled = Settled(hertz, peak: 1.0);
        Assert.Equal(gainDb, Tone.Db(Tone.PeakAt(settled, hertz / 10)), 0.001);
    }

    [Fact]
    public void A_standing_voltage_has_left_after_a_second()
    {
        OutputStage<Lanes1> stage = Stage();
        var standing = new double[192000];
        Array.Fill(standing, 1.5);
        double[] output = Rig.Run(stage, stage.In, standing, stage.SignalOut);
        Assert.InRange(output[0], 1.49, 1.5);
        // e^-1 after 1/(2 pi 5 Hz) = 31.8 ms.
        Assert.Equal(1.5 / Math.E, output[6111], 0.001);
        // The charge stops 1e-12 V short, where a step of the trapezoid is less than its last bit.
        Assert.Equal(0.0, output[^1], 1e-11);
    }

    [Fact]
    public void Volume_scales_both_outputs_alike()
    {
        OutputStage<Lanes1> full = Stage(), quarter = Stage();
        quarter.Volume.SettleAt(Lanes1.Of(0.25));
        double[] sine = Tone.Sine(Record, 100, 1.0);
        double[] loud = Rig.Run(full, full.In, sine, full.SignalOut);
        double[] soft = Rig.Run(quarter, quarter.In, sine, quarter.SignalOut);
        for (int i = 0; i < Record; i++)
            Assert.Equal(0.25 * loud[i], soft[i]);
        Assert.Equal(quarter.SignalOut.Volts, quarter.Phones.Volts);
    }

    private static double[] Settled(int hertz, double peak)
    {
        OutputStage<Lanes1> stage = Stage();
        double[] sine = Tone.Sine(Record, hertz / 10, peak);
        // 1.5 s: the coupling's start has decayed to e^-47.
        for (int i = 0; i < 15; i++)
            Rig.Run(stage, stage.In, sine, stage.SignalOut);
        return Rig.Run(stage, stage.In, sine, stage.SignalOut);
    }

    private static OutputStage<Lanes1> Stage()
    {
        var stage = new OutputStage<Lanes1>();
        stage.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        stage.Reset();
        return stage;
    }
}
