using Ms20.Panel;
using static Ms20.Engine.Tests.Acceptance.FactoryPatchTests;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>The factory patches do what their names and notes say.</summary>
public class FactoryPatchClaimTests
{
    [Fact]
    public void First_Lights_oscillators_beat_against_each_other()
    {
        // Around the third harmonic of 130.8 Hz, which both waves have.
        double Swing(Patch patch)
        {
            double[] wave = new Rig(patch).Press(60).Record(2.5).Between(0.5, 2.5);
            double[] levels = [.. wave.Chunk(4800).Select(stretch => stretch.AmplitudeAt(394.0))];
            return 20.0 * Math.Log10(levels.Max() / levels.Min());
        }

        Patch patch = Load("first-light");
        double beating = Swing(patch);
        Assert.True(beating > 6.0, $"{beating:F1} dB");
        // One oscillator stands still but for the instrument's slow drift.
        Assert.True(Swing(patch.With(Controls.Vco2Level, 0.0)) < 1.0);
    }

    [Fact]
    public void Fuzz_Bass_is_compressed_and_torn_by_its_levels_alone()
    {
        Patch patch = Load("fuzz-bass");
        double[] loud = new Rig(patch).Press(48).Record(2.0), soft = new Rig(patch.With(Controls.Vco1Level, 5.0).With(Controls.Vco2Level, 5.0)).Press(48).Record(2.0);
        // From level 10 to 5 the mixer gives 12 dB less; what is missing has been clipped.
        Assert.InRange(20.0 * Math.Log10(loud.Rms() / soft.Rms()), 3.0, 8.0);
    }

    [Fact]
    public void Whistle_Solo_is_one_tone_in_tune_over_an_octave_and_a_half()
    {
        foreach (int note in new[] { 58, 62, 67, 72, 76 })
        {
            double[] wave = new Rig(Load("whistle-solo")).Press(note).Record(1.8).Between(0.6, 1.8);
            // An octave above the key. 25 cents: a fifth of a semitone, the drift of an instrument that is alive, and the vibrato's mean.
            double cents = Measure.Cents(wave.FrequencyHz(), 440.0 * Math.Pow(2.0, (note - 57) / 12.0));
            Assert.True(Math.Abs(cents) < 25.0, $"{note}: {cents:F0} cents");
            double overtones = wave.Between(0.0, 0.1).Thd(wave.Between(0.0, 0.1).FrequencyHz());
            Assert.True(overtones < 0.1, $"{note}: overtones {overtones:F3}");
        }
    }

    [Fact]
    public void Whistle_Solo_dives_when_the_switch_is_pressed_and_comes_back()
    {
        double[] wave = new Rig(Load("whistle-solo")).Press(67).Turn(Controls.Button, 1.0, 1.0).Turn(Controls.Button, 0.0, 2.0).Record(4.0);
        double before = wave.Between(0.8, 1.0).FrequencyHz(), below = wave.Between(1.8, 2.0).FrequencyHz(), after = wave.Between(3.8, 4.0).FrequencyHz();
        Assert.True(below < 0.25 * before, $"{before:F0} Hz, {below:F0} Hz");
        // The vibrato moves a fifth of a second by up to 10 cents.
        Assert.InRange(Measure.Cents(after, before), -20.0, 20.0);
    }

    [Fact]
    public void Ring_Bells_strongest_partials_stand_in_no_simple_ratio()
    {
        double[] wave = new Rig(Load("ring-bell")).Press(60).Record(0.6).Between(0.1, 0.6);
        // The difference and the sum of 261.6 Hz and 638.9 Hz, and neither of the two themselves.
        double low = wave.StrongestHz(350.0, 400.0), high = wave.StrongestHz(875.0, 925.0);
        Assert.InRange(low, 370.0, 384.0);
        Assert.InRange(high, 893.0, 908.0);
        double weaker = Math.Min(wave.AmplitudeAt(low), wave.AmplitudeAt(high));
        Assert.True(wave.AmplitudeAt(261.626) < 0.03 * weaker && wave.AmplitudeAt(high - 261.626) < 0.03 * weaker);
        for (int a = 1; a <= 7; a++)
        {
            for (int b = a; b <= 7; b++)
                // A ratio 30 cents off is no longer heard as a harmony that is merely out of tune.
                Assert.True(Math.Abs(Measure.Cents(high / low, b / (double)a)) > 30.0, $"{high / low:F3} is nearly {b}:{a}");
        }
    }

