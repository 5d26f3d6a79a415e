using Ms20.Panel;

namespace Ms20.Tests.Rendering;

/// <summary>How <c>ms20 render</c> listens to MIDI.</summary>
public sealed class MidiGearTests
{
    private static readonly string[] Cheap = ["--rate", "8000", "--quality", "eco", "--tail", "0", "--bits", "32f"];

    [Fact]
    public void A_learned_control_change_turns_what_the_map_says()
    {
        using Desk desk = DeskWithSong();
        File.WriteAllText(desk.PathOf("knobs.midi.json"), "{ \"format\": 1, \"controls\": { \"16\": \"volume\" } }");
        double plain = Peak(desk, "render", "song.mid");
        double turned = Peak(desk, "render", "song.mid", "--midi-map", "knobs.midi.json");
        // The song turns control change 16 to 0 at its beginning: without a map nothing happens, with it VOLUME is shut.
        Assert.True(plain > 0.01);
        Assert.True(turned < 1e-3 * plain);
    }

    [Fact]
    public void A_program_of_the_set_list_turns_its_dials_while_the_song_plays()
    {
        using Desk desk = DeskWithSong();
        File.WriteAllBytes(desk.PathOf("silent.ms20.json"), PatchFile.Write(Patch.NormalSetting.With(Controls.Volume, 0.0)));
        File.WriteAllText(desk.PathOf("set.midi.json"), "{ \"format\": 1, \"programs\": [ \"first-light\", \"normal-setting\", \"silent.ms20.json\" ] }");
        Assert.True(Peak(desk, "render", "song.mid") > 0.01);
        Assert.True(Peak(desk, "render", "song.mid", "--midi-map", "set.midi.json") < 1e-3);
    }

    [Fact]
    public void A_mini_hears_channel_1_alone_and_the_summary_says_where_the_notes_are()
    {
        using Desk desk = DeskWithSong();
        desk.WriteSong("second.mid", track => track.Note(0, 300, 60, channel: 2));
        Assert.Contains(
            "none on channel 1; the song has notes on 2", desk.Run(["render", "second.mid", "--midi-profile", "mini", .. Cheap]).Error, StringComparison.Ordinal);
        Assert.Contains("notes  1, all", desk.Run(["render", "second.mid", "--force", .. Cheap]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no file \"none.midi.json\": check the name and the folder.", "none.midi.json")]
    [InlineData("bad.midi.json: Line 1, chanel: there is no such key; the nearest is \"channel\".", "bad.midi.json")]
    [InlineData("there is no patch \"frist-light\"; the nearest is \"first-light\" (see \"ms20 patches\").", "list.midi.json")]
    [InlineData(
        "program 0 (\"Other\") of the set list is for another instrument than \"First Light\": give it the same profile, normals, rear panel, routes and clock.",
        "other.midi.json")]
    public void A_map_that_cannot_be_used_is_refused_in_a_sentence(string sentence, string map)
    {
        using Desk desk = DeskWithSong();
        File.WriteAllBytes(desk.PathOf("other.ms20.json"), PatchFile.Write(Patch.NormalSetting.WithName("Other").WithMgClock(ClockDivision.Sixteenth)));
        File.WriteAllText(desk.PathOf("bad.midi.json"), "{ \"format\": 1, \"chanel\": 1 }");
        File.WriteAllText(desk.PathOf("list.midi.json"), "{ \"format\": 1, \"programs\": [ \"frist-light\" ] }");
        File.WriteAllText(desk.PathOf("other.midi.json"), "{ \"format\": 1, \"programs\": [ \"other.ms20.json\" ] }");
        string[] before = desk.Files;
        Said said = desk.Run("render", "song.mid", "--midi-map", map);
        Assert.Equal((1, $"ms20: {sentence}\n"), (said.ExitCode, said.Error));
        Assert.Equal(before, desk.Files);
    }

    private static double Peak(Desk desk, params string[] call)
    {
        Assert.Equal(0, desk.Run([.. call, "-o", "out.wav", "--force", .. Cheap]).ExitCode);
        return desk.Wave("out.wav").Samples.Skip(4000).Max(Math.Abs);
    }

    private static Desk DeskWithSong()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track
            .Control(0, 16, 0).Message(0, Audio.Midi.MidiMessageKind.ProgramChange, 2).Note(10, 900, 60).End(1000));
        return desk;
    }
}
