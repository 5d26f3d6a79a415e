using Ms20.App.Rendering;
using Ms20.Panel;

namespace Ms20.Tests.Rendering;

/// <summary>Several instruments in one song, and takes.</summary>
public sealed class EnsembleTests
{
    private static readonly string[] Cheap = ["--rate", "8000", "--quality", "eco", "--tail", "0.2", "--bits", "32f"];

    // Two instruments of one engine, or of two, add with what a 32-bit float rounds, 6e-8 of full scale each.
    private const double NearlySamples = 3e-7;

    [Theory]
    [InlineData("growl", "first-light")]
    [InlineData("normal-setting", "fuzz-bass")]
    public void The_mix_is_each_channel_alone_at_half_its_level(string first, string second)
    {
        using Desk desk = DeskWithSong();
        double[] mix = Render(desk, "--channel", $"1={first}", "--channel", $"2={second}");
        double[] one = Render(desk, "--channel", "1", "--patch", first), two = Render(desk, "--channel", "2", "--patch", second);
        Assert.Equal(one.Length, mix.Length);
        for (int i = 0; i < mix.Length; i++)
            Assert.Equal(0.5 * (one[i] + two[i]), mix[i], NearlySamples);
        Assert.True(one.Max(Math.Abs) > 0.01 && two.Max(Math.Abs) > 0.01);
    }

    [Fact]
    public void Stems_are_each_channel_alone_in_files_of_one_length()
    {
        using Desk desk = DeskWithSong();
        Said said = desk.Run(["render", "song.mid", "--channel", "1=growl", "--channel", "2=First Light", "--stems", "parts", .. Cheap]);
        Assert.Equal(0, said.ExitCode);
        string[] files = [.. Directory.GetFiles(desk.PathOf("parts")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(["channel-01-growl.wav", "channel-02-first-light.wav"], files);
        Assert.Equal(Render(desk, "--channel", "1", "--patch", "growl"), desk.Wave("parts/channel-01-growl.wav").Samples);
        Assert.Equal(Render(desk, "--channel", "2"), desk.Wave("parts/channel-02-first-light.wav").Samples);
        Assert.Contains("notes  channel 1, Growl: 1, all on the keyboard", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mini_among_them_plays_the_channel_it_is_given()
    {
        using Desk desk = DeskWithSong();
        File.WriteAllBytes(desk.PathOf("mini.ms20.json"), PatchFile.Write(Patch.NormalSetting.WithProfile(Profiles.Mini).WithName("Mini")));
        Said said = desk.Run(["render", "song.mid", "--channel", "1=growl", "--channel", "2=mini.ms20.json", .. Cheap]);
        Assert.Contains("notes  channel 2, Mini: 1, all on the keyboard", said.Error, StringComparison.Ordinal);
        Assert.Contains("2 instruments at -6.0 dB each", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_are_files_of_their_own_the_first_the_patch_itself_and_no_two_alike()
    {
        using Desk desk = DeskWithSong();
        Assert.Equal(0, desk.Run(["render", "song.mid", "--takes", "3", "-o", "lead.wav", .. Cheap]).ExitCode);
        Assert.Equal(["lead-take-1.wav", "lead-take-2.wav", "lead-take-3.wav", "song.mid"], desk.Files);
        double[] first = desk.Wave("lead-take-1.wav").Samples, second = desk.Wave("lead-take-2.wav").Samples;
        Assert.Equal(Render(desk), first);
        Assert.NotEqual(first, second);
        Assert.NotEqual(second, desk.Wave("lead-take-3.wav").Samples);
        desk.Run(["render", "song.mid", "--takes", "2", "-o", "again.wav", .. Cheap]);
        Assert.Equal(second, desk.Wave("again-take-2.wav").Samples);
    }

    [Fact]
    public void A_take_moves_knobs_a_little_and_end_stops_selectors_and_volume_not_at_all()
    {
        foreach (string name in FactoryPatches.All)
        {
            Assert.True(FactoryPatches.TryFind(name, out Patch? patch));
            Patch take = Takes.Of(patch, 5);
            Assert.Equal(patch.Unit + 4, take.Unit);
            bool any = false;
            foreach (Control control in Controls.All)
            {
                bool stays = control.Kind != ControlKind.Knob || control == Controls.Volume
                    || patch[control] == control.Minimum || patch[control] == control.Maximum;
                double moved = Math.Abs(take[control] - patch[control]);
                Assert.InRange(moved, 0.0, stays ? 0.0 : control == Controls.Vco2Pitch ? 0.02 : control == Controls.MasterTune ? 0.15 : 0.2);
                any |= moved > 0.0;
            }

            Assert.True(any, name);
        }

        Assert.Equal(0, Takes.Of(Patch.NormalSetting.WithUnit(0), 3).Unit);
    }

    [Fact]
    public void Parts_that_differ_in_dials_alone_share_an_instrument_unless_the_song_moves_cables()
    {
        using Desk desk = DeskWithSong();
        Patch a = Patch.NormalSetting, b = a.With(Controls.LpfCutoff, 3.0).WithUnit(4), c = a.WithCable(Jacks.PinkOut, Jacks.Total);
        Assert.Equal(2, Instruments(desk, "song.mid", a, b, c, b));
        Assert.Equal(3, Instruments(desk, "song.mid", a, a.WithAge(0.5), a.With(Trims.Vco1, 20.0)));
        desk.WriteSong("cords.mid", track => track.Control(0, 99, 4).Note(0, 100, 60));
        Assert.Equal(3, Instruments(desk, "cords.mid", a, b, c));
    }

    [Fact]
    public void When_a_file_exists_nothing_is_written_and_no_folder_stays()
    {
        using Desk desk = DeskWithSong();
        File.WriteAllText(desk.PathOf("out-take-2.wav"), "mine");
        Said said = desk.Run(["render", "song.mid", "--takes", "2", "-o", "out.wav", .. Cheap]);
        Assert.Equal("ms20: \"out-take-2.wav\" exists already: choose another name with -o, or overwrite it with --force.\n", said.Error);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Equal(130, desk.Run(stop.Token, ["render", "song.mid", "--channel", "1=growl", "--stems", "parts", .. Cheap]).ExitCode);
        Assert.False(Directory.Exists(desk.PathOf("parts")));
        Assert.Equal(["out-take-2.wav", "song.mid"], desk.Files);
        Assert.Contains("cannot be made", desk.Run(["render", "song.mid", "--channel", "1=growl", "--stems", "no/parts", .. Cheap]).Error, StringComparison.Ordinal);
    }

    private static int Instruments(Desk desk, string song, params Patch[] patches)
    {
        var job = new RenderJob { Song = SongFile.Read(song, desk.Surroundings()), Patch = patches[0], RateHz = 8000, Quality = Engine.Quality.Eco };
        return new EnsembleInstruments(job, [.. patches.Select((patch, i) => new SongPart($"{i}", $"{i}.wav", patch, i + 1))], 64).Instruments;
    }

    private static double[] Render(Desk desk, params string[] call)
    {
        Assert.Equal(0, desk.Run(["render", "song.mid", .. call, "-o", "out.wav", "--force", .. Cheap]).ExitCode);
        return desk.Wave("out.wav").Samples;
    }

    private static Desk DeskWithSong()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 400, 60).Note(200, 400, 67, channel: 2).End(700));
        return desk;
    }
}
