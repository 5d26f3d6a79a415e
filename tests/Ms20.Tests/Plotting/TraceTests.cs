using Ms20.App.Plotting;
using Ms20.Panel;

namespace Ms20.Tests.Plotting;

public sealed class TraceTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void The_late_low_pass_has_its_netlists_small_signal_gain(double loopGain)
    {
        var filter = new FilterResponse(FilterRevision.Late, highPass: false);
        Assert.True(filter.TryMeasure(1000.0, loopGain, out (double Hz, double Db)[] gain));
        // The level plan's scale stands in front of the netlist: levels count from the one at 200 Hz.
        int first = Array.FindIndex(gain, point => point.Hz >= 200.0);
        for (int i = first; gain[i].Hz < 5000.0; i++)
        {
            // The coupling capacitors' 4 and 7 Hz and the op-amp's pole, which the formula leaves out, are worth 0.3 dB here.
            double expected = FormulaDb(gain[i].Hz / 1000.0, loopGain) - FormulaDb(gain[first].Hz / 1000.0, loopGain);
            Assert.Equal(expected, gain[i].Db - gain[first].Db, 0.4);
        }
    }

    [Fact]
    public void A_filter_that_whistles_has_no_response() =>
        Assert.False(new FilterResponse(FilterRevision.Early, highPass: false).TryMeasure(1000.0, 2.6, out _));

    [Fact]
    public void An_envelope_starts_at_0_V_turns_at_5_V_after_its_attack_and_falls_from_the_end_of_the_gate()
    {
        Patch patch = Patch.NormalSetting.WithUnit(0).With(Controls.Eg2Attack, Controls.Eg2Attack.LawFor(Profiles.Default).ToDial(0.2));
        (double Seconds, double Volts)[] reversed = new JackTrace(patch, note: 60, heldSeconds: 0.5).Trace(Jacks.Eg2RevOut, 1.0, 1000);
        Assert.Equal((0.0, 5.0), reversed[0]);
        (double turn, double volts) = reversed.MinBy(point => point.Volts);
        Assert.Equal(0.2, turn, 0.0015);
        Assert.Equal(0.0, volts, 0.02);
        // Sustain is 100 %: nothing moves until the key comes up, and 40 ms later a tenth is left.
        Assert.Equal(0.0, reversed.Last(point => point.Seconds <= 0.5).Volts, 1e-6);
        Assert.Equal(4.5, reversed.Last(point => point.Seconds <= 0.540).Volts, 0.06);
    }

    [Fact]
    public void A_saw_has_the_keys_period_and_5_Vpp()
    {
        var trace = RisingTrace.Cut(new OscillatorTrace(Patch.NormalSetting, second: false, note: 48).Trace(0.05), 0.02);
        Assert.Equal(0.0, trace[0].Volts, 0.05);
        // The band-limited jump of 5 V overshoots by 4 %.
        Assert.InRange(trace.Max(point => point.Volts), 2.45, 2.75);
        Assert.InRange(trace.Min(point => point.Volts), -2.75, -2.45);
        double second = trace.Skip(10).Zip(trace.Skip(11)).First(pair => pair.First.Volts < 0.0 && pair.Second.Volts >= 0.0).Second.Seconds;
        // Two engine samples of 5 us at either end.
        Assert.Equal(1.0 / 130.8128, second, 1.1e-5);
    }

    [Fact]
    public void Dials_reach_the_oscillators()
    {
        Patch pulse = Patch.NormalSetting.With(Controls.Vco2Wave, 2).With(Controls.Vco2Scale, 0);
        var trace = new OscillatorTrace(pulse, second: true, note: 60).Trace(0.1);
        // 25 % of the time high, at 130.81 Hz: 13.08 periods, so that the last part period may move the share by 1/13.
        Assert.Equal(0.25, trace.Count(point => point.Volts > 0.0) / (double)trace.Length, 0.05);
    }

    [Fact]
    public void A_trace_that_never_rises_is_shown_from_its_beginning()
    {
        (double, double)[] flat = [.. Enumerable.Range(0, 101).Select(i => (i / 100.0, 1.0))];
        var cut = RisingTrace.Cut(flat, 0.5);
        Assert.Equal((0.0, 1.0), cut[0]);
        Assert.Equal(51, cut.Length);
    }

    // |1/(p^2 + (2 - k) p + 1)| at p = j f/fc.
    private static double FormulaDb(double ratio, double loopGain)
    {
        double re = 1.0 - ratio * ratio;
        double im = (2.0 - loopGain) * ratio;
        return -10.0 * Math.Log10(re * re + im * im);
    }
}
