using System.Globalization;
using Spectre.Console;

namespace Ms20.App.Rendering;

/// <summary>Runs a rendering, says on standard error what begins, and moves a bar there if that is a terminal.</summary>
internal sealed class RenderProgress(string songName, RenderJob job, Surroundings surroundings)
{
    private const double BarEnd = 1.0;

    /// <summary>How long the rendering took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What is said as it begins.</summary>
    public static string Headline(string songName, RenderJob job, int notes)
    {
        string patch = job.Patch.Name.Length > 0 ? job.Patch.Name : "an unnamed patch";
        return string.Create(CultureInfo.InvariantCulture, $"{songName}: {job.Song.LengthSeconds:0.0} s, {Counted.Words(notes, "note")}, with {patch}");
    }

    /// <summary>Runs it.</summary>
    public RenderReport Run(SongRenderer renderer, Stream destination)
    {
        surroundings.Error.WriteLine(Headline(songName, job, renderer.Notes));
        surroundings.Error.Flush();
        long start = surroundings.Clock.GetTimestamp();
        RenderReport report = surroundings.ErrorIsTerminal
            ? RunWithBar(renderer, destination)
            : renderer.Render(destination, stop: surroundings.Stop);
        Elapsed = surroundings.Clock.GetElapsedTime(start);
        return report;
    }

    private RenderReport RunWithBar(SongRenderer renderer, Stream destination)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                ProgressTask bar = context.AddTask("song", maxValue: BarEnd);
                return renderer.Render(destination, done => bar.Value = done, surroundings.Stop);
            });
    }
}
