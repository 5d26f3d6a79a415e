namespace Ms20.Tests.Processing;

/// <summary>Where audio goes in, and what the external signal processor says of it.</summary>
public sealed class SignalEntryTests
{
    private const int RateHz = 8000;
    private static readonly string[] Cheap = ["--quality", "eco", "--tail", "0", "--force", "--unit", "0", .. Sounds.Open];

    [Theory]
    [InlineData("ESP SIGNAL IN", 1.0, 0.0, "--to", "esp")]
    [InlineData("EXT SIGNAL IN", 0.0, 1.5, "--to", "ext")]
    [InlineData("ESP SIGNAL IN and EXT SIGNAL IN", 1.0, 1.5, "--to", "both")]
    [InlineData("EXT SIGNAL IN", 0.0, 1.5, "--set", "esp.level=5")]
    [InlineData("ESP SIGNAL IN", 1.0, 0.0, "--cable", "esp.env.out:lpf.cutoff.in")]
    [InlineData("ESP SIGNAL IN", 1.0, 0.0, "--cable", "esp.trig.out:trig.in")]
    public void Audio_goes_where_it_is_told_or_where_the_patch_uses_it_and_full_scale_is_the_jacks_own(
        string where, double espVolts, double extVolts, params string[] options)
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Steady(1.0, 2000));
        Said said = desk.Run(["process", "in.wav", "--cv-out", "esp.signal.in,ext.signal.in", "--cv-scale", "1", .. options, .. Cheap]);
        Assert.Contains($", into {where}, with ", said.Error);
        Rendered volts = desk.Wave("in-ms20-cv.wav");
        // The converters pass 0 Hz within 0.00002 dB.
        Assert.Equal(espVolts, volts.Channel(0)[1000], 4e-6);
        Assert.Equal(extVolts, volts.Channel(1)[1000], 4e-6);
    }

    [Fact]
    public void The_cable_of_the_processors_output_takes_the_audio_to_the_filters()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Sine(300.0, 0.5, RateHz, 4000));
        string[] call = ["process", "in.wav", "--set", "esp.level=5", .. Cheap];
        Said lost = desk.Run([.. call, "--to", "esp"]);
        Assert.Contains("  level  the audio is not heard: the patch has no cable from the external signal processor;", lost.Error);
        double quiet = desk.Wave("in-ms20.wav").Peak;
        Said heard = desk.Run([.. call, "--cable", "esp.amp.out:ext.signal.in"]);
        Assert.DoesNotContain("not heard", heard.Error);
        Assert.True(desk.Wave("in-ms20.wav").Peak > 30.0 * quiet);
    }

    [Fact]
    public void Four_strokes_are_four_triggers_and_PEAK_says_which_gain_keeps_it_dark()
    {
        using var desk = new Desk();
        // A stroke of 100 Hz every half second, gone in a tenth of one.
        double[] strokes = [.. Enumerable.Range(0, 2 * RateHz).Select(i =>
            0.5 * Math.Exp(-(i % 4000) / 200.0) * Math.Sin(2.0 * Math.PI * 100.0 * (i % 4000) / RateHz))];
        desk.WriteWave("in.wav", RateHz, strokes);
        string[] call = ["process", "in.wav", "--to", "esp", "--cable", "esp.trig.out:trig.in", .. Cheap];
        // SIGNAL LEVEL 3.75 is a gain of 1: half a volt does not reach the threshold. 7.5 is 12 dB: it does, and PEAK stays dark.
        Assert.Contains("  esp    PEAK lit 0 times, 0 triggers: --gain ", desk.Run([.. call, "--set", "esp.level=3.75"]).Error);
        Assert.Contains("  esp    PEAK lit 0 times, 4 triggers\n", desk.Run([.. call, "--set", "esp.level=7.5", "--set", "esp.threshold=2"]).Error);
        Said loud = desk.Run([.. call, "--set", "esp.level=7.5", "--gain", "12", "--set", "esp.threshold=2"]);
        string advice = loud.Error.Split('\n').Single(line => line.StartsWith("  esp    PEAK lit 4 times, 4 triggers: --gain ", StringComparison.Ordinal));
        string gain = advice.Split("--gain ")[1].Split(' ')[0];
        Assert.Contains("PEAK lit 0 times", desk.Run([.. call, "--set", "esp.level=7.5", "--gain", gain]).Error);
    }
}
