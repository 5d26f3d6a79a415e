namespace Ms20.Tests.Processing;

/// <summary>Voltages from files to jacks and from jacks into files.</summary>
public sealed class ControlVoltageTests
{
    private const int RateHz = 48000;
    private static readonly string[] Brief = ["--tail", "0", "--force", "--patch", "normal-setting"];

    [Theory]
    [InlineData("eco")]
    [InlineData("standard")]
    [InlineData("high")]
    public void A_steady_voltage_comes_in_and_goes_out_within_a_microvolt(string quality)
    {
        using Desk desk = DeskWithSong();
        double[] volts = [8.0, -3.7, 5.0, 0.001];
        desk.WriteWave("cv.wav", RateHz, [.. volts.Select(v => Sounds.Steady((float)(v / 10.0), 9600))]);
        const string jacks = "vco12.cv.in,lpf.cutoff.in,initial.gain.in,sh.in";
        string map = string.Join(',', jacks.Split(',').Select((jack, i) => $"{i + 1}={jack}"));
        Said said = desk.Run(
            ["render", "song.mid", "--cv-in", "cv.wav", "--cv-map", map, "--cv-out", jacks, "--cv-out-file", "back.wav", "--quality", quality, .. Brief]);
        Assert.Equal(0, said.ExitCode);
        Rendered back = desk.Wave("back.wav");
        Assert.Equal(volts.Length, back.Format.Channels);
        for (int channel = 0; channel < volts.Length; channel++)
        {
            // What the file says, which is a float: within a microvolt of it from the first frame to the last.
            double told = 10.0 * (float)(volts[channel] / 10.0);
            Assert.All(back.Channel(channel), sample => Assert.Equal(told, 10.0 * sample, 1e-6));
        }
    }

    [Fact]
    public void What_a_jack_is_known_to_give_is_in_the_file_in_volts_at_the_scale_asked_for()
    {
        using Desk desk = DeskWithSong();
        string[] call = ["render", "song.mid", "--cv-out", "wheel.out,kbd.cv.out", "--cv-out", "signal.out", "--set", "wheel=3", "--unit", "0", .. Brief];
        foreach ((string scale, double voltsAtOne) in new[] { ("10", 10.0), ("1", 1.0), ("5.5", 5.5) })
        {
            Said said = desk.Run([.. call, "--cv-scale", scale]);
            Assert.Contains("  cv     wheel.out 3.000 to 3.000 V\n", said.Error);
            Rendered volts = desk.Wave("song-cv.wav");
            Assert.Equal(3.0, voltsAtOne * volts.Channel(0)[5000], 1e-6);
            // The lowest key gives 1 V.
            Assert.Equal(1.0, voltsAtOne * volts.Channel(1)[9000], 1e-6);
            // Full scale is 2 V at SIGNAL OUT; 24 bits there, 32-bit floats here, and a converter's millionth between them.
            double[] sound = desk.Wave("song.wav").Samples, jack = volts.Channel(2);
            Assert.True(desk.Wave("song.wav").Peak > 0.1);
            for (int i = 0; i < sound.Length; i++)
                Assert.Equal(2.0 * sound[i], voltsAtOne * jack[i], 3e-6);
        }
    }

    [Fact]
    public void A_step_arrives_at_its_jack_and_in_the_file_on_the_frame_it_has_in_the_file_it_came_from()
    {
        using Desk desk = DeskWithSong();
        // 100 ms: the song's key too goes down there.
        const int step = 4800;
        double[] volts = [.. Enumerable.Range(0, 9600).Select(i => i < step ? 0.0 : 0.3)];
        desk.WriteWave("cv.wav", RateHz, volts);
        desk.Run(
            ["render", "song.mid", "--cv-in", "cv.wav", "--cv-map", "1=total.in", "--cv-out", "total.in,kbd.trig.out", "--quality", "standard", .. Brief]);
        Rendered back = desk.Wave("song-cv.wav");
        double[] total = back.Channel(0), trigger = back.Channel(1);
        // Linear phase: the two sides of the step mirror each other about its middle, between frames 4799 and 4800.
        for (int i = 0; i < 200; i++)
            Assert.Equal(0.3 - total[step + i], total[step - 1 - i], 1e-6);
        // A key steps within a frame of it, and not the tens of frames later that the way in takes.
        Assert.InRange(Array.FindIndex(trigger, value => value < 0.25), step - 1, step + 1);
    }

