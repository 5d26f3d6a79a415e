using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Acceptance;

/// <summary>The level plan as it is heard: where the filters begin to bite, where they whistle, and how loud the revisions are.</summary>
public class LevelTests
{
    /// <summary>First Light as it was first voiced, with both PEAKs at 0 and VOLUME full: the patch the amplifiers' input scales are calibrated on.</summary>
    private static readonly Patch Loudness = Rig.Clean()
        .With(Controls.Vco1Wave, 1.0).With(Controls.Vco1Scale, 1.0).With(Controls.Vco2Wave, 1.0).With(Controls.Vco2Scale, 0.0)
        .With(Controls.Vco2Pitch, 0.05).With(Controls.Vco1Level, 7.0).With(Controls.Vco2Level, 6.0).With(Controls.HpfCutoff, 2.5)
        .With(Controls.LpfCutoff, 4.5).With(Controls.LpfEg2, 5.0).With(Controls.Eg2Decay, 4.0).With(Controls.Eg2Sustain, 4.0)
        .With(Controls.LpfMg, 5.0).WithCable(Jacks.WheelOut, Jacks.Total);

    [Fact]
    public void The_revisions_are_equally_loud_on_the_loudness_patch_and_near_2_volts_peak_to_peak()
    {
        double[] early = new Rig(Loudness).Press(48).Record(3.0);
        double[] late = new Rig(Loudness.WithProfile(Profiles.Late1978)).Press(48).Record(3.0);
        double difference = early.Lufs() - late.Lufs();
        // Design: within 1 LU, and 2 Vpp within 3 dB.
        Assert.True(Math.Abs(difference) < 1.0, $"early is {difference:F2} LU louder");
        foreach (double[] wave in new[] { early, late })
            Assert.InRange(20.0 * Math.Log10((wave.Max() - wave.Min()) / 2.0), -3.0, 3.0);
    }

    [Fact]
    public void The_early_filters_stay_clean_to_level_5_and_bite_at_8()
    {
        double At(double dial)
        {
            var high = new EarlyFilter<Lanes1>(FilterKind.HighPass);
            var low = new EarlyFilter<Lanes1>(FilterKind.LowPass) { Input = high.Output };
            high.Cutoff.Fill(Lanes1.Of(Math.Log2(50.0)));
            low.Cutoff.Fill(Lanes1.Of(Math.Log2(15000.0)));
            var rate = new EngineRate(48000.0, 4);
            var parts = new UnitParts<Lanes1> { CircuitNoise = false };
            high.Prepare(rate, parts);
            low.Prepare(rate, parts);
            double[] wave = new double[192000];
            for (int sample = 0; sample < wave.Length; sample += 64)
            {
                for (int i = 0; i < 64; i++)
                    high.Input.Volts[i] = Lanes1.Of(5.0 * dial * dial / 100.0 * Math.Sin(2.0 * Math.PI * 220.0 * (sample + i) / 192000.0));
                high.BeginTick();
                low.BeginTick();
                high.Run(0, 64);
                low.Run(0, 64);
                for (int i = 0; i < 64; i++)
                    wave[sample + i] = Lanes1.Get(low.Output.Volts[i], 0);
            }

            return wave.Between(0.5, 1.0, 192000.0).Thd(220.0, 192000.0);
        }

        // Design: owners report that the filters are comparatively clean below 7 and overdriven above.
        Assert.InRange(At(5.0), 0.0, 0.04);
        Assert.InRange(At(8.0), 0.08, 1.0);
    }

