using Ms20.Audio.Wave;

namespace Ms20.Tests.Processing;

public sealed class ProcessTests
{
    // The cheapest there is: what is tested here is the command, not the circuits.
    private const int RateHz = 8000;
    private static readonly string[] Cheap = ["--quality", "eco", "--force", .. Sounds.Open];

    [Fact]
    public void A_file_becomes_a_file_beside_the_user_at_its_own_rate_with_the_defaults_of_help()
    {
        using var desk = new Desk();
        desk.WriteWave("drums.wav", 44100, Sounds.Noise(4410), Sounds.Noise(4410));
        Said said = desk.Run("process", "drums.wav", "--tail", "0.1");
        Assert.Equal((0, ""), (said.ExitCode, said.Output));
        Assert.Equal(["drums-ms20.wav", "drums.wav"], desk.Files);
        Rendered wave = desk.Wave("drums-ms20.wav");
        Assert.Equal(new WaveFormat(44100, 2, WaveEncoding.Integer24), wave.Format);
        Assert.Equal(2 * 8820, wave.Samples.Length);
        Assert.True(wave.Peak > 0.01);
        Assert.StartsWith("drums.wav: 0.1 s, 44100 Hz, 2 channels, into ESP SIGNAL IN, with Filtered Drums\ndrums-ms20.wav: 0.200 s, 44100 Hz, 2 channels, 24 bits\n", said.Error);
    }

