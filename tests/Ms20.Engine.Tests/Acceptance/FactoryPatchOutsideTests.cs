using Ms20.Panel;
using static Ms20.Engine.Tests.Acceptance.FactoryPatchTests;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>The factory patches for sound from outside do what their names and notes say.</summary>
public class FactoryPatchOutsideTests
{
    private const double Hz = OutsideSounds.DrumsRateHz;

    // What is full scale at SIGNAL OUT.
    private const double FullScaleVolts = 2.0;

    private static readonly string[] ForVoices = ["robot-voice", "sing-a-synth", "telephone"];

    public static TheoryData<string> Names => [.. FactoryPatches.All.Where(name => Load(name).Tags.Contains(ExternalTag))];

    [Fact]
    public void There_are_at_least_eight() => Assert.True(Names.Count >= 8);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_heard_peaks_between_minus_12_and_minus_1_dBFS_and_ends_with_the_sound_unless_it_is_a_drone(string name)
    {
        Patch patch = Load(name);
        Func<double, double> sound = ForVoices.Contains(name) ? OutsideSounds.Voice : OutsideSounds.Drums;
        // Where no cable comes from the signal processor the filters are fed directly: full scale is 1.5 V there.
        bool processed = patch.Cables.Any(cable => cable.Output.Id.StartsWith("esp.", StringComparison.Ordinal));
        double[] wave = processed
            ? Played(patch, sound, 8.0)
            : new Rig(patch) { RateHz = Hz }.Drive(Jacks.ExtSignalIn, t => 1.5 * sound(t)).Record(8.0);
        double peak = wave.Between(0.0, 4.0, Hz).Peak();
        Assert.InRange(20.0 * Math.Log10(peak / FullScaleVolts), -12.0, -1.0);
        Assert.True(wave.Between(0.0, 1.0, Hz).Peak() > 0.1 * peak, "late");
        // 50 dB below its peak it is over: an amplifier that the wheel holds open lets the early filters' hiss through.
        double left = wave.Between(7.0, 8.0, Hz).Peak();
        Assert.Equal(!patch.Tags.Contains("drone"), left <= 3.2e-3 * peak);
    }

    [Fact]
    public void Filtered_Drums_open_with_the_loud_strokes_and_stay_shut_for_the_quiet_ones()
    {
        Patch patch = Load("filtered-drums");
        double[] moved = Drummed(patch, 4.0);
        double[] still = new Rig(patch.WithoutCable(Jacks.LpfCutoffIn)) { RateHz = Hz }
            .Drive(Jacks.EspSignalIn, OutsideSounds.Drums).Drive(Jacks.LpfCutoffIn, _ => 0.0).Record(4.0);
        double Rise(double at) => 20.0 * Math.Log10(
            moved.Between(at, at + 0.1, Hz).RmsAbove(1000.0, Hz) / still.Between(at, at + 0.1, Hz).RmsAbove(1000.0, Hz));

        foreach (double kick in OutsideSounds.Kicks)
            Assert.True(Rise(kick) > 6.0, $"{kick} s: {Rise(kick):F1} dB");
        // A hi-hat alone, a quarter of a second behind a kick.
        Assert.True(Rise(0.25) < 0.5 * Rise(0.0), $"{Rise(0.25):F1} dB against {Rise(0.0):F1} dB");
    }

    [Fact]
    public void Kick_Bass_plays_one_note_for_each_kick_and_none_for_snare_and_hat()
    {
        double[][] records = new Rig(Load("kick-bass")) { RateHz = Hz }.Drive(Jacks.EspSignalIn, OutsideSounds.Drums)
            .Record(4.0, Jacks.SignalOut, Jacks.EspTrigOut);
        double[] fired = FallingEdges(records[1]);
        Assert.Equal(OutsideSounds.Kicks.Length, fired.Length);
        for (int i = 0; i < fired.Length; i++)
            // The envelope needs a few milliseconds to the threshold, the instrument's filters half of one.
            Assert.InRange(fired[i] - OutsideSounds.Kicks[i], 0.001, 0.02);
        // The lowest key at 16'.
        double note = records[0].Between(0.05, 0.7, Hz).StrongestHz(55.0, 75.0, Hz);
        Assert.InRange(Measure.Cents(note, 65.406), -30.0, 30.0);
    }