    [Theory]
    [InlineData("ms20-1978-early", 7.5, 8.5)]
    [InlineData("ms20-1978-late", 5.0, 6.5)]
    public void The_low_pass_filter_begins_to_whistle_where_its_knob_should(string profileId, double low, double high)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        Patch silent = Rig.Clean(profile).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0).With(Controls.LpfCutoff, 5.0);
        Assert.True(WhistleAt(silent, Controls.LpfPeak, low) < 0.01, $"silent at {low}");
        Assert.True(WhistleAt(silent, Controls.LpfPeak, high) > 0.05, $"whistles at {high}");
    }

    [Theory]
    [InlineData("ms20-1978-early")]
    [InlineData("ms20-1978-late")]
    public void At_full_PEAK_both_whistles_are_heard_and_neither_drowns_the_other(string profileId)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        // HPF at 300 Hz (dial 3.142), LPF at 1.5 kHz (dial 5.963): 50 Hz x 300^(d/10).
        Patch both = Rig.Clean(profile).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0)
            .With(Controls.HpfCutoff, 3.1413).With(Controls.LpfCutoff, 5.9632).With(Controls.HpfPeak, 10.0).With(Controls.LpfPeak, 10.0);
        double[] wave = new Rig(both).Press(60).Record(2.0).Between(1.0, 2.0);
        double lowHz = wave.StrongestHz(150.0, 400.0), highHz = wave.StrongestHz(900.0, 1700.0);
        double ratio = wave.AmplitudeAt(lowHz) / wave.AmplitudeAt(highHz);
        Assert.True(ratio is > 0.25 and < 4.0, $"{lowHz:F0} Hz against {highHz:F0} Hz: {ratio:F3}");
    }

    [Theory]
    [InlineData("ms20-1978-early")]
    [InlineData("ms20-1978-late")]
    public void A_loud_sine_pushes_the_whistle_down_by_20_dB(string profileId)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        Patch whistle = Rig.Clean(profile).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0)
            .With(Controls.LpfCutoff, 5.9632).With(Controls.LpfPeak, 10.0);
        double[] alone = new Rig(whistle).Press(60).Record(1.5).Between(0.5, 1.5);
        double hertz = alone.StrongestHz(900.0, 1700.0);
        double[] pushed = new Rig(whistle).Drive(Jacks.ExtSignalIn, t => 5.0 * Math.Sin(2.0 * Math.PI * 220.0 * t)).Press(60).Record(1.5).Between(0.5, 1.5);
        double left = 0.0;
        // The whistle may move while it is pushed: look for it around its place, between the sine's harmonics.
        for (double f = 0.75 * hertz; f < 1.25 * hertz; f += 2.0)
        {
            if (Math.Abs(f / 220.0 - Math.Round(f / 220.0)) > 0.06)
                left = Math.Max(left, pushed.AmplitudeAt(f));
        }

        Assert.True(left < 0.1 * alone.AmplitudeAt(hertz), $"{20.0 * Math.Log10(left / alone.AmplitudeAt(hertz)):F1} dB at {hertz:F0} Hz");
    }

    [Fact]
    public void PEAK_4_is_audible_and_early_7_is_sharp()
    {
        // Loop gains at the early knob: k = 2.9 (1 - (1 - d/10)^1.1), Q = 1/(7/3 - k).
        double k7 = Controls.LpfPeak.LawFor(Profiles.Early1978).ToPhysical(7.0);
        Assert.True(1.0 / (7.0 / 3.0 - k7) >= 4.5, $"Q at 7 is {1.0 / (7.0 / 3.0 - k7):F2}");
        Patch hiss = Rig.Clean().With(Controls.Vco1Wave, 3.0).With(Controls.Vco1Level, 3.0).With(Controls.Vco2Level, 0.0).With(Controls.LpfCutoff, 5.0);
        double flat = Band(hiss), peaked = Band(hiss.With(Controls.LpfPeak, 4.0));
        // 3 dB in the octave around the cutoff is heard by anyone.
        Assert.True(20.0 * Math.Log10(peaked / flat) > 3.0, $"{20.0 * Math.Log10(peaked / flat):F1} dB");
    }

    private static double WhistleAt(Patch patch, Control peak, double dial) =>
        new Rig(patch.With(peak, dial)).Press(60).Record(2.0).Between(1.5, 2.0).Peak();

    private static double Band(Patch patch)
    {
        double[] wave = new Rig(patch).Press(60).Record(2.0).Between(0.5, 2.0);
        double sum = 0.0;
        for (double f = 700.0; f < 1050.0; f += 5.0)
            sum += Math.Pow(wave.AmplitudeAt(f), 2.0);
        return Math.Sqrt(sum);
    }
}
