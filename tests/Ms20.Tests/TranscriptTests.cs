using System.CommandLine;
using System.Text.Json;
using Ms20.App;

namespace Ms20.Tests;

/// <summary>
/// What every command says, word for word, in <c>Transcripts</c>: a change of it shows in review. With MS20_RENEW_TRANSCRIPTS=1 in the
/// environment the files are written instead of compared.
/// </summary>
public sealed class TranscriptTests
{
    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help-lab", "lab", "--help")]
    [InlineData("help-render", "render", "--help")]
    [InlineData("help-process", "process", "--help")]
    [InlineData("help-patches", "patches", "--help")]
    [InlineData("help-panel", "panel", "--help")]
    [InlineData("help-plot", "plot", "--help")]
    [InlineData("help-plot-response", "plot", "response", "--help")]
    [InlineData("help-plot-envelope", "plot", "envelope", "--help")]
    [InlineData("help-plot-waveform", "plot", "waveform", "--help")]
    [InlineData("help-measure", "measure", "--help")]
    [InlineData("help-plot-spectrogram", "plot", "spectrogram", "--help")]
    [InlineData("version", "--version")]
    [InlineData("patches-normal-setting", "patches", "Normal Setting")]
    [InlineData("panel", "panel")]
    [InlineData("render-silence", "render", "song.mid", "--set", "volume=0", "--rate", "8000", "--quality", "eco")]
    public void A_command_says_what_its_transcript_says(string name, params string[] call)
    {
        using var desk = new Desk();
        desk.WriteSong("song.mid", track => track.Note(0, 100, 60).Note(100, 100, 30).End(250));
        Said said = desk.Run(call);
        Assert.Equal(0, said.ExitCode);
        Verify(name, $"> ms20 {string.Join(' ', call)}\n{said.Output}{said.Error}");
    }

    [Fact]
    public void The_examples_of_help_are_understood()
    {
        using var desk = new Desk();
        Command tree = CommandLine.Tree(desk.Surroundings());
        DocumentedCommand[] documented =
            [.. tree.Subcommands.Concat(tree.Subcommands.SelectMany(command => command.Subcommands)).OfType<DocumentedCommand>()];
        Assert.NotEmpty(documented);
        foreach (string example in documented.SelectMany(command => command.Examples))
        {
            string[] call = example.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("ms20", call[0]);
            Assert.Empty(tree.Parse(call[1..]).Errors);
        }
    }

    [Fact]
    public void Every_factory_patch_is_listed_and_shown()
    {
        using var desk = new Desk();
        string list = desk.Run("patches").Output;
        foreach (string name in Panel.FactoryPatches.All)
        {
            Assert.Contains($"\n{name} ", list);
            Assert.Equal(0, desk.Run("patches", name).ExitCode);
        }
    }

    [Fact]
    public void The_panel_as_JSON_holds_every_row_sorted_by_id()
    {
        using var desk = new Desk();
        Said said = desk.Run("panel", "--json");
        using JsonDocument json = JsonDocument.Parse(said.Output);
        foreach ((string list, int rows) in new[]
        {
            ("controls", Panel.Controls.All.Length),
            ("jacks", Panel.Jacks.All.Length),
            ("nodes", Panel.InternalNodes.All.Length),
            ("inputs", Panel.InternalInputs.All.Length),
            ("normals", Panel.NormalsTables.All.Length),
            ("trims", Panel.Trims.All.Length),
            ("profiles", Panel.Profiles.All.Length),
        })
        {
            string[] ids = [.. json.RootElement.GetProperty(list).EnumerateArray().Select(row => row.GetProperty("id").GetString()!)];
            Assert.Equal(rows, ids.Length);
            Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        }
    }

    [Fact]
    public void The_panel_as_JSON_gives_the_laws_at_whole_marks()
    {
        using var desk = new Desk();
        using JsonDocument json = JsonDocument.Parse(desk.Run("panel", "--json").Output);
        JsonElement controls = json.RootElement.GetProperty("controls");
        JsonElement cutoff = controls.EnumerateArray().Single(row => row.GetProperty("id").GetString() == "lpf.cutoff");
        JsonElement law = cutoff.GetProperty("law");
        Assert.Equal("Hz", law.GetProperty("unit").GetString());
        // 50 Hz x 300^(d/10), to six digits.
        double[] expected = [.. Enumerable.Range(0, 11).Select(d => 50.0 * Math.Pow(300.0, d / 10.0))];
        double[] actual = [.. law.GetProperty("atWholeMarks").EnumerateArray().Select(mark => mark.GetDouble())];
        Assert.Equal(expected.Length, actual.Length);
        for (int mark = 0; mark < actual.Length; mark++)
            Assert.Equal(1.0, actual[mark] / expected[mark], 1e-5);
        Assert.False(cutoff.TryGetProperty("lateLaw", out _));
        JsonElement peak = controls.EnumerateArray().Single(row => row.GetProperty("id").GetString() == "lpf.peak");
        Assert.Equal(4.03, peak.GetProperty("lateLaw").GetProperty("atWholeMarks")[10].GetDouble());
    }

    private static void Verify(string name, string actual)
    {
        string path = Path.Combine(Repository.Folder, "tests", "Ms20.Tests", "Transcripts", name + ".txt");
        if (Environment.GetEnvironmentVariable("MS20_RENEW_TRANSCRIPTS") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
