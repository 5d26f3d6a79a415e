namespace Ms20.Tests.Rendering;

/// <summary>Age, cold and trimmers reach the instrument that renders.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("--age", "1")]
    [InlineData("--cold")]
    [InlineData("--trim", "vco2.trim=-12")]
    [InlineData("--trim", "lpf.cutoff.trim = 30 %")]
    public void Each_changes_what_unit_1_plays(params string[] condition) =>
        Assert.NotEqual(Play("--unit", "1"), Play(["--unit", "1", .. condition]));

    [Theory]
    [InlineData("--age", "0")]
    [InlineData("--trim", "vco2.trim=0cents")]
    [InlineData("--trim", "vco1.trim=50", "--trim", "vco1.trim=0")]
    [InlineData("--cold", "false")]
    [InlineData("--unit", "1")]
    public void Nothing_turned_is_nothing_changed(params string[] condition) => Assert.Equal(Play(), Play(condition));

    [Fact]
    public void The_ideal_unit_neither_ages_nor_feels_the_cold() =>
        Assert.Equal(Play("--unit", "0"), Play("--unit", "0", "--age", "1", "--cold"));

    [Fact]
    public void A_patchs_own_state_is_played_and_the_options_stand_against_it()
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 60, 60).End(80));
        File.WriteAllText(desk.PathOf("plain.ms20.json"), "{ \"format\": 1 }");
        File.WriteAllText(desk.PathOf("old.ms20.json"), "{ \"format\": 1, \"age\": 0.8, \"cold\": true, \"trims\": { \"vco2.trim\": -12 } }");
        byte[] plain = Play("plain.ms20.json"), old = Play("old.ms20.json");
        Assert.NotEqual(plain, old);
        Assert.Equal(old, Play("plain.ms20.json", "--age", "0.8", "--cold", "--trim", "vco2.trim=-12"));
        Assert.Equal(plain, Play("old.ms20.json", "--age", "0", "--cold", "false", "--trim", "vco2.trim=0"));
        byte[] Play(string patch, params string[] condition)
        {
            Said said = desk.Run(["render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0", "--patch", patch, .. condition]);
            Assert.Equal(0, said.ExitCode);
            return said.Bytes;
        }
    }

    private static byte[] Play(params string[] condition)
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 60, 60).End(80));
        Said said = desk.Run(["render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0", .. condition]);
        Assert.Equal(0, said.ExitCode);
        return said.Bytes;
    }
}
