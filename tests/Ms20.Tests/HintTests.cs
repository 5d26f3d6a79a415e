namespace Ms20.Tests;

/// <summary>What is allowed and probably not meant is said in a line, and the work goes on.</summary>
public sealed class HintTests
{
    private const string Sentence =
        "KBD V/OCT OUT gives volts per octave and VCO 1+2 CV IN wants hertz per volt, so that no interval is right; "
        + "use V/OCT IN instead, or a converter from V/OCT TO HZ/V.";

    [Fact]
    public void Checking_a_file_hints_and_finds_it_in_order()
    {
        using Desk desk = DeskWithFiles();
        Said said = desk.Run("patches", "--check", "good.ms20.json", "odd.ms20.json");
        Assert.Equal((0, "2 of 2 in order.\n"), (said.ExitCode, said.Output));
        Assert.Equal($"odd.ms20.json: hint: rear.kbd.voct.out -> vco12.cv.in: {Sentence}\n", said.Error);
    }

    [Theory]
    [InlineData("render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0")]
    [InlineData("plot", "waveform", "signal.out", "-o", "-")]
    public void A_command_that_plays_the_patch_hints_and_plays_it(params string[] call)
    {
        using Desk desk = DeskWithFiles();
        Said said = desk.Run([.. call, "--patch", "odd.ms20.json"]);
        Assert.Equal(0, said.ExitCode);
        Assert.StartsWith($"hint: rear.kbd.voct.out -> vco12.cv.in: {Sentence}\n", said.Error);
        Assert.DoesNotContain("hint", desk.Run([.. call, "--patch", "good.ms20.json"]).Error);
    }

    [Fact]
    public void A_cable_of_the_command_line_is_looked_at_too_and_what_a_factory_patch_means_is_not()
    {
        using Desk desk = DeskWithFiles();
        string[] call = ["render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0", "--patch", "wind"];
        Assert.DoesNotContain("hint", desk.Run(call).Error);
        Said said = desk.Run([.. call, "--cable", "kbd.cv.out:hpf.cutoff.in"]);
        Assert.StartsWith("hint: kbd.cv.out -> hpf.cutoff.in: ", said.Error);
        Assert.Single(said.Error.Split('\n'), line => line.Contains("hint", StringComparison.Ordinal));
    }

    [Fact]
    public void The_rear_panel_is_set_and_plugged_as_the_front_is()
    {
        using Desk desk = DeskWithFiles();
        string[] plain = ["render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0"];
        Said set = desk.Run([.. plain, "--set", "rear.sync=on", "--set", "vco2.pitch=+7 st"]);
        Assert.Equal(0, set.ExitCode);
        Assert.NotEqual(desk.Run([.. plain, "--set", "vco2.pitch=+7 st"]).Bytes, set.Bytes);
        Said converted = desk.Run(
            [.. plain, "--cable", "rear.kbd.voct.out:rear.converter1.in", "--cable", "rear.converter1.out:vco2.cv.in", "--set", "rear.converter1.offset=+1 V"]);
        Assert.Equal(0, converted.ExitCode);
        Assert.DoesNotContain("hint", converted.Error);
        Assert.Equal(
            "ms20: rear.converter1.offset cannot stand at \"9\": write a mark from -5 to 5 or a quantity, -5 V to +5 V.\n",
            desk.Run([.. plain, "--set", "rear.converter1.offset=9"]).Error);
        Assert.Equal("ms20: rear.sync cannot stand at \"LATE\": write one of OFF, ON.\n", desk.Run([.. plain, "--set", "rear.sync=LATE"]).Error);
        Assert.Equal(
            "ms20: there is no control \"rear.sink\"; the nearest is \"rear.sync\" (see \"ms20 panel\").\n",
            desk.Run([.. plain, "--set", "rear.sink=ON"]).Error);
    }

    private static Desk DeskWithFiles()
    {
        var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 60, 60).End(80));
        File.WriteAllText(desk.PathOf("good.ms20.json"), "{ \"format\": 1, \"cables\": [\"rear.kbd.voct.out -> lpf.cutoff.in\"] }");
        File.WriteAllText(desk.PathOf("odd.ms20.json"), "{ \"format\": 1, \"cables\": [\"rear.kbd.voct.out -> vco12.cv.in\"] }");
        return desk;
    }
}