    [Fact]
    public void Without_voltages_coming_in_the_sound_is_that_of_a_plain_render()
    {
        using Desk desk = DeskWithSong();
        desk.Run(["render", "song.mid", "-o", "plain.wav", .. Brief]);
        desk.Run(["render", "song.mid", "-o", "tapped.wav", "--cv-out", "eg1.out", .. Brief]);
        Assert.Equal(File.ReadAllBytes(desk.PathOf("plain.wav")), File.ReadAllBytes(desk.PathOf("tapped.wav")));
    }

    [Fact]
    public void Voltages_from_a_file_play_the_instrument_as_its_own_would()
    {
        using Desk desk = DeskWithSong();
        // An octave above the keyboard's lowest key, which the normal would bring.
        desk.WriteWave("cv.wav", RateHz, Sounds.Steady(0.2, 9600));
        desk.Run(["render", "song.mid", "-o", "driven.wav", "--unit", "0", "--cv-in", "cv.wav", "--cv-map", "1=vco12.cv.in", .. Brief]);
        desk.Run(["render", "song.mid", "-o", "played.wav", "--unit", "0", "--transpose", "12", .. Brief]);
        Assert.True(desk.Wave("played.wav").Peak > 0.1);
        int Rises(string name)
        {
            double[] wave = desk.Wave(name).Samples[6000..];
            return Enumerable.Range(1, wave.Length - 1).Count(i => wave[i - 1] < 0.0 && wave[i] >= 0.0);
        }

        Assert.InRange(Rises("driven.wav"), Rises("played.wav") - 1, Rises("played.wav") + 1);
    }

    [Fact]
    public void The_last_voltages_stay_after_the_files_end_and_the_sound_lasts_as_long_as_the_file()
    {
        using Desk desk = DeskWithSong();
        desk.WriteWave("short.wav", RateHz, [.. Enumerable.Range(0, 700).Select(i => i < 650 ? 0.1 : 0.4)]);
        desk.Run(["render", "song.mid", "--cv-in", "short.wav", "--cv-map", "1=freq.in", "--cv-out", "freq.in", .. Brief]);
        Assert.Equal(9600, desk.Wave("song.wav").Samples.Length);
        Assert.Equal(0.4, desk.Wave("song-cv.wav").Samples[9000], 1e-6);

        desk.WriteWave("long.wav", RateHz, Sounds.Steady(0.1, 12_345));
        desk.Run(["render", "song.mid", "--cv-in", "long.wav", "--cv-map", "1=freq.in", .. Brief]);
        Assert.Equal(12_345, desk.Wave("song.wav").Samples.Length);
    }

    [Fact]
    public void A_gate_that_begins_low_begins_on_the_first_frame_with_audio_and_without()
    {
        using Desk desk = DeskWithSong();
        desk.WriteWave("gate.wav", RateHz, [.. Enumerable.Range(0, 9600).Select(i => i < 4800 ? 0.0 : 0.5)]);
        desk.WriteWave("in.wav", RateHz, new double[9600]);
        string[] cv = ["--cv-in", "gate.wav", "--cv-map", "1=trig.in", "--cv-out", "trig.in,eg1.out", "--set", "eg1.attack=0", "--set", "eg1.release=0"];
        desk.Run(["render", "song.mid", .. cv, .. Brief]);
        desk.Run(["process", "in.wav", .. cv, .. Brief]);
        foreach (string name in new[] { "song-cv.wav", "in-ms20-cv.wav" })
        {
            double[] envelope = desk.Wave(name).Channel(1);
            // Nothing has risen before the first frame: 3 ms of attack are 144 frames, and the first is still near 0 V.
            Assert.InRange(10.0 * envelope[0], -0.1, 0.4);
            Assert.True(10.0 * envelope[200] > 4.9);
            Assert.True(10.0 * envelope[4790] > 4.9);
            Assert.True(10.0 * envelope[9000] < 0.5);
        }
    }

