using System.CommandLine;
using System.Text;
using Ms20.Audio;

namespace Ms20.App.Commands;

/// <summary>Where a drawing goes.</summary>
internal sealed class PlotOutput(string defaultName)
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE.svg",
        Description = $"Where to draw. [default: {defaultName} in this folder]",
    };

    private readonly Option<bool> _force = new("--force", "-f") { Description = "Overwrite an existing file." };

    /// <summary>All options, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_output, _force];

    /// <summary>Refuses an existing file before any work is done.</summary>
    public void Check(ParseResult parsed, Surroundings surroundings) =>
        OutputFile.Check(NameIn(parsed), parsed.GetValue(_force), surroundings);

    /// <summary>Draws a chart and says where.</summary>
    public int Write(Chart chart, ParseResult parsed, Surroundings surroundings)
    {
        using AtomicFile file = AtomicFile.Create(surroundings.PathOf(NameIn(parsed)), parsed.GetValue(_force));
        byte[] svg = Encoding.UTF8.GetBytes(SvgWriter.Write(chart));
        file.Stream.Write(svg);
        file.Complete();
        surroundings.Error.WriteLine($"{NameIn(parsed)}: {chart.Title}");
        return ExitCode.Success;
    }

    private string NameIn(ParseResult parsed) => parsed.GetValue(_output) ?? defaultName;
}
