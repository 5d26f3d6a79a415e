using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>What wheel, bender, pedals and clock do to an instrument, by the patch's routes.</summary>
public class PerformanceTests
{
    // A knob's glide has a time constant of 5 ms: after 100 ms less than e^-20 is left, well below these tolerances.
    private const int Glided = 4800;
    private const double NearlyVolts = 1e-3;

    [Fact]
    public void A_pedal_opens_the_amplifier_through_its_jack()
    {
        Patch patch = Bench.WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 5.0));
        Instrument instrument = Prepared(patch);
        double silent = LoudestOf(instrument, Glided);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.InitialGain));
        instrument.Perform(PerformanceSources.Pedal, 0.5, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(2.5, instrument.VoltsAt(Jacks.InitialGain), NearlyVolts);
        // The amplifier shuts by 70 dB and is half open now.
        Assert.True(LoudestOf(instrument, Glided) > 100.0 * silent);
    }

    [Fact]
    public void The_wheel_turns_peak_whether_it_is_turned_or_performed_and_no_further_than_the_dial()
    {
        Patch patch = Bench.With(Controls.LpfPeak, 6.0).With(Controls.LpfCutoff, 4.5)
            .WithRoute(PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, 3.0));
        double[] byHand = After(patch.With(Controls.LpfPeak, 9.0), _ => { });
        Assert.Equal(byHand, After(patch, instrument => instrument.Perform(PerformanceSources.Wheel, 1.0)));
        double[] full = After(patch.With(Controls.LpfPeak, 10.0).WithoutRoute(patch.Performance[0]), _ => { });
        Assert.Equal(full, After(patch.With(Controls.LpfPeak, 8.0), instrument => instrument.Perform(PerformanceSources.Wheel, 1.0)));
        // Turned, the wheel moves its own jack as well; nothing is plugged there.
        Assert.Equal(byHand, After(patch, instrument => instrument.Turn(Controls.Wheel, 5.0)));
    }

    [Fact]
    public void Several_sources_on_one_control_add_up_and_the_dial_stays_the_players()
    {
        Patch patch = Bench
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pressure, Controls.LpfCutoff, -4.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.ControlChange(2), Controls.LpfCutoff, 2.0));
        double[] expected = After(Bench.With(Controls.LpfCutoff, 5.0), _ => { });
        Assert.Equal(expected, After(patch.With(Controls.LpfCutoff, 3.0), instrument =>
        {
            instrument.Perform(PerformanceSources.Pressure, 0.5);
            instrument.Perform(PerformanceSources.ControlChange(2), 1.0);
            instrument.Turn(Controls.LpfCutoff, 5.0);
        }));
    }

    [Fact]
    public void A_route_moves_selectors_by_whole_positions_and_presses_the_switch()
    {
        Patch patch = Bench.WithCable(Jacks.ButtonOut, Jacks.TrigIn)
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Controls.Button, 1.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.Vco1Wave, 2.0));
        Instrument instrument = Prepared(patch);
        Run(instrument, 100);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.TrigIn), NearlyVolts);
        instrument.Perform(PerformanceSources.Pedal, 1.0, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.TrigIn), NearlyVolts);
        instrument.Perform(PerformanceSources.Pedal, 0.0, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.TrigIn), NearlyVolts);
        double[] rectangle = After(Bench.With(Controls.Vco1Wave, 2.0), _ => { });
        Patch triangle = Bench.With(Controls.Vco1Wave, 0.0).WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.Vco1Wave, 2.0));
        Assert.Equal(rectangle, After(triangle, other => other.Perform(PerformanceSources.Velocity, 1.0)));
    }

    [Fact]
    public void A_plug_takes_the_normals_place_and_refuses_cables_and_hosts()
    {
        Patch patch = Bench.WithRoute(PerformanceRoute.To(PerformanceSources.Pressure, Jacks.Total, -3.0));
        Instrument instrument = Prepared(patch);
        instrument.Perform(PerformanceSources.Pressure, 1.0);
        Run(instrument, Glided);
        Assert.Equal(-3.0, instrument.VoltsAt(Jacks.Total), NearlyVolts);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => instrument.TryPlug([new Cable(Jacks.PinkOut, Jacks.Total)]));
        Assert.StartsWith("total.in has the plug of pressure: an input takes one plug.", refusal.Message, StringComparison.Ordinal);
        refusal = Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.Total)] }));
        Assert.StartsWith("total.in has the plug of pressure", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_velocity_and_a_clock_step_on_their_frame()
    {
        Patch patch = Bench
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Jacks.InitialGain, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Clock, Jacks.SampleHoldClock, 5.0));
        Instrument instrument = Prepared(patch);
        instrument.Perform(PerformanceSources.Velocity, 0.6, 100);
        instrument.Perform(PerformanceSources.Clock, 0.0, 100);
        Run(instrument, 100);
        Assert.Equal((0.0, 5.0), (instrument.VoltsAt(Jacks.InitialGain), instrument.VoltsAt(Jacks.SampleHoldClock)));
        Run(instrument, 1);
        Assert.Equal((3.0, 0.0), (instrument.VoltsAt(Jacks.InitialGain), instrument.VoltsAt(Jacks.SampleHoldClock)));
    }

    [Fact]
    public void A_bend_multiplies_the_keyboards_voltage_and_nothing_else()
    {
        Instrument instrument = Prepared(Bench);
        instrument.TryPress(60);
        instrument.Bend(12.0);
        Run(instrument, Glided);
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.KbdCvOut), NearlyVolts);
        instrument.Bend(-2.0, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(2.0 * Math.Pow(2.0, -2.0 / 12.0), instrument.VoltsAt(Jacks.KbdCvOut), NearlyVolts);
        instrument.Bend(0.0, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(2.0, instrument.VoltsAt(Jacks.KbdCvOut));
        instrument.Bend(double.PositiveInfinity, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(15.0, instrument.VoltsAt(Jacks.KbdCvOut));
        instrument.Bend(double.NaN, instrument.Now);
        Run(instrument, Glided);
        Assert.Equal(2.0, instrument.VoltsAt(Jacks.KbdCvOut));
    }

    [Fact]
    public void Another_tuning_is_what_the_keys_give_and_its_silent_keys_give_nothing()
    {
        double[] hertz = new double[KeyTuning.Keys];
        for (int note = 0; note < hertz.Length; note++)
            hertz[note] = note == 61 ? double.NaN : 100.0 + note;
        Instrument instrument = Prepared(Bench);
        Assert.True(instrument.TryTune(KeyTuning.FromHertz(hertz)));
        instrument.TryPress(60);
        Run(instrument, 1);
        Assert.Equal(160.0 / KeyTuning.HertzPerVolt, instrument.VoltsAt(Jacks.KbdCvOut));
        instrument.TryRelease(60, 1);
        instrument.TryPress(61, 1);
        Run(instrument, 1);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
        instrument.Reset();
        instrument.TryPress(72);
        Run(instrument, 1);
        Assert.Equal(172.0 / KeyTuning.HertzPerVolt, instrument.VoltsAt(Jacks.KbdCvOut));
        instrument.TryTune(KeyTuning.Equal, 1);
        Run(instrument, 1);
        Assert.Equal(4.0, instrument.VoltsAt(Jacks.KbdCvOut));
    }

    [Fact]
    public void A_tuning_of_wrong_length_or_with_impossible_frequencies_is_refused()
    {
        Assert.Throws<ArgumentException>(() => KeyTuning.FromHertz(new double[12]));
        Assert.Throws<ArgumentException>(() => KeyTuning.FromHertz(new double[128]));
        double[] high = new double[128];
        Array.Fill(high, 1e6);
        Assert.Equal(15.0, KeyTuning.FromHertz(high).VoltsOf(0));
    }

    [Theory]
    [InlineData(5.0, 3.0)]
    [InlineData(0.0, 0.5)]
    [InlineData(8.0, 12.0)]
    public void The_modulation_generator_is_where_the_clock_is_after_two_cycles(double wave, double hertz)
    {
        Patch patch = Bench.With(Controls.MgWave, wave).With(Controls.MgFrequency, 7.0).WithSeed(5);
        Instrument instrument = Prepared(patch);
        const int ticks = 12;
        double tickFrames = 48000.0 / (hertz * ticks);
        double worst = 0.0;
        for (int tick = 0; tick < 8 * ticks; tick++)
        {
            long frame = (long)Math.Round(tick * tickFrames);
            Run(instrument, (int)(frame - instrument.Now));
            if (tick >= 2 * ticks && tick % ticks == 0)
                worst = Math.Max(worst, Math.Abs(instrument.VoltsAt(Jacks.MgTriangleOut) + 2.5));
            Assert.True(instrument.TrySyncModulation(hertz, tick % ticks / (double)ticks, frame));
        }

        // A falling or leaning wave is steep at its lowest point, 5 V in a fiftieth or fifth of the cycle; a twentieth of a cycle's error
        // after one, a four-hundredth after two.
        double share = Math.Max(wave / 10.0, 0.02);
        Assert.InRange(worst, 0.0, 5.0 * 0.01 / Math.Min(share, 1.0 - share));
    }

    [Fact]
    public void Let_go_it_follows_its_knob_again()
    {
        Instrument synced = Prepared(Bench), free = Prepared(Bench);
        synced.TrySyncModulation(5.0, 0.0);
        synced.TrySyncModulation(0.0, 0.0, 1);
        Run(synced, 2000);
        Run(free, 2000);
        double before = synced.VoltsAt(Jacks.MgTriangleOut), freeBefore = free.VoltsAt(Jacks.MgTriangleOut);
        Run(synced, 100);
        Run(free, 100);
        Assert.Equal(free.VoltsAt(Jacks.MgTriangleOut) - freeBefore, synced.VoltsAt(Jacks.MgTriangleOut) - before, 1e-9);
    }

    [Fact]
    public void Lanes_are_performed_each_by_itself()
    {
        Patch patch = Bench.WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Wheel, Controls.LpfPeak, 4.0));
        var four = new Instrument(patch, lanes: 4);
        four.Prepare(new InstrumentOptions { MaximumFrames = 2000, Quality = Quality.Eco });
        Play(four, 2);
        double[] wide = new double[4 * 2000], narrow = new double[2000];
        four.Process([], wide, 2000);
        Instrument one = Prepared(patch);
        Play(one, 0);
        one.Process([], narrow, 2000);
        Assert.Equal(narrow, wide[4000..6000]);
        Assert.NotEqual(narrow, wide[2000..4000]);
    }

    private static void Play(Instrument instrument, int lane)
    {
        instrument.Perform(PerformanceSources.Pedal, 0.7, 0, lane);
        instrument.Perform(PerformanceSources.Wheel, 1.0, 0, lane);
        instrument.Bend(1.5, 50, lane);
        instrument.TryPress(60, 100, lane);
        instrument.TrySyncModulation(6.0, 0.3, 200, lane);
    }

    private static Patch Bench => Patch.NormalSetting.WithUnit(0);

    private static Instrument Prepared(Patch patch)
    {
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = Glided, Quality = Quality.Eco });
        return instrument;
    }

    /// <summary>Settled after a move, a key's first frames.</summary>
    private static double[] After(Patch patch, Action<Instrument> move)
    {
        Instrument instrument = Prepared(patch);
        move(instrument);
        instrument.Reset();
        instrument.TryPress(55);
        return Run(instrument, 1000);
    }

    private static double LoudestOf(Instrument instrument, int frames) => Run(instrument, frames).Max(Math.Abs);

    private static double[] Run(Instrument instrument, int frames)
    {
        double[] block = new double[frames];
        for (int done = 0; done < frames; done += Glided)
            instrument.Process([], block.AsSpan(done), Math.Min(Glided, frames - done));
        return block;
    }
}
