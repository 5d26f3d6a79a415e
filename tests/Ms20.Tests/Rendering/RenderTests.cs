using Ms20.Audio.Wave;

namespace Ms20.Tests.Rendering;

public sealed class RenderTests
{
    // The cheapest render there is: what is tested here is the command, not the circuits.
    private static readonly string[] Cheap = ["--rate", "8000", "--quality", "eco"];

    [Fact]
    public void A_song_becomes_a_file_beside_the_user_with_the_defaults_of_help()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run("render", "song.mid", "--tail", "0");
        Assert.Equal((0, ""), (said.ExitCode, said.Output));
        Assert.Equal(["song.mid", "song.wav"], desk.Files);
        Rendered wave = desk.Wave("song.wav");
        Assert.Equal(new WaveFormat(48000, 1, WaveEncoding.Integer24), wave.Format);
        Assert.Equal(48000, wave.Samples.Length);
    }

    [Theory]
    [InlineData("16", WaveEncoding.Integer16)]
    [InlineData("24", WaveEncoding.Integer24)]
    [InlineData("32f", WaveEncoding.Float32)]
    public void Bits_rate_and_tail_are_as_asked_for(string bits, WaveEncoding encoding)
    {
        using Desk desk = DeskWithSong();
        desk.Run("render", "song.mid", "-o", "out.wav", "--bits", bits, "--rate", "22050", "--quality", "eco", "--tail", "0.5");
        Rendered wave = desk.Wave("out.wav");
        Assert.Equal(new WaveFormat(22050, 1, encoding), wave.Format);
        Assert.Equal(22050 + 11025, wave.Samples.Length);
    }

    [Fact]
    public void A_key_is_heard_on_its_frame()
    {
        // The released keyboard holds the amplifier open for noise; the key shuts it at once, at 250 ms. Left untrimmed, the instrument's
        // latency would put that tens of frames later; noise may be near zero for a frame or two, and the resampler rings that long.
        using Desk desk = DeskWithSong();
        desk.Run(
            "render", "song.mid", "--tail", "0", "--unit", "0", "--patch", "normal-setting", "--cable", "kbd.trig.out:initial.gain.in",
            "--set", "vco1.wave=NOISE", "--set", "mixer.vco2=0", "--set", "eg2.attack=10");
        Rendered wave = desk.Wave("song.wav");
        double noise = wave.PeakBetween(0.0, 0.25);
        int lastLoud = Array.FindLastIndex(wave.Samples, 13_000, sample => Math.Abs(sample) > 0.05 * noise);
        Assert.InRange(lastLoud, 12_000 - 4, 12_000 + 4);
    }

    [Fact]
    public void An_automatic_tail_ends_half_a_second_after_the_last_sound()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run(["render", "song.mid", "--bits", "32f", .. Cheap]);
        Rendered wave = desk.Wave("song.wav");
        int last = Array.FindLastIndex(wave.Samples, sample => Math.Abs(sample) > 1e-3 * wave.Peak);
        Assert.Equal(4000, wave.Samples.Length - 1 - last);
        Assert.True(wave.Samples.Length > 8000, "The song itself is a second long.");
        Assert.DoesNotContain("still sounding", said.Error);
    }

    [Fact]
    public void What_still_sounds_at_the_end_is_said()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run(["render", "song.mid", "--tail", "0", "--set", "eg2.release=10", .. Cheap]);
        Assert.Contains("still sounding", said.Error);
    }

    [Fact]
    public void The_summary_has_the_files_own_peak()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run(["render", "song.mid", "--tail", "0", "--bits", "32f", .. Cheap]);
        double peakDb = 20.0 * Math.Log10(desk.Wave("song.wav").Peak);
        Assert.Contains(FormattableString.Invariant($"peak {peakDb:0.0} dBFS"), said.Error);
    }

    [Fact]
    public void Standard_output_gets_the_same_bytes_as_a_file()
    {
        using Desk desk = DeskWithSong();
        desk.Run(["render", "song.mid", "--tail", "0.1", .. Cheap]);
        Said said = desk.Run(["render", "song.mid", "-o", "-", "--tail", "0.1", .. Cheap]);
        Assert.Equal(0, said.ExitCode);
        Assert.Equal("", said.Output);
        Assert.Equal(File.ReadAllBytes(desk.PathOf("song.wav")), said.Bytes);
        Assert.StartsWith("song.mid: 1.0 s, 2 notes, with First Light\nstandard output: 1.100 s, 8000 Hz, 24 bits\n", said.Error);
    }

    [Fact]
    public void Standard_output_with_an_automatic_tail_is_read_to_its_end()
    {
        using Desk desk = DeskWithSong();
        desk.Run(["render", "song.mid", .. Cheap]);
        Said said = desk.Run(["render", "song.mid", "-o", "-", .. Cheap]);
        Assert.Equal(desk.Wave("song.wav").Samples, Rendered.Read(new MemoryStream(said.Bytes)).Samples);
    }

    [Fact]
    public void An_existing_file_is_left_alone_unless_forced()
    {
        using Desk desk = DeskWithSong();
        File.WriteAllText(desk.PathOf("song.wav"), "mine");
        Said said = desk.Run(["render", "song.mid", .. Cheap]);
        Assert.Equal(1, said.ExitCode);
        Assert.Equal("ms20: \"song.wav\" exists already: choose another name with -o, or overwrite it with --force.\n", said.Error);
        Assert.Equal("mine", File.ReadAllText(desk.PathOf("song.wav")));

        Assert.Equal(0, desk.Run(["render", "song.mid", "--force", "--tail", "0", .. Cheap]).ExitCode);
        Assert.Equal(8000, desk.Wave("song.wav").Samples.Length);
    }

    [Fact]
    public void A_render_that_is_stopped_leaves_nothing_behind()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run(new CancellationToken(canceled: true), ["render", "song.mid", .. Cheap]);
        Assert.Equal(130, said.ExitCode);
        Assert.EndsWith("ms20: stopped; nothing was kept.\n", said.Error);
        Assert.Equal(["song.mid"], desk.Files);
    }

    [Fact]
    public void Notes_beyond_the_keyboard_are_counted_and_transposing_brings_them_back()
    {
        using Desk desk = DeskWithSong();
        desk.WriteSong("low.mid", track => track.Note(0, 50, 47).Note(50, 50, 48).Note(100, 50, 36));
        Said low = desk.Run(["render", "low.mid", "--tail", "0", .. Cheap]);
        Assert.Contains("notes  3, 2 of them beyond the keyboard (MIDI notes 48 to 84; see --transpose)\n", low.Error);
        Said raised = desk.Run(["render", "low.mid", "--force", "--tail", "0", "--transpose", "12", .. Cheap]);
        Assert.Contains("notes  3, all on the keyboard\n", raised.Error);
    }

    [Fact]
    public void Transposing_an_octave_down_is_the_song_an_octave_down()
    {
        using Desk desk = DeskWithSong();
        desk.WriteSong("high.mid", track => track.Note(250, 500, 60).Note(750, 200, 67).End(1000));
        desk.Run(["render", "song.mid", "--tail", "0", .. Cheap]);
        desk.Run(["render", "high.mid", "--tail", "0", "--transpose", "-12", .. Cheap]);
        Assert.Equal(desk.Wave("song.wav").Samples, desk.Wave("high.wav").Samples);
    }

    [Fact]
    public void A_channel_without_notes_says_where_they_are()
    {
        using Desk desk = DeskWithSong();
        desk.WriteSong("two.mid", track => track.Note(0, 50, 60, channel: 3).Note(0, 50, 60, channel: 10));
        Said said = desk.Run(["render", "two.mid", "--tail", "0", "--channel", "2", .. Cheap]);
        Assert.Contains("notes  none on channel 2; the song has notes on 3, 10\n", said.Error);
    }

    [Fact]
    public void Dials_cables_unit_and_seed_reach_the_sound()
    {
        using Desk desk = DeskWithSong();
        string[] call = ["render", "song.mid", "--force", "--tail", "0", "--set", "vco1.wave=NOISE", .. Cheap];
        double[] plain = SamplesOf(desk, call);
        Assert.Equal(plain, SamplesOf(desk, call));
        Assert.NotEqual(plain, SamplesOf(desk, [.. call, "--seed", "2"]));
        Assert.NotEqual(plain, SamplesOf(desk, [.. call, "--unit", "7"]));
        Assert.NotEqual(plain, SamplesOf(desk, [.. call, "--cable", "white.out:total.in"]));
        Assert.All(SamplesOf(desk, [.. call, "--set", "volume=0"]), sample => Assert.Equal(0.0, sample));
    }

    private static double[] SamplesOf(Desk desk, params string[] call)
    {
        Assert.Equal(0, desk.Run(call).ExitCode);
        return desk.Wave("song.wav").Samples;
    }

    // Two notes in one second, the first after a quarter of it.
    private static Desk DeskWithSong()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(250, 500, 48).Note(750, 200, 55).End(1000));
        return desk;
    }
}