    [Fact]
    public void Both_instruments_get_the_voltages_and_the_file_has_the_first_ones_jacks_before_the_seconds()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Steady(0.5, 4800), Sounds.Steady(-0.25, 4800));
        desk.WriteWave("cv.wav", RateHz, new double[4800], Sounds.Steady(0.2, 4800));
        desk.Run(
            "process", "in.wav", "--tail", "0", "--cv-in", "cv.wav", "--cv-map", "2=rear.pwm.in", "--cv-out", "ext.signal.in,rear.pwm.in",
            "--patch", "normal-setting");
        Rendered volts = desk.Wave("in-ms20-cv.wav");
        Assert.Equal(4, volts.Format.Channels);
        // The audio's converter passes 0 Hz within 0.00002 dB.
        Assert.Equal(0.075, volts.Channel(0)[3000], 3e-7);
        Assert.Equal(0.2, volts.Channel(1)[3000], 1e-7);
        Assert.Equal(-0.0375, volts.Channel(2)[3000], 3e-7);
        Assert.Equal(0.2, volts.Channel(3)[3000], 1e-7);
    }

    [Theory]
    [InlineData(1, "total.in has the cable from wheel.out, and a jack takes one plug: choose another jack or a patch that leaves it free.", "--cable", "wheel.out:total.in", "--cv-in", "cv.wav", "--cv-map", "1=total.in")]
    [InlineData(1, "cv.wav has 48000 Hz and the sound 44100 Hz: bring both to one rate, for voltages are taken as they are.", "--rate", "44100", "--cv-in", "cv.wav", "--cv-map", "1=total.in")]
    [InlineData(1, "cv.wav has 1 channel and no channel 2: map one that it has.", "--cv-in", "cv.wav", "--cv-map", "2=total.in")]
    [InlineData(1, "there is no file \"none.wav\": check the name and the folder.", "--cv-in", "none.wav", "--cv-map", "1=total.in")]
    [InlineData(1, "\"cv.wav\" is the input itself: choose another name with -o.", "--cv-in", "cv.wav", "--cv-map", "1=total.in", "--cv-out", "eg1.out", "--cv-out-file", "cv.wav", "--force")]
    [InlineData(1, "\"song.wav\" cannot hold the sound and the voltages at once: choose another name with --cv-out-file.", "--cv-out", "eg1.out", "--cv-out-file", "song.wav")]
    [InlineData(2, "eg1.out is an output and takes no voltage: give --cv-map an input (see \"ms20 panel\").", "--cv-in", "cv.wav", "--cv-map", "1=eg1.out")]
    [InlineData(2, "--cv-map names total.in twice: a jack takes one plug.", "--cv-in", "cv.wav", "--cv-map", "1=total.in", "--cv-map", "1=total.in")]
    [InlineData(2, "--cv-map cannot be \"total.in\": write a channel, \"=\" and an input's id, such as 1=lpf.cutoff.in,2=trig.in.", "--cv-in", "cv.wav", "--cv-map", "total.in")]
    [InlineData(2, "--cv-map cannot be \"0=total.in\": write a channel, \"=\" and an input's id, such as 1=lpf.cutoff.in,2=trig.in.", "--cv-in", "cv.wav", "--cv-map", "0=total.in")]
    [InlineData(2, "there is no jack \"totl.in\"; the nearest is \"total.in\" (see \"ms20 panel\").", "--cv-in", "cv.wav", "--cv-map", "1=totl.in")]
    [InlineData(2, "there is no jack \"eg1.ot\"; the nearest is \"eg1.out\" (see \"ms20 panel\").", "--cv-out", "eg1.ot")]
    [InlineData(2, "--cv-out names eg1.out twice: write it once.", "--cv-out", "eg1.out,eg1.out")]
    [InlineData(2, "--cv-in goes nowhere: say with --cv-map which channel goes to which jack, such as 1=lpf.cutoff.in.", "--cv-in", "cv.wav")]
    [InlineData(2, "--cv-map has no voltages to bring: name their file with --cv-in.", "--cv-map", "1=total.in")]
    [InlineData(2, "--cv-out-file has nothing to hold: name jacks with --cv-out.", "--cv-out-file", "x.wav")]
    [InlineData(2, "--cv-scale cannot be \"0\": write a number from 0.001 to 1000.", "--cv-out", "eg1.out", "--cv-scale", "0")]
    public void What_cannot_be_plugged_gets_one_sentence_and_leaves_nothing_behind(int exitCode, string sentence, params string[] options)
    {
        using Desk desk = DeskWithSong();
        desk.WriteWave("cv.wav", RateHz, Sounds.Steady(0.1, 100));
        string[] before = desk.Files;
        Said said = desk.Run(["render", "song.mid", "--patch", "normal-setting", .. options]);
        Assert.Equal((exitCode, "", $"ms20: {sentence}\n"), (said.ExitCode, said.Output, said.Error));
        Assert.Equal(before, desk.Files);
    }

    [Theory]
    [InlineData(1, "ext.signal.in has the cable from white.out, and a jack takes one plug: choose the other entry with --to, or a patch that leaves this one free.", "--cable", "white.out:ext.signal.in")]
    [InlineData(1, "ext.signal.in has the cable from esp.bpf.out, and a jack takes one plug: choose the other entry with --to, or a patch that leaves this one free.", "--to", "both", "--cable", "esp.bpf.out:ext.signal.in")]
    [InlineData(2, "--to cannot be \"in\": write esp, ext or both.", "--to", "in")]
    [InlineData(1, "ext.signal.in has the audio, and a jack takes one plug: choose another jack.", "--cv-in", "in.wav", "--cv-map", "1=ext.signal.in")]
    [InlineData(1, "\"in.wav\" is the input itself: choose another name with -o.", "-o", "in.wav", "--force")]
    [InlineData(2, "--hold and --midi both press keys: write one of them.", "--hold", "48", "--midi", "song.mid")]
    [InlineData(2, "--mix cannot be \"50\": write two percentages from 0 to 100, dry and wet, such as 30/70.", "--mix", "50")]
    [InlineData(2, "--mix cannot be \"50/-1\": write two percentages from 0 to 100, dry and wet, such as 30/70.", "--mix", "50/-1")]
    [InlineData(2, "--mix cannot be \"0/101\": write two percentages from 0 to 100, dry and wet, such as 30/70.", "--mix", "0/101")]
    [InlineData(2, "--channels cannot be \"1,2,3\": write one or two channels, counted from 1, such as 1 or 3,4.", "--channels", "1,2,3")]
    [InlineData(2, "--channels cannot be \"0\": write one or two channels, counted from 1, such as 1 or 3,4.", "--channels", "0")]
    [InlineData(2, "--stereo cannot be \"wide\": write dual or sum.", "--stereo", "wide")]
    [InlineData(2, "--gain cannot be \"loud\": write a number from -100 to 100.", "--gain", "loud")]
    [InlineData(2, "--hold cannot be \"C4\": write a whole number from 0 to 127.", "--hold", "C4")]
    public void What_cannot_be_processed_gets_one_sentence_and_leaves_nothing_behind(int exitCode, string sentence, params string[] options)
    {
        using Desk desk = DeskWithSong();
        desk.WriteWave("in.wav", RateHz, Sounds.Steady(0.1, 100));
        string[] before = desk.Files;
        Said said = desk.Run(["process", "in.wav", "--patch", "normal-setting", .. options]);
        Assert.Equal((exitCode, "", $"ms20: {sentence}\n"), (said.ExitCode, said.Output, said.Error));
        Assert.Equal(before, desk.Files);
    }

    [Fact]
    public void A_call_without_a_file_says_what_to_write()
    {
        using var desk = new Desk();
        Assert.Equal((2, "ms20: IN.wav is missing: write ms20 process IN.wav.\n"), (desk.Run("process").ExitCode, desk.Run("process").Error));
    }

    // A key from 100 ms to 150 ms in a song of 200 ms: 9600 frames at 48 kHz.
    private static Desk DeskWithSong()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(100, 50, 48).End(200));
        return desk;
    }
}
