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
    [InlineData("--unit", "1")]
    public void Nothing_turned_is_nothing_changed(params string[] condition) => Assert.Equal(Play(), Play(condition));

    [Fact]
    public void The_ideal_unit_neither_ages_nor_feels_the_cold() =>
        Assert.Equal(Play("--unit", "0"), Play("--unit", "0", "--age", "1", "--cold"));

    private static byte[] Play(params string[] condition)
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 60, 60).End(80));
        Said said = desk.Run(["render", "song.mid", "-o", "-", "--quality", "eco", "--tail", "0", .. condition]);
        Assert.Equal(0, said.ExitCode);
        return said.Bytes;
    }
}
