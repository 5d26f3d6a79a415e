namespace Ms20.Tests.Rendering;

public sealed class TuningTests
{
    private static readonly string[] Cheap = ["--rate", "8000", "--quality", "eco", "--tail", "0", "--bits", "32f", "--unit", "0", "--patch", "normal-setting"];

    [Fact]
    public void A_scale_of_four_steps_an_octave_lifts_the_fourth_key_by_one()
    {
        using var desk = new Desk();
        File.WriteAllText(desk.PathOf("four.scl"), "four\n4\n300.0\n600.0\n900.0\n2/1\n");
        File.WriteAllText(desk.PathOf("down.kbm"), "0\n0\n127\n60\n60\n130.8127826502993\n0\n");
        desk.WriteSong("low.mid", track => track.Note(0, 900, 60).End(1000));
        desk.WriteSong("high.mid", track => track.Note(0, 900, 64).End(1000));
        double[] octaveUp = Render(desk, "low.mid", "--transpose", "12");
        Assert.Equal(octaveUp, Render(desk, "high.mid", "--scale", "four.scl"));
        // The map puts note 60 an octave lower: four keys up it is where it was.
        Assert.Equal(Render(desk, "low.mid"), Render(desk, "high.mid", "--scale", "four.scl", "--keyboard-map", "down.kbm"));
    }

    [Theory]
    [InlineData("there is no file \"none.scl\": check the name and the folder.", "--scale", "none.scl")]
    [InlineData("bad.scl: Line 2: \"many\" stands where the number of degrees should; write a whole number from 1 to 10000.", "--scale", "bad.scl")]
    [InlineData("bad.scl: Line 1: \"bad\" stands where the number of keys in the map should; write a whole number from 0 to 10000.", "--keyboard-map", "bad.scl")]
    public void A_file_that_is_no_tuning_is_refused_in_a_sentence(string sentence, params string[] call)
    {
        using var desk = new Desk();
        File.WriteAllText(desk.PathOf("bad.scl"), "bad\nmany\n");
        desk.WriteSong("song.mid", track => track.Note(0, 100, 60));
        Said said = desk.Run(["render", "song.mid", .. call]);
        Assert.Equal((1, $"ms20: {sentence}\n"), (said.ExitCode, said.Error));
        Assert.Equal(["bad.scl", "song.mid"], desk.Files);
    }

    private static double[] Render(Desk desk, params string[] call)
    {
        Assert.Equal(0, desk.Run(["render", .. call, "-o", "out.wav", "--force", .. Cheap]).ExitCode);
        return desk.Wave("out.wav").Samples;
    }
}