    [Fact]
    public void A_kick_of_the_loop_fires_exactly_once_over_21_dB_of_level()
    {
        Patch patch = Load("kick-bass").With(Controls.EspThreshold, 0.2);
        for (double levelDb = -21.0; levelDb <= 0.0; levelDb += 3.0)
        {
            double gain = Math.Pow(10.0, levelDb / 20.0);
            // Up to the next hi-hat.
            double[] line = new Rig(patch) { RateHz = Hz }
                .Drive(Jacks.EspSignalIn, t => t < 0.24 ? gain * OutsideSounds.Drums(t) : 0.0).Record(0.6, Jacks.EspTrigOut)[0];
            Assert.Single(FallingEdges(line));
        }
    }

    [Fact]
    public void Sing_a_Synth_sings_what_is_sung()
    {
        double[] wave = Played(Load("sing-a-synth"), OutsideSounds.Voice, 4.0);
        for (int note = 0; note < OutsideSounds.Sung.Length; note++)
        {
            double[] pitches = wave.Between(note + 0.25, note + 0.8, Hz).Pitches(0.02, 0.03, 100.0, 500.0, Hz);
            // The converter is right within 3 cents; the oscillators are 5 cents apart and alive.
            Assert.InRange(Measure.Cents(pitches.Average(), OutsideSounds.Sung[note]), -15.0, 15.0);
        }

        Assert.True(wave.Between(0.93, 1.0, Hz).Peak() < 0.1 * wave.Between(0.25, 0.8, Hz).Peak(), "it does not breathe");
    }

    [Fact]
    public void Robot_Voice_speaks_in_sums_and_differences()
    {
        double[] wave = Played(Load("robot-voice"), t => t < 3.0 ? 0.5 * Math.Sin(2.0 * Math.PI * 220.0 * t) : 0.0, 4.0);
        double[] speaking = wave.Between(0.5, 3.0, Hz);
        // The voice and VCO 1, the lowest key at 16'.
        double difference = speaking.StrongestHz(145.0, 165.0, Hz), sum = speaking.StrongestHz(275.0, 295.0, Hz);
        Assert.InRange(Measure.Cents(difference, 220.0 - 65.406), -30.0, 30.0);
        Assert.InRange(Measure.Cents(sum, 220.0 + 65.406), -30.0, 30.0);
        Assert.True(Math.Min(speaking.AmplitudeAt(difference, Hz), speaking.AmplitudeAt(sum, Hz)) > 0.02 * FullScaleVolts);
        Assert.True(wave.Between(3.8, 4.0, Hz).Peak() < 0.03 * speaking.Peak());
    }

