using Ms20.Panel;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>What owners and manuals say the instrument does, played on the whole instrument (unit 0).</summary>
public class HardwareTests
{
    [Theory]
    [InlineData(48, 130.813)]
    [InlineData(57, 220.000)]
    [InlineData(60, 261.626)]
    [InlineData(69, 440.000)]
    [InlineData(72, 523.251)]
    [InlineData(84, 1046.502)]
    [InlineData(36, 65.406)]
    public void Keys_play_equal_temperament_at_8_foot(int note, double hertz)
    {
        double[] wave = new Rig(Sine()).Press(note).Record(1.2).Between(0.2, 1.2);
        // The instrument's own tolerance is 1 cent; a second of crossings resolves far less.
        Assert.InRange(Measure.Cents(wave.FrequencyHz(), hertz), -1.0, 1.0);
    }

    [Fact]
    public void Four_volts_at_the_pitch_input_are_523_hertz_and_the_keyboard_only_triggers()
    {
        Rig rig = new Rig(Sine()).Drive(Jacks.VcoCvIn, _ => 4.0).Press(50, 0.2).Release(50, 1.2);
        double[] wave = rig.Record(1.6);
        Assert.InRange(Measure.Cents(wave.Between(0.4, 1.2).FrequencyHz(), 523.251), -1.0, 1.0);
        Assert.True(wave.Between(0.05, 0.15).Peak() < 0.01 * wave.Between(0.4, 1.2).Peak(), "silent until a key triggers");
    }

    [Fact]
    public void A_voltage_at_VCO_2_CV_IN_changes_VCO_2_alone()
    {
        Patch both = Sine().With(Controls.Vco2Level, 4.0).With(Controls.Vco1Level, 4.0);
        double[] wave = new Rig(both).Drive(Jacks.Vco2CvIn, _ => 1.0).Press(72).Record(1.5).Between(0.5, 1.5);
        double low = wave.AmplitudeAt(130.813), high = wave.AmplitudeAt(523.251);
        Assert.True(low > 0.05 && high > 0.05, $"130.8 Hz {low:F3} V, 523.3 Hz {high:F3} V");
    }

    [Fact]
    public void EG2_as_the_filters_see_it_rests_on_its_sustain_so_raising_SUSTAIN_moves_no_whistle()
    {
        Rig rig = new Rig(Whistle().With(Controls.LpfEg2, 10.0).With(Controls.Eg2Sustain, 2.0)).Press(60)
            .Turn(Controls.Eg2Sustain, 10.0, 1.0);
        double[] wave = rig.Record(2.0);
        double before = wave.Between(0.5, 1.0).FrequencyHz(), after = wave.Between(1.5, 2.0).FrequencyHz();
        // 5 cents: an owner's procedure on a 1978 instrument, judged by ear.
        Assert.InRange(Measure.Cents(after, before), -5.0, 5.0);
    }

    [Fact]
    public void While_a_key_is_held_at_full_sustain_the_depth_of_EG2_moves_no_whistle()
    {
        double[] wave = new Rig(Whistle().With(Controls.LpfEg2, 10.0)).Press(60).Turn(Controls.LpfEg2, 0.0, 1.0).Record(2.0);
        Assert.InRange(Measure.Cents(wave.Between(1.5, 2.0).FrequencyHz(), wave.Between(0.5, 1.0).FrequencyHz()), -5.0, 5.0);
    }

    [Fact]
    public void At_rest_the_cutoff_lies_below_the_knob_by_five_volts_times_the_depth()
    {
        // Depth 0.2 octaves per volt (dial 3.162): one octave below at rest. The VCA is held open.
        Rig rig = new Rig(Whistle().With(Controls.LpfEg2, 3.16228)).Drive(Jacks.InitialGain, _ => 5.0).Press(60, 1.0);
        double[] wave = rig.Record(2.0);
        double rest = wave.Between(0.5, 1.0).FrequencyHz(), held = wave.Between(1.5, 2.0).FrequencyHz();
        // The whistle is not quite proportional to the cutoff: SPICE has the early filter at 0.949 of it at 200 Hz and 0.914 at 1 kHz,
        // 28 cents an octave.
        Assert.InRange(Measure.Cents(held, rest), 1200.0 - 28.0 - 5.0, 1200.0 - 28.0 + 5.0);
    }

