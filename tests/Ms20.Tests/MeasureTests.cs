namespace Ms20.Tests;

/// <summary><c>ms20 measure</c>: what it says and writes. What the figures are is tested in Ms20.Measurement.Tests.</summary>
public sealed class MeasureTests
{
    private static readonly string[] One = ["measure", "--only", "null.saw.median.4x.early.hpf"];

    [Fact]
    public void A_figure_is_told_as_it_is_found_and_stands_in_a_table_beside_its_target()
    {
        using var desk = new Desk();
        Said said = desk.Run(One);
        Assert.Equal(0, said.ExitCode);
        Assert.Matches(@"^1/1 null\.saw\.median\.4x\.early\.hpf: -\d+\.\d dB, missed by \d\.\d dB\n$", said.Error);
        Assert.StartsWith("Driven null\n", said.Output);
        Assert.Contains("≤ -55.0 dB", said.Output);
        Assert.EndsWith("0 of 1 target reached.\n", said.Output);
    }

    [Fact]
    public void Words_in_any_order_and_case_find_figures()
    {
        using var desk = new Desk();
        Assert.Equal(
            ["4/4", "3/4", "2/4", "1/4"],
            desk.Run("measure", "--only", "GAIN", "small").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..3]).Reverse());
        Said said = desk.Run("measure", "--only", "saw", "teapot");
        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.Equal("ms20: no figure has \"saw\" and \"teapot\" in its room, name or text: write fewer words.\n", said.Error);
    }

    [Fact]
    public void The_page_has_every_figure_and_says_which_were_not_measured()
    {
        using var desk = new Desk();
        Assert.Equal(0, desk.Run([.. One, "-o", "page.md"]).ExitCode);
        Assert.Equal(["page.md"], desk.Files);
        string page = File.ReadAllText(desk.PathOf("page.md"));
        Assert.StartsWith("# Measurements\n", page);
        Assert.Contains("**missed by", page);
        Assert.Contains("not measured here (`--all`)", page);
        // A page may be written anew, and the same figures give the same bytes.
        Assert.Equal(0, desk.Run([.. One, "-o", "page.md"]).ExitCode);
        Assert.Equal(page, File.ReadAllText(desk.PathOf("page.md")));
    }

    [Theory]
    [InlineData("page.txt", 2, "\"page.txt\" does not end in .md: give the page such a name with -o.")]
    [InlineData("no/page.md", 1, "does not exist: create it or write to another.")]
    [InlineData("mine.md", 1, "\"mine.md\" exists already: choose another name with -o, or overwrite it with --force.")]
    [InlineData("folder.md", 1, "is a folder: give the name of a file.")]
    public void A_page_that_cannot_be_written_is_refused_before_any_work(string name, int exitCode, string sentence)
    {
        using var desk = new Desk();
        File.WriteAllText(desk.PathOf("mine.md"), "# Mine\n");
        Directory.CreateDirectory(desk.PathOf("folder.md"));
        Said said = desk.Run("measure", "-o", name);
        Assert.Equal((exitCode, ""), (said.ExitCode, said.Output));
        Assert.EndsWith(sentence + "\n", said.Error);
        Assert.Single(said.Error.TrimEnd().Split('\n'));
        Assert.Equal("# Mine\n", File.ReadAllText(desk.PathOf("mine.md")));
    }

    [Fact]
    public void Asked_to_stop_it_stops()
    {
        using var desk = new Desk();
        Said said = desk.Run(new CancellationToken(canceled: true), [.. One, "-o", "page.md"]);
        Assert.Equal((130, "ms20: stopped; nothing was kept.\n"), (said.ExitCode, said.Error));
        Assert.Empty(desk.Files);
    }
}
