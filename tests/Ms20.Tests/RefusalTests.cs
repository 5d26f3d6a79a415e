using Ms20.Panel;

namespace Ms20.Tests;

/// <summary>Whatever is wrong is said in one sentence, with an exit code, and leaves nothing behind.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("there is no file \"nosong.mid\": check the name and the folder.", "render", "nosong.mid")]
    [InlineData("there is no file \"no/song.mid\": check the name and the folder.", "render", "no/song.mid")]
    [InlineData("\".\" is a folder: give the name of a MIDI file.", "render", ".")]
    [InlineData(
        "text.mid: The file has no \"MThd\" header at byte 0; open a standard MIDI file (.mid) instead.", "render", "text.mid")]
    [InlineData(
        "there is no patch \"frist-light\"; the nearest is \"first-light\" (see \"ms20 patches\").",
        "render", "song.mid", "--patch", "frist-light")]
    [InlineData(
        "there is no file \"my.ms20.json\": check the name and the folder.", "render", "song.mid", "--patch", "my.ms20.json")]
    [InlineData(
        "bad.ms20.json: Line 2, dials.lpf.cutof: there is no control \"lpf.cutof\"; the nearest is \"lpf.cutoff\".",
        "render", "song.mid", "--patch", "bad.ms20.json")]
    [InlineData("\"song.mid\" is the input itself: choose another name with -o.", "render", "song.mid", "-o", "song.mid", "--force")]
    [InlineData(
        "there is no patch \"norml setting\"; the nearest is \"normal-setting\" (see \"ms20 patches\").", "patches", "norml setting")]
    public void A_file_or_patch_that_is_not_there_ends_with_1(string sentence, params string[] call)
    {
        using Desk desk = DeskWithFiles();
        string[] before = desk.Files;
        Said said = desk.Run(call);
        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.Equal($"ms20: {sentence}\n", said.Error);
        Assert.Equal(before, desk.Files);
    }

    [Theory]
    [InlineData("there is no command \"rendr\"; the nearest is \"render\" (see \"ms20 --help\").", "rendr")]
    [InlineData("there is no option \"--verson\"; the nearest is \"--version\" (see \"ms20 --help\").", "--verson")]
    [InlineData("SONG.mid is missing: write ms20 render SONG.mid.", "render")]
    [InlineData(
        "there is no option \"--taill\"; the nearest is \"--tail\" (see \"ms20 render --help\").", "render", "song.mid", "--taill", "3")]
    [InlineData("\"more.mid\" is one argument too many (see \"ms20 render --help\").", "render", "song.mid", "more.mid")]
    [InlineData("--rate needs a value: write --rate HZ.", "render", "song.mid", "--rate")]
    [InlineData("--rate is given twice: write it once.", "render", "song.mid", "--rate", "8000", "--rate", "48000")]
    [InlineData("--rate cannot be \"7\": write a whole number from 8000 to 384000.", "render", "song.mid", "--rate", "7")]
    [InlineData("--rate cannot be \"48k\": write a whole number from 8000 to 384000.", "render", "song.mid", "--rate", "48k")]
    [InlineData("--bits cannot be \"8\": write 16, 24 or 32f.", "render", "song.mid", "--bits", "8")]
    [InlineData("--quality cannot be \"best\": write eco, standard or high.", "render", "song.mid", "--quality", "best")]
    [InlineData("--channel cannot be \"0\": write a channel from 1 to 16, alone or with its patch, such as 2=fuzz-bass.", "render", "song.mid", "--channel", "0")]
    [InlineData("--transpose cannot be \"-128\": write a whole number from -127 to 127.", "render", "song.mid", "--transpose", "-128")]
    [InlineData("--tail cannot be \"long\": write auto or seconds from 0 to 600.", "render", "song.mid", "--tail", "long")]
    [InlineData("--tail cannot be \"-1\": write auto or seconds from 0 to 600.", "render", "song.mid", "--tail", "-1")]
    [InlineData("--tail cannot be \"NaN\": write auto or seconds from 0 to 600.", "render", "song.mid", "--tail", "NaN")]
    [InlineData(
        "--channel cannot be \"2=\": write a channel from 1 to 16, alone or with its patch, such as 2=fuzz-bass.",
        "render", "song.mid", "--channel", "2=")]
    [InlineData("channel 2 is given twice: write it once, with one patch.", "render", "song.mid", "--channel", "2", "--channel", "2=growl")]
    [InlineData(
        "--stems writes a file for each instrument: name them, such as --channel 1=fuzz-bass --channel 2=first-light.",
        "render", "song.mid", "--stems", "parts")]
    [InlineData(
        "-o is the mix and --stems are its parts: write one of the two.",
        "render", "song.mid", "--channel", "1=growl", "--stems", "parts", "-o", "mix.wav")]
    [InlineData(
        "--takes are of one instrument: leave out --takes, or all but one --channel and its patch.",
        "render", "song.mid", "--takes", "2", "--channel", "1=growl")]
    [InlineData("--takes cannot be \"1\": write a whole number from 2 to 64.", "render", "song.mid", "--takes", "1")]
    [InlineData("standard output takes one file: give the takes a name with -o.", "render", "song.mid", "--takes", "2", "-o", "-")]
    [InlineData("--unit cannot be \"-1\": write a whole number from 0 on.", "render", "song.mid", "--unit", "-1")]
    [InlineData(
        "--seed cannot be \"x\": write a whole number from 0 to 18446744073709551615.", "render", "song.mid", "--seed", "x")]
    [InlineData(
        "--age cannot be \"30\": write a number from 0, just serviced, to 1, decades without service.", "render", "song.mid", "--age", "30")]
    [InlineData(
        "--trim cannot be \"vco1.trim\": write a trimmer's id, \"=\" and its value, such as vco1.trim=-12.",
        "render", "song.mid", "--trim", "vco1.trim")]
    [InlineData(
        "there is no trimmer \"vco1.tirm\"; the nearest is \"vco1.trim\" (see \"ms20 panel\").", "render", "song.mid", "--trim", "vco1.tirm=3")]
    [InlineData(
        "vco1.trim cannot stand at \"101\": write a number from -100 to 100, in cents.", "render", "song.mid", "--trim", "vco1.trim=101")]
    [InlineData(
        "hpf.peak.trim cannot stand at \"up\": write a number from -15 to 15, in per cent.", "render", "song.mid", "--trim", "hpf.peak.trim=up")]
    [InlineData(
        "--set cannot be \"lpf.cutoff\": write a control's id, \"=\" and its value, such as lpf.cutoff=1.2kHz.",
        "render", "song.mid", "--set", "lpf.cutoff")]
    [InlineData(
        "there is no control \"lpf.cut\"; the nearest is \"lpf.cutoff\" (see \"ms20 panel\").", "render", "song.mid", "--set", "lpf.cut=3")]
    [InlineData(
        "lpf.cutoff cannot stand at \"30 kHz\": write a mark from 0 to 10 or a quantity, 50 Hz to 15 kHz.",
        "render", "song.mid", "--set", "lpf.cutoff=30 kHz")]
    [InlineData(
        "vco2.pitch cannot stand at \"6\": write a mark from -5 to 5 or a quantity, -12 st to +12 st.",
        "render", "song.mid", "--set", "vco2.pitch=6")]
    [InlineData(
        "vco1.wave cannot stand at \"SINE\": write one of TRIANGLE, SAW, RECTANGLE, NOISE.",
        "render", "song.mid", "--set", "vco1.wave=SINE")]
    [InlineData("button cannot stand at \"2\": write RELEASED or PRESSED.", "render", "song.mid", "--set", "button=2")]
    [InlineData(
        "--cable cannot be \"wheel.out\": write an output's id, \":\" and an input's id, such as wheel.out:total.in.",
        "render", "song.mid", "--cable", "wheel.out")]
    [InlineData(
        "there is no jack \"wheel\"; the nearest is \"wheel.out\" (see \"ms20 panel\").",
        "render", "song.mid", "--cable", "wheel:total.in")]
    [InlineData("total.in is an input; a cable goes from an output to an input.", "render", "song.mid", "--cable", "total.in:freq.in")]
    [InlineData(
        "two cables go into freq.in: leave out one, an input takes one cable.",
        "render", "song.mid", "--cable", "wheel.out:freq.in", "--cable", "pink.out:freq.in")]
    [InlineData(
        "\"first-light\" stands before --check: write the files to check after it.",
        "patches", "first-light", "--check", "bad.ms20.json")]
    [InlineData("--check needs a value: write --check FILE....", "patches", "--check")]
    public void A_command_line_that_is_wrong_ends_with_2(string sentence, params string[] call)
    {
        using Desk desk = DeskWithFiles();
        string[] before = desk.Files;
        Said said = desk.Run(call);
        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Equal($"ms20: {sentence}\n", said.Error);
        Assert.Equal(before, desk.Files);
    }

    [Theory]
    [InlineData("nowhere/out.wav", "does not exist: create it or write to another.")]
    [InlineData("text.mid/out.wav", "does not exist: create it or write to another.")]
    [InlineData(".", "is a folder: give the name of a file.")]
    public void An_output_that_cannot_be_written_is_refused_before_anything_is_rendered(string output, string end)
    {
        using Desk desk = DeskWithFiles();
        string[] before = desk.Files;
        Said said = desk.Run("render", "song.mid", "-o", output);
        Assert.Equal(1, said.ExitCode);
        string sentence = Assert.Single(said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("ms20: ", sentence);
        Assert.EndsWith(end, sentence);
        Assert.Equal(before, desk.Files);
    }

    [Fact]
    public void A_song_of_days_is_refused()
    {
        using Desk desk = DeskWithFiles();
        desk.WriteSong("days.mid", track => track.Note(0, 100, 60).End(100_000_000));
        Said said = desk.Run("render", "days.mid");
        Assert.Equal("ms20: days.mid: the song lasts more than 24 hours; move its end-of-track event or split it.\n", said.Error);
    }

    [Fact]
    public void A_file_that_never_ends_is_refused_for_its_length()
    {
        using Desk desk = DeskWithFiles();
        using (FileStream file = File.Create(desk.PathOf("film.mid")))
            file.SetLength(17 << 20);
        Said said = desk.Run("render", "film.mid");
        Assert.Equal("ms20: \"film.mid\" is longer than 16384 KiB: choose a MIDI file.\n", said.Error);
    }

    [Fact]
    public void Checking_gives_one_sentence_for_each_faulty_file()
    {
        using Desk desk = DeskWithFiles();
        Said said = desk.Run("patches", "--check", "good.ms20.json", "bad.ms20.json", "none.ms20.json");
        Assert.Equal((1, "1 of 3 in order.\n"), (said.ExitCode, said.Output));
        Assert.Equal(
            "bad.ms20.json: Line 2, dials.lpf.cutof: there is no control \"lpf.cutof\"; the nearest is \"lpf.cutoff\".\n"
            + "there is no file \"none.ms20.json\": check the name and the folder.\n",
            said.Error);
        Said good = desk.Run("patches", "--check", "good.ms20.json");
        Assert.Equal((0, "1 of 1 in order.\n", ""), (good.ExitCode, good.Output, good.Error));
    }

    private static Desk DeskWithFiles()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 100, 60));
        File.WriteAllText(desk.PathOf("text.mid"), "These are words and no music at all.");
        File.WriteAllBytes(desk.PathOf("good.ms20.json"), PatchFile.Write(Patch.NormalSetting));
        File.WriteAllText(desk.PathOf("bad.ms20.json"), "{ \"format\": 1,\n  \"dials\": { \"lpf.cutof\": 3 } }");
        return desk;
    }
}