    [Fact]
    public void Gated_Chord_opens_two_oscillators_and_the_drums_together()
    {
        Patch patch = Load("gated-chord");
        double[] wave = Drummed(patch, 1.0).Between(0.05, 0.25, Hz);
        double first = wave.StrongestHz(125.0, 137.0, Hz), fifth = wave.StrongestHz(188.0, 204.0, Hz);
        Assert.InRange(Measure.Cents(fifth, first), 670.0, 730.0);
        Assert.True(Math.Min(wave.AmplitudeAt(first, Hz), wave.AmplitudeAt(fifth, Hz)) > 0.1 * wave.Peak());
        // Without the oscillators the drums are left, and without its trigger nothing is.
        Assert.True(Drummed(patch.With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0), 1.0).Peak() > 0.1 * FullScaleVolts);
        Assert.True(Drummed(patch.WithoutCable(Jacks.TrigIn), 1.0).Peak() < 0.005 * FullScaleVolts);
    }

    [Fact]
    public void Ducking_Pad_steps_back_for_every_kick_and_swells_again()
    {
        double[] wave = Drummed(Load("ducking-pad"), 4.0);
        foreach (double kick in OutsideSounds.Kicks.Where(kick => kick is > 0.0 and < 3.3))
        {
            double before = wave.Between(kick - 0.1, kick, Hz).Rms(), under = wave.Between(kick + 0.03, kick + 0.08, Hz).Rms();
            double after = wave.Between(kick + 0.25, kick + 0.35, Hz).Rms();
            Assert.True(under < 0.3 * before, $"{kick} s: {20.0 * Math.Log10(under / before):F1} dB under the kick");
            Assert.True(after > 0.5 * before, $"{kick} s: {20.0 * Math.Log10(after / before):F1} dB behind it");
        }
    }

    [Fact]
    public void Telephone_has_neither_lows_nor_highs_and_clips()
    {
        Patch patch = Load("telephone");
        double At(double hertz) => Played(patch, t => 0.02 * Math.Sin(2.0 * Math.PI * hertz * t), 0.5).Between(0.25, 0.5, Hz).AmplitudeAt(hertz, Hz);
        double middle = At(1000.0);
        // Second order below 300 Hz, fourth above 3.4 kHz, and what the filters take besides.
        Assert.True(20.0 * Math.Log10(At(100.0) / middle) < -18.0);
        Assert.True(20.0 * Math.Log10(At(8000.0) / middle) < -25.0);
        double[] loud = Played(patch, t => 0.9 * Math.Sin(2.0 * Math.PI * 600.0 * t), 0.5).Between(0.25, 0.5, Hz);
        Assert.True(loud.Thd(600.0, Hz) > 0.1);
    }

    [Fact]
    public void Howl_Round_howls_between_the_strokes_by_its_cable_alone()
    {
        Patch patch = Load("howl-round");
        double[] howling = Drummed(patch, 1.0);
        double[] quiet = new Rig(patch.WithoutCable(Jacks.Total)) { RateHz = Hz }
            .Drive(Jacks.EspSignalIn, OutsideSounds.Drums).Drive(Jacks.Total, _ => 0.0).Record(1.0);
        Assert.True(howling.Between(0.3, 0.48, Hz).Peak() > 0.1 * FullScaleVolts);
        Assert.True(quiet.Between(0.3, 0.48, Hz).Peak() < 0.01 * FullScaleVolts);
    }

    [Fact]
    public void Ouroboros_is_louder_and_rougher_for_its_own_tail()
    {
        Patch patch = Load("ouroboros");
        double[] fed = new Rig(patch).Press(48).Record(2.0).Between(0.5, 2.0);
        double[] tailless = new Rig(patch.WithoutCable(Jacks.ExtSignalIn)).Press(48).Record(2.0).Between(0.5, 2.0);
        double rise = 20.0 * Math.Log10(fed.Rms() / tailless.Rms());
        Assert.True(rise > 3.0, $"{rise:F1} dB");
        double high = 20.0 * Math.Log10(fed.RmsAbove(400.0) / tailless.RmsAbove(400.0));
        Assert.True(high > rise, $"{high:F1} dB above 400 Hz, {rise:F1} dB in all");
    }

    private static double[] Drummed(Patch patch, double seconds) => Played(patch, OutsideSounds.Drums, seconds);

    private static double[] Played(Patch patch, Func<double, double> sound, double seconds) =>
        new Rig(patch) { RateHz = Hz }.Drive(Jacks.EspSignalIn, sound).Record(seconds);

    /// <summary>When a trigger line goes low, in seconds.</summary>
    private static double[] FallingEdges(double[] line)
    {
        var edges = new List<double>();
        for (int n = 1; n < line.Length; n++)
        {
            if (line[n] < 2.5 && line[n - 1] >= 2.5)
                edges.Add(n / Hz);
        }

        return [.. edges];
    }
}
