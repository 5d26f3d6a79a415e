using System.CommandLine;
using Ms20.App.Processing;
using Ms20.App.Spectra;
using Ms20.Audio;

namespace Ms20.App.Commands;

/// <summary><c>ms20 plot spectrogram</c>: which frequencies sound when in WAVE files, one below the other.</summary>
internal sealed class PlotSpectrogramCommand
{
    // More would not fit on a page. A tunable.
    private const int MostFiles = 8;

    private const double DefaultRangeDb = 80.0;

    private readonly Surroundings _surroundings;

    private readonly Argument<string[]> _files = new("FILE.wav")
    {
        Description = "The WAVE files, such as one before and one after processing.",
        Arity = new ArgumentArity(1, MostFiles),
    };

    private readonly Option<double?> _range = ValueOption.Number(
        "--range", "DB", "How many decibels below full scale still have a colour. [default: 80]", 10.0, 160.0);

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE.png",
        Description = "Where to draw: .png, or .svg with the picture inside. [default: spectrogram.png in this folder]",
    };

    private readonly Option<bool> _force = new("--force", "-f") { Description = "Overwrite an existing file." };

    private PlotSpectrogramCommand(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var plot = new PlotSpectrogramCommand(surroundings);
        var command = new DocumentedCommand(
            "spectrogram",
            "Draw which frequencies sound when in WAVE files.",
            "ms20 plot spectrogram drums.wav drums-ms20.wav -o drums.png")
        {
            plot._files,
            plot._range,
            plot._output,
            plot._force,
        };
        command.SetAction(plot.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string output = parsed.GetValue(_output) ?? "spectrogram.png";
        string[] files = parsed.GetRequiredValue(_files);
        bool isSvg = output.EndsWith(".svg", StringComparison.OrdinalIgnoreCase);
        if (!isSvg && !output.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
            throw new Refusal($"\"{output}\" is neither a .png nor an .svg file: end the name with one of them.", ExitCode.Usage);
        foreach (string file in files)
            OutputFile.Check(output, parsed.GetValue(_force), _surroundings, file);
        var chart = new SpectrogramChart(Read(files), parsed.GetValue(_range) ?? DefaultRangeDb);
        using AtomicFile drawing = AtomicFile.Create(_surroundings.PathOf(output), parsed.GetValue(_force));
        drawing.Stream.Write(isSvg ? SpectrogramSvg.Write(chart) : SpectrogramPng.Write(chart));
        drawing.Complete();
        _surroundings.Error.WriteLine($"{output}: {string.Join(" over ", chart.Panels.Select(panel => panel.Title))}");
        return ExitCode.Success;
    }

    // Two passes: the time axis is as long as the longest file, and all are looked at in its steps.
    private (string, Spectrogram)[] Read(string[] names)
    {
        double longest = 0.0;
        foreach (string name in names)
        {
            using WaveInput file = WaveInput.Open(name, _surroundings);
            longest = Math.Max(longest, (double)(file.FrameCount ?? 0) / file.Format.SampleRateHz);
        }

        return [.. names.Select(name => (Path.GetFileName(name), Read(name, longest)))];
    }

    private Spectrogram Read(string name, double longestSeconds)
    {
        using WaveInput file = WaveInput.Open(name, _surroundings);
        double seconds = (double)(file.FrameCount ?? 0) / file.Format.SampleRateHz;
        int columns = longestSeconds > 0.0 ? SpectrogramChart.ColumnsOf(seconds, longestSeconds, SpectrogramLayout.PanelWidth) : 1;
        return Spectrogram.Read(file, columns, _surroundings.Stop);
    }
}