    [Fact]
    public void Plugging_a_still_voltage_into_TOTAL_silences_the_MG_everywhere()
    {
        Patch wobble = Rig.Clean().With(Controls.FmMg, 6.0).With(Controls.HpfMg, 6.0).With(Controls.LpfMg, 6.0)
            .With(Controls.LpfCutoff, 5.0).With(Controls.MgFrequency, 8.0).With(Controls.Vco2Level, 0.0);
        double[] wobbling = new Rig(wobble).Press(60).Record(1.5).Between(0.5, 1.5);
        double[] still = new Rig(wobble).Drive(Jacks.Total, _ => 0.0).Press(60).Record(1.5).Between(0.5, 1.5);
        Assert.True(Envelope(still) < 0.02, $"still: {Envelope(still):F3}");
        Assert.True(Envelope(wobbling) > 0.05, $"wobbling: {Envelope(wobbling):F3}");
        Assert.InRange(Measure.Cents(still.StrongestHz(200.0, 330.0), 261.626), -5.0, 5.0);
    }

    [Fact]
    public void The_early_filters_distort_more_with_level_than_the_late_ones()
    {
        double early = DistortionRise(Profiles.Early1978), late = DistortionRise(Profiles.Late1978);
        Assert.True(early > 2.0 * late, $"early {early:F4}, late {late:F4}");
    }