    [Theory]
    [InlineData("16", WaveEncoding.Integer16)]
    [InlineData("24", WaveEncoding.Integer24)]
    [InlineData("32f", WaveEncoding.Float32)]
    public void The_dry_part_alone_is_the_file_itself_to_the_last_bit(string bits, WaveEncoding encoding)
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, encoding, Sounds.Noise(3000), Sounds.Noise(3000, 0.25));
        desk.Run(["process", "in.wav", "-o", "dry.wav", "--mix", "100/0", "--bits", bits, "--tail", "0", "--gain", "12", .. Cheap]);
        Assert.Equal(desk.Wave("in.wav").Format, desk.Wave("dry.wav").Format);
        Assert.Equal(desk.Wave("in.wav").Samples, desk.Wave("dry.wav").Samples);
    }

    [Fact]
    public void A_mix_is_the_sum_of_its_two_parts()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(3000));
        foreach (string mix in new[] { "100/0", "0/100", "30/70" })
            desk.Run(["process", "in.wav", "-o", $"{mix[..1]}0.wav", "--mix", mix, "--bits", "32f", "--tail", "0", .. Cheap]);
        double[] dry = desk.Wave("10.wav").Samples, wet = desk.Wave("00.wav").Samples, mixed = desk.Wave("30.wav").Samples;
        Assert.True(desk.Wave("30.wav").Peak > 0.1);
        for (int i = 0; i < mixed.Length; i++)
            // A float's step at 0.5 is 6e-8.
            Assert.Equal(0.3 * dry[i] + 0.7 * wet[i], mixed[i], 1e-7);
    }

    [Theory]
    [InlineData(44100, "eco")]
    [InlineData(44100, "high")]
    [InlineData(96000, "standard")]
    [InlineData(192000, "standard")]
    public void What_the_filters_delay_is_the_same_time_at_every_rate_so_dry_and_wet_are_aligned_to_the_sample(int rateHz, string quality)
    {
        using var desk = new Desk();
        double Delay(int rate, string how)
        {
            int frames = rate / 5;
            double[] tone = Sounds.Sine(1000.0, 0.1, rate, frames);
            desk.WriteWave("in.wav", rate, tone);
            desk.Run(["process", "in.wav", "-o", "wet.wav", "--bits", "32f", "--quality", how, "--force", "--unit", "0", "--tail", "0", .. Sounds.Open]);
            return Sounds.DelaySeconds(desk.Wave("wet.wav").Samples, tone, 1000.0, rate, rate / 10, rate / 10);
        }

        // A frame at 192 kHz is 5.2 us, at 44.1 kHz 22.7 us; latencies differ by tens of frames. The filters' own warping is below a microsecond.
        Assert.Equal(Delay(48000, "standard"), Delay(rateHz, quality), 1e-6);
    }

    [Fact]
    public void A_click_arrives_at_its_jack_on_the_frame_it_has_in_the_file_and_full_scale_is_a_volt_and_a_half()
    {
        using var desk = new Desk();
        double[] click = new double[2000];
        click[700] = 0.5;
        desk.WriteWave("in.wav", RateHz, click, Sounds.Steady(1.0, 2000));
        desk.Run(["process", "in.wav", "--tail", "0", "--cv-out", "ext.signal.in", "--cv-scale", "1", .. Cheap]);
        Rendered volts = desk.Wave("in-ms20-cv.wav");
        double[] left = volts.Channel(0);
        Assert.Equal(700, Array.IndexOf(left, left.Max()));
        // Linear phase: the same on both sides of it.
        for (int i = 1; i < 100; i++)
            Assert.Equal(left[700 + i], left[700 - i], 1e-6);
        // The converters pass 0 Hz within 0.00002 dB.
        Assert.Equal(1.5, volts.Channel(1)[1000], 4e-6);
    }

    [Fact]
    public void Gain_makes_up_for_a_quiet_file()
    {
        using var desk = new Desk();
        desk.WriteWave("loud.wav", RateHz, Sounds.Sine(300.0, 0.5, RateHz, 2000));
        desk.WriteWave("quiet.wav", RateHz, Sounds.Sine(300.0, 0.05, RateHz, 2000));
        desk.Run(["process", "loud.wav", "--tail", "0", "--bits", "32f", .. Cheap]);
        Said said = desk.Run(["process", "quiet.wav", "--gain", "20", "--tail", "0", "--bits", "32f", .. Cheap]);
        Assert.Contains("  input  peak 0.75 V at EXT SIGNAL IN\n", said.Error);
        double[] loud = desk.Wave("loud-ms20.wav").Samples, quiet = desk.Wave("quiet-ms20.wav").Samples;
        for (int i = 0; i < loud.Length; i++)
            Assert.Equal(loud[i], quiet[i], 1e-6);
    }

    [Fact]
    public void A_level_far_from_nominal_proposes_the_gain_that_mends_it()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Steady(0.1, 1000));
        Assert.Contains(
            "input  peak 0.15 V at EXT SIGNAL IN, 20 dB below nominal: --gain 20 would bring it there\n",
            desk.Run(["process", "in.wav", "--tail", "0", .. Cheap]).Error);
        Assert.Contains(
            "20 dB above nominal: --gain 20 would bring it there\n", desk.Run(["process", "in.wav", "--gain", "40", "--tail", "0", .. Cheap]).Error);
    }

    [Fact]
    public void Two_channels_are_two_instruments_and_equal_ones_stay_equal()
    {
        using var desk = new Desk();
        desk.WriteWave("same.wav", RateHz, Sounds.Noise(2000), Sounds.Noise(2000));
        desk.Run(["process", "same.wav", "--tail", "0", .. Cheap]);
        Rendered same = desk.Wave("same-ms20.wav");
        Assert.True(same.Peak > 0.01);
        Assert.Equal(same.Channel(0), same.Channel(1));

        desk.WriteWave("mono.wav", RateHz, Sounds.Noise(2000));
        desk.WriteWave("left.wav", RateHz, Sounds.Noise(2000), new double[2000]);
        desk.Run(["process", "mono.wav", "--tail", "0", .. Cheap]);
        desk.Run(["process", "left.wav", "--tail", "0", .. Cheap]);
        Assert.Equal(desk.Wave("mono-ms20.wav").Samples, desk.Wave("left-ms20.wav").Channel(0));
        Assert.Equal(desk.Wave("mono-ms20.wav").Samples, same.Channel(1));
    }

    [Fact]
    public void Summed_channels_are_their_mean_in_one_instrument()
    {
        using var desk = new Desk();
        double[] noise = Sounds.Noise(2000);
        desk.WriteWave("mono.wav", RateHz, noise);
        desk.WriteWave("stereo.wav", RateHz, [.. noise.Select(x => 1.5 * x)], [.. noise.Select(x => 0.5 * x)]);
        desk.Run(["process", "mono.wav", "--tail", "0", .. Cheap]);
        desk.Run(["process", "stereo.wav", "--stereo", "sum", "--tail", "0", .. Cheap]);
        Assert.Equal(1, desk.Wave("stereo-ms20.wav").Format.Channels);
        Assert.Equal(desk.Wave("mono-ms20.wav").Samples, desk.Wave("stereo-ms20.wav").Samples);
    }

    [Fact]
    public void Channels_are_chosen_by_number_and_more_than_two_must_be()
    {
        using var desk = new Desk();
        double[] silence = new double[1000];
        desk.WriteWave("many.wav", RateHz, silence, silence, Sounds.Noise(1000), silence, silence, silence);
        desk.WriteWave("third.wav", RateHz, Sounds.Noise(1000));
        Said said = desk.Run("process", "many.wav");
        Assert.Equal((1, "ms20: many.wav has 6 channels: choose one or two of them with --channels, such as --channels 1,2.\n"), (said.ExitCode, said.Error));
        desk.Run(["process", "third.wav", "--tail", "0", .. Cheap]);
        desk.Run(["process", "many.wav", "--channels", "3", "--tail", "0", .. Cheap]);
        Assert.Equal(desk.Wave("third-ms20.wav").Samples, desk.Wave("many-ms20.wav").Samples);
        desk.Run(["process", "many.wav", "--channels", "4,3", "--tail", "0", .. Cheap]);
        Assert.Equal(desk.Wave("third-ms20.wav").Samples, desk.Wave("many-ms20.wav").Channel(1));
        Assert.Equal(
            "ms20: many.wav has 6 channels and no channel 7: choose one that it has with --channels.\n", desk.Run("process", "many.wav", "--channels", "7", "--force").Error);
    }

    [Fact]
    public void A_song_plays_along_on_its_frame()
    {
        using var desk = new Desk();
        double[] click = new double[4000];
        click[2000] = 1.0;
        desk.WriteWave("in.wav", RateHz, click);
        desk.WriteSong("song.mid", track => track.Note(250, 100, 60).End(400));
        Said said = desk.Run(["process", "in.wav", "--midi", "song.mid", "--tail", "0", "--cv-out", "ext.signal.in,kbd.cv.out", .. Cheap]);
        Assert.Contains("  notes  1, all on the keyboard\n", said.Error);
        Rendered volts = desk.Wave("in-ms20-cv.wav");
        double[] audio = volts.Channel(0), key = volts.Channel(1);
        Assert.Equal(2000, Array.IndexOf(audio, audio.Max()));
        // KBD CV steps from 1 V to 2 V; halfway is where the step is, between two frames.
        Assert.InRange(Array.FindIndex(key, value => 10.0 * value > 1.5), 2000, 2001);
    }

    [Fact]
    public void A_held_key_is_down_from_the_first_frame_to_the_last()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(3000));
        desk.Run(["process", "in.wav", "--hold", "60", "--patch", "first-light", "--tail", "0.1", "--cv-out", "kbd.trig.out,kbd.cv.out", "--quality", "eco"]);
        Rendered volts = desk.Wave("in-ms20-cv.wav");
        double[] trigger = volts.Channel(0);
        // Low while the key is down; the converters ring for some frames where it steps.
        Assert.All(trigger[50..2950], value => Assert.Equal(0.0, value, 1e-3));
        Assert.All(trigger[3050..], value => Assert.Equal(0.5, value, 1e-3));
        Assert.Equal(0.2, volts.Channel(1)[1500], 1e-6);
        Assert.True(desk.Wave("in-ms20.wav").Peak > 0.1);
    }

    [Fact]
    public void Silence_from_a_closed_amplifier_says_how_to_open_it()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(1000));
        Said said = desk.Run(["process", "in.wav", "--patch", "first-light", "--tail", "0", "--quality", "eco"]);
        Assert.Contains("  level  next to nothing came out: hold a key with --hold 48,", said.Error);
    }

    [Fact]
    public void The_amplifier_has_opened_before_the_file_begins_so_that_silence_begins_silent()
    {
        using var desk = new Desk();
        desk.WriteWave("silence.wav", 48000, new double[24_000]);
        Said said = desk.Run(["process", "silence.wav", "--tail", "0", "--unit", "0", "--bits", "32f", .. Sounds.Open]);
        Assert.Contains("  input  silence\n", said.Error);
        Rendered wave = desk.Wave("silence-ms20.wav");
        // Noise has no higher peaks at the beginning than later; opening would thump thirty times as high.
        Assert.True(wave.PeakBetween(0.0, 0.1) < 2.0 * wave.PeakBetween(0.2, 0.5));
        Assert.True(wave.PeakBetween(0.2, 0.5) > 0.0);
    }

    [Fact]
    public void An_automatic_tail_ends_where_the_open_amplifier_has_nothing_left_but_its_hiss()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(4000));
        Said said = desk.Run(["process", "in.wav", "--set", "lpf.cutoff=6", "--set", "lpf.peak=7", "--set", "volume=10", .. Cheap]);
        Assert.Contains("  end    what was left had stopped fading, and was cut; --tail SECONDS keeps more of it\n", said.Error);
        Assert.InRange(desk.Wave("in-ms20.wav").Samples.Length, 4000 + RateHz, 4000 + 5 * RateHz);
    }

    [Fact]
    public void Pipes_give_the_same_bytes_whether_the_length_is_known_or_not()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(3000), Sounds.Noise(3000, 0.1));
        string[] call = ["--tail", "0.2", "--hold", "50", .. Cheap];
        desk.Run(["process", "in.wav", .. call]);
        desk.Input = File.ReadAllBytes(desk.PathOf("in.wav"));
        Said told = desk.Run(["process", "-", .. call]);
        Assert.Equal((0, ""), (told.ExitCode, told.Output));
        Assert.Equal(File.ReadAllBytes(desk.PathOf("in-ms20.wav")), told.Bytes);

        // As a recorder writes into a pipe: all ones, samples to the end.
        byte[] endless = desk.Input;
        int data = endless.AsSpan().IndexOf("data"u8);
        endless.AsSpan(data + 4, 4).Fill(0xFF);
        Said untold = desk.Run(["process", "-", .. call]);
        Assert.StartsWith("standard input: no known length, 8000 Hz, 2 channels", untold.Error);
        Assert.Equal(desk.Wave("in-ms20.wav").Samples, Rendered.Read(new MemoryStream(untold.Bytes)).Samples);
    }

    [Fact]
    public void The_same_call_gives_the_same_bytes_and_an_existing_file_is_left_alone_unless_forced()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(1000));
        string[] call = ["process", "in.wav", "--quality", "eco", "--tail", "0", .. Sounds.Open];
        desk.Run(call);
        byte[] first = File.ReadAllBytes(desk.PathOf("in-ms20.wav"));
        Said said = desk.Run(call);
        Assert.Equal("ms20: \"in-ms20.wav\" exists already: choose another name with -o, or overwrite it with --force.\n", said.Error);
        Assert.Equal(0, desk.Run([.. call, "--force"]).ExitCode);
        Assert.Equal(first, File.ReadAllBytes(desk.PathOf("in-ms20.wav")));
    }

    [Fact]
    public void Processing_that_is_stopped_leaves_nothing_behind()
    {
        using var desk = new Desk();
        desk.WriteWave("in.wav", RateHz, Sounds.Noise(1000));
        Said said = desk.Run(new CancellationToken(canceled: true), ["process", "in.wav", "--cv-out", "eg1.out", .. Cheap]);
        Assert.Equal(130, said.ExitCode);
        Assert.EndsWith("ms20: stopped; nothing was kept.\n", said.Error);
        Assert.Equal(["in.wav"], desk.Files);
    }

    [Fact]
    public void The_list_has_the_patches_for_audio_from_outside_and_no_others()
    {
        using var desk = new Desk();
        string[] names = [.. desk.Run("process", "--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split(' ')[0])];
        Assert.Equal(Panel.FactoryPatches.All.Where(name => Panel.FactoryPatches.TryFind(name, out Panel.Patch? patch) && patch.Tags.Contains("external")), names);
        Assert.Contains("filtered-drums", names);
        Assert.True(names.Length >= 8);
    }
}