    [Fact]
    public void Lasers_pitch_falls_all_the_way_for_three_octaves_and_more()
    {
        double[] pitches = new Rig(Load("laser")).Press(60).Record(0.5).Pitches(0.02, 0.01, 150.0, 5000.0);
        Assert.True(pitches[0] > 8.0 * pitches[^1], $"{pitches[0]:F0} Hz to {pitches[^1]:F0} Hz");
        for (int i = 1; i < pitches.Length; i++)
            // Once it has landed it stands still: a thousandth is 2 cents.
            Assert.True(pitches[i] < 1.001 * pitches[i - 1], $"{pitches[i - 1]:F1} Hz, then {pitches[i]:F1} Hz");
        Assert.InRange(Measure.Cents(pitches[^1], 261.626), -10.0, 10.0);
    }

    [Fact]
    public void Octave_Trill_trills_an_octave_seven_times_a_second()
    {
        double[] pitches = new Rig(Load("octave-trill")).Press(60).Record(2.2).Pitches(0.005, 0.02, 200.0, 600.0);
        double[] low = [.. pitches.Where(hz => hz < 370.0).Order()], high = [.. pitches.Where(hz => hz >= 370.0).Order()];
        Assert.InRange(Measure.Cents(high[high.Length / 2], low[low.Length / 2]), 1190.0, 1210.0);
        int[] rises = [.. Enumerable.Range(1, pitches.Length - 1).Where(i => pitches[i] >= 370.0 && pitches[i - 1] < 370.0)];
        // Rises are placed to 5 ms, in 1.9 seconds.
        Assert.Equal(7.0, (rises.Length - 1) / (0.005 * (rises[^1] - rises[0])), 0.05);
    }

    [Fact]
    public void SH_Melody_steps_from_one_steady_pitch_to_another()
    {
        double[] pitches = new Rig(Load("s-h-melody")).Press(60).Record(5.0).Pitches(0.02, 0.02, 60.0, 1500.0);
        var steps = new List<double>();
        int length = 1;
        for (int i = 1; i < pitches.Length; i++)
        {
            length = Math.Abs(Measure.Cents(pitches[i], pitches[i - 1])) < 6.0 ? length + 1 : 1;
            // A note lasts 229 ms less the window; 120 ms of them within 6 cents are a note.
            if (length == 6)
                steps.Add(pitches[i]);
        }

        // 21 periods of the MG; some notes may repeat.
        Assert.InRange(steps.Count, 15, 22);
        int moves = Enumerable.Range(1, steps.Count - 1).Count(i => Math.Abs(Measure.Cents(steps[i], steps[i - 1])) > 50.0);
        Assert.True(moves > steps.Count / 2, $"{moves} of {steps.Count}");
        Assert.True(steps.Max() > 1.5 * steps.Min(), "a melody has more range than a fifth");
    }

    [Fact]
    public void Delayed_Vibrato_begins_straight_and_sings_later()
    {
        double[] wave = new Rig(Load("delayed-vibrato")).Press(60).Record(3.0);
        double Swing(double from, double to)
        {
            double[] pitches = wave.Between(from, to).Pitches(0.01, 0.01, 200.0, 350.0);
            return Measure.Cents(pitches.Max(), pitches.Min());
        }

        Assert.True(Swing(0.01, 0.2) < 5.0, $"{Swing(0.01, 0.2):F1} cents");
        Assert.InRange(Swing(2.2, 3.0), 20.0, 60.0);
    }

    [Fact]
    public void Growls_cable_adds_a_rattle_of_high_partials()
    {
        Patch patch = Load("growl");
        double[] growling = new Rig(patch).Press(48).Record(2.0).Between(0.5, 2.0);
        double[] tame = new Rig(patch.WithoutCable(Jacks.Total)).Drive(Jacks.Total, _ => 0.0).Press(48).Record(2.0).Between(0.5, 2.0);
        double rise = 20.0 * Math.Log10(growling.RmsAbove(1000.0) / tame.RmsAbove(1000.0));
        Assert.True(rise > 6.0, $"{rise:F1} dB");
    }

    [Fact]
    public void Feedback_Drone_sings_by_its_cable_alone()
    {
        Patch still = Load("feedback-drone").With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0);
        Assert.True(new Rig(still).Press(48).Record(3.0).Between(2.0, 3.0).Peak() > 0.2);
        Assert.True(new Rig(still.WithoutCable(Jacks.ExtSignalIn)).Press(48).Record(3.0).Between(2.0, 3.0).Peak() < 0.02);
    }

    [Fact]
    public void Wheel_Drone_sounds_without_a_key_while_the_wheel_is_up()
    {
        double[] wave = new Rig(Load("wheel-drone")).Turn(Controls.Wheel, 4.0, 0.5).Turn(Controls.Wheel, 0.0, 1.5).Record(2.5);
        Assert.True(wave.Between(0.1, 0.5).Peak() < 0.005);
        Assert.True(wave.Between(0.7, 1.5).Peak() > 0.3);
        Assert.True(wave.Between(2.0, 2.5).Peak() < 0.005);
    }
}
