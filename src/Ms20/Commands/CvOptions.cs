using System.Collections.Immutable;
using System.CommandLine;
using Ms20.App.Patches;
using Ms20.App.Processing;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary>The words that bring control voltages from a file to jacks, and from jacks into a file.</summary>
internal sealed class CvOptions
{
    private readonly Option<string[]> _map = new("--cv-map")
    {
        HelpName = "CH=JACK",
        Description = "Which of its channels goes to which input: 1=lpf.cutoff.in,2=trig.in. May be repeated.",
    };

    private readonly Option<string[]> _out = new("--cv-out")
    {
        HelpName = "JACK",
        Description = "Jacks to write, as 32-bit floats, a channel each: eg1.out,kbd.cv.out. May be repeated.",
    };

    private readonly Option<string?> _outFile = new("--cv-out-file")
    {
        HelpName = "FILE.wav",
        Description = "Where to write them. [default: the output's name, -cv.wav]",
    };

    private readonly Option<double?> _scale = ValueOption.Number(
        "--cv-scale", "VOLTS", "Volts that 1.0 stands for in both files. [default: 10]", 0.001, 1000.0);

    /// <summary>The file of control voltages.</summary>
    public Option<string?> In { get; } = new("--cv-in")
    {
        HelpName = "FILE.wav",
        Description = "A WAVE file of control voltages for the jacks of --cv-map, at the sound's rate.",
    };

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [In, _map, _out, _outFile, _scale];

    /// <summary>Whether any is used.</summary>
    public bool AreUsed(ParseResult parsed) => All.Any(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>The jacks to write.</summary>
    /// <exception cref="Refusal">There is no such jack, or it is named twice.</exception>
    public ImmutableArray<Jack> Jacks(ParseResult parsed)
    {
        var jacks = ImmutableArray.CreateBuilder<Jack>();
        foreach (string id in (parsed.GetValue(_out) ?? []).SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)))
        {
            Jack jack = JackNamed.Find(id);
            if (jacks.Contains(jack))
                throw new Refusal($"--cv-out names {id} twice: write it once.", ExitCode.Usage);
            jacks.Add(jack);
        }

        if (jacks.Count == 0 && parsed.GetValue(_outFile) is not null)
            throw new Refusal("--cv-out-file has nothing to hold: name jacks with --cv-out.", ExitCode.Usage);
        return jacks.DrainToImmutable();
    }

    /// <summary>Volts at full scale.</summary>
    public double ScaleVolts(ParseResult parsed) => parsed.GetValue(_scale) ?? ProcessJob.DefaultCvScaleVolts;

    /// <summary>The file that the jacks are written to.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="outputName">The sound's file; "-" is standard output.</param>
    public string OutputName(ParseResult parsed, string outputName) =>
        parsed.GetValue(_outFile) ?? (outputName == "-" ? "cv.wav" : Path.ChangeExtension(outputName, null) + "-cv.wav");

    /// <summary>Opens the file of control voltages.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="patch">The patch, whose cables leave jacks free or not.</param>
    /// <param name="rateHz">The sound's rate.</param>
    /// <param name="taken">Jacks that audio is plugged into.</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <returns>The feed, or null if none is asked for.</returns>
    /// <exception cref="Refusal">The file, a channel or a jack is not as it must be.</exception>
    public CvFeed? Open(ParseResult parsed, Patch patch, int rateHz, IReadOnlyCollection<Jack> taken, Surroundings surroundings)
    {
        string map = string.Join(',', parsed.GetValue(_map) ?? []);
        if (parsed.GetValue(In) is not string name)
        {
            return map.Length == 0
                ? null
                : throw new Refusal("--cv-map has no voltages to bring: name their file with --cv-in.", ExitCode.Usage);
        }

        if (map.Length == 0)
            throw new Refusal("--cv-in goes nowhere: say with --cv-map which channel goes to which jack, such as 1=lpf.cutoff.in.", ExitCode.Usage);
        ImmutableArray<CvPlug> plugs = CvPlug.ParseMap(map);
        foreach (CvPlug plug in plugs)
            FreeJack.Check(plug.Jack, patch, taken);
        WaveInput file = WaveInput.Open(name, surroundings);
        try
        {
            Check(file, plugs, rateHz);
            return new CvFeed(file, plugs, ScaleVolts(parsed), SignalProcessor.BlockFrames);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Check(WaveInput file, ImmutableArray<CvPlug> plugs, int rateHz)
    {
        if (file.Format.SampleRateHz != rateHz)
        {
            throw new Refusal(
                $"{file.Name} has {file.Format.SampleRateHz} Hz and the sound {rateHz} Hz: bring both to one rate, for voltages are taken as they are.");
        }

        int highest = plugs.Max(plug => plug.Channel) + 1;
        if (highest > file.Format.Channels)
            throw new Refusal($"{file.Name} has {Counted.Words(file.Format.Channels, "channel")} and no channel {highest}: map one that it has.");
    }
}