    [Fact]
    public void A_rectangle_of_no_width_is_silent_and_leaves_RING_a_plain_square()
    {
        Patch narrow = Rig.Clean().With(Controls.Vco1Wave, 2.0).With(Controls.Vco1PulseWidth, 10.0).With(Controls.Vco2Level, 0.0);
        Assert.True(new Rig(narrow).Press(60).Record(0.6).Between(0.3, 0.6).Peak() < 0.005);
        Patch ring = narrow.With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 5.0).With(Controls.Vco2Wave, 3.0);
        double[] wave = new Rig(ring).Press(60).Record(1.5).Between(0.5, 1.5);
        Assert.InRange(Measure.Cents(wave.FrequencyHz(), 261.626), -1.0, 1.0);
        Assert.True(wave.AmplitudeAt(523.25) < 0.05 * wave.AmplitudeAt(261.626), "a square has no second harmonic; the VCA adds 2 %");
    }

    [Fact]
    public void TRIG_IN_does_nothing_open_or_high_and_gates_while_low()
    {
        Rig rig = new Rig(Sine()).Drive(Jacks.TrigIn, t => t is > 0.5 and < 1.0 ? 0.0 : 5.0);
        double[] wave = rig.Record(1.6);
        Assert.True(wave.Between(0.1, 0.45).Peak() < 0.005);
        Assert.True(wave.Between(0.6, 0.95).Peak() > 0.2);
        Assert.True(wave.Between(1.4, 1.6).Peak() < 0.005);
    }

    [Fact]
    public void HOLD_lets_a_one_millisecond_trigger_finish_its_attack()
    {
        Patch slow = Sine().With(Controls.Eg2Attack, 4.0).With(Controls.Eg2Sustain, 10.0);
        double plain = Pluck(slow), held = Pluck(slow.With(Controls.Eg2Hold, 7.0));
        Assert.True(plain < 0.15 * held, $"without HOLD {plain:F3} V, with {held:F3} V");
    }

    [Fact]
    public void Adding_a_higher_key_and_letting_it_go_moves_the_pitch_and_restarts_nothing()
    {
        Patch fading = Sine().With(Controls.Eg2Decay, 5.0).With(Controls.Eg2Sustain, 2.0);
        Rig rig = new Rig(fading).Press(60).Press(67, 1.5).Release(67, 2.0);
        double[] wave = rig.Record(2.5);
        Assert.InRange(Measure.Cents(wave.Between(1.0, 1.5).FrequencyHz(), 261.626), -2.0, 2.0);
        Assert.InRange(Measure.Cents(wave.Between(1.55, 1.95).FrequencyHz(), 391.995), -2.0, 2.0);
        Assert.InRange(Measure.Cents(wave.Between(2.05, 2.5).FrequencyHz(), 261.626), -2.0, 2.0);
        Assert.True(wave.Between(1.5, 2.5).Peak() < 1.1 * wave.Between(1.2, 1.5).Peak(), "no new attack");
    }

    [Fact]
    public void Sample_and_hold_follows_noise_half_of_each_period_and_holds_the_other_half()
    {
        Patch patch = Rig.Clean().With(Controls.MgFrequency, 8.0)
            .WithCable(Jacks.PinkOut, Jacks.SampleHoldIn).WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock);
        double[][] recorded = new Rig(patch).Record(2.0, Jacks.SampleHoldOut, Jacks.MgPulseOut);
        int held = 0, followed = 0, low = 0, high = 0;
        for (int i = 48000; i < 96000 - 8; i++)
        {
            // Eight frames of the same level on both sides keep away from the converters' ringing at the edges.
            if (recorded[1].AsSpan(i - 8, 16).IndexOfAnyExceptInRange(-0.1, 0.1) < 0)
            {
                low++;
                held += Math.Abs(recorded[0][i] - recorded[0][i - 1]) < 1e-3 ? 1 : 0;
            }
            else if (recorded[1].AsSpan(i - 8, 16).IndexOfAnyExceptInRange(4.9, 5.1) < 0)
            {
                high++;
                followed += Math.Abs(recorded[0][i] - recorded[0][i - 1]) > 1e-3 ? 1 : 0;
            }
        }

        Assert.InRange(low / (double)(low + high), 0.45, 0.55);
        Assert.True(held > 0.97 * low && followed > 0.97 * high, $"held {held} of {low}, followed {followed} of {high}");
    }

    [Fact]
    public void EG1_touches_neither_filters_nor_VCA_without_cables()
    {
        Patch patch = Rig.Clean().With(Controls.LpfCutoff, 6.0).With(Controls.LpfPeak, 5.0);
        double[] quick = new Rig(patch).Press(60).Release(60, 0.5).Record(1.0);
        double[] slow = new Rig(patch.With(Controls.Eg1Attack, 6.0).With(Controls.Eg1Delay, 5.0).With(Controls.Eg1Release, 7.0))
            .Press(60).Release(60, 0.5).Record(1.0);
        Assert.Equal(quick, slow);
    }

    [Fact]
    public void Wheel_and_switch_do_nothing_unpatched()
    {
        double[] untouched = new Rig(Rig.Clean()).Press(60).Record(0.5);
        double[] touched = new Rig(Rig.Clean()).Press(60).Turn(Controls.Wheel, 4.0, 0.1).Turn(Controls.Button, 1.0, 0.2).Record(0.5);
        Assert.Equal(untouched, touched);
    }

    [Fact]
    public void The_filters_do_not_follow_the_keyboard()
    {
        double low = new Rig(Whistle()).Press(48).Record(1.0).Between(0.5, 1.0).FrequencyHz();
        double high = new Rig(Whistle()).Press(84).Record(1.0).Between(0.5, 1.0).FrequencyHz();
        Assert.InRange(Measure.Cents(high, low), -1.0, 1.0);
    }

    [Fact]
    public void A_held_note_is_in_tune_with_EG1_at_full_depth_and_falls_on_release()
    {
        Patch swoop = Sine().With(Controls.FmEg1, 10.0).With(Controls.Eg1Attack, 1.0).With(Controls.Eg1Release, 6.0).With(Controls.Eg2Release, 7.0);
        double[] wave = new Rig(swoop).Press(60).Release(60, 1.0).Record(1.5);
        // Design: within 5 cents.
        Assert.InRange(Measure.Cents(wave.Between(0.6, 1.0).FrequencyHz(), 261.626), -5.0, 5.0);
        Assert.True(wave.Between(1.1, 1.4).FrequencyHz() < 240.0);
    }

    /// <summary>VCO 1's triangle alone, filters open and still: one crossing a period.</summary>
    private static Patch Sine() => Rig.Clean().With(Controls.Vco1Wave, 0.0).With(Controls.Vco1Level, 5.0).With(Controls.Vco2Level, 0.0);

    /// <summary>The low-pass filter whistling alone.</summary>
    private static Patch Whistle() => Rig.Clean().With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0)
        .With(Controls.LpfCutoff, 5.0).With(Controls.LpfPeak, 10.0);

    /// <summary>How much the level moves: the spread of 10 ms levels against their mean.</summary>
    private static double Envelope(double[] wave)
    {
        double[] levels = [.. wave.Chunk(1835).Where(c => c.Length == 1835).Select(c => c.Rms())];
        double mean = levels.Average();
        return Math.Sqrt(levels.Average(l => (l - mean) * (l - mean))) / mean;
    }

    private static double DistortionRise(Profile profile)
    {
        double At(double level) => new Rig(Rig.Clean(profile).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0)) { CircuitNoise = false }
            .Drive(Jacks.ExtSignalIn, t => 5.0 * level * level / 100.0 * Math.Sin(2.0 * Math.PI * 220.0 * t))
            .Press(60).Record(1.0).Between(0.5, 1.0).Thd(220.0);
        return At(10.0) - At(3.0);
    }

    private static double Pluck(Patch patch) =>
        new Rig(patch).Drive(Jacks.TrigIn, t => t is > 0.1 and < 0.101 ? 0.0 : 5.0).Record(1.0).Peak();
}
