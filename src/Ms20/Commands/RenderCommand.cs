using System.Collections.Immutable;
using System.CommandLine;
using Ms20.App.Processing;
using Ms20.App.Rendering;
using Ms20.Audio;
using Ms20.Audio.Midi;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary><c>ms20 render</c>: a MIDI file in, a WAVE file out.</summary>
internal sealed class RenderCommand
{
    private const string StandardOutputName = "-";

    private readonly Surroundings _surroundings;
    private readonly RenderOptions _options = new();

    private RenderCommand(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var render = new RenderCommand(surroundings);
        var command = new DocumentedCommand(
            "render",
            "Render a MIDI file into a WAVE file.",
            "ms20 render song.mid",
            "ms20 render song.mid --patch first-light --set lpf.cutoff=1.2kHz --set lpf.peak=7 --quality high -o bright.wav",
            "ms20 render song.mid --channel 1=fuzz-bass --channel 2=first-light --stems parts",
            "ms20 render song.mid --transpose -12 -o - | aplay");
        render._options.AddTo(command);
        command.SetAction(render.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string songName = parsed.GetRequiredValue(_options.Song);
        string outputName = parsed.GetValue(_options.Output) ?? Path.GetFileNameWithoutExtension(songName) + ".wav";
        bool force = parsed.GetValue(_options.Force);
        RenderJob job = Job(parsed, SongFile.Read(songName, _surroundings));
        ImmutableArray<SongPart> parts = _options.Parts.Parts(parsed, job.Patch, name => _options.Patch.Read(name, parsed, _surroundings));
        if (!parts.IsEmpty)
            return RunTogether(parsed, songName, job, parts);
        if (_options.Cv.AreUsed(parsed))
            return RunWithVoltages(parsed, songName, outputName, job);
        if (outputName != StandardOutputName)
            OutputFile.Check(outputName, force, _surroundings, songName);
        var renderer = new SongRenderer(job);
        var progress = new WorkProgress(RenderSummary.Headline(songName, job, renderer.Notes, [job.Patch.Name]), _surroundings);
        RenderReport report = outputName == StandardOutputName
            ? ToStandardOutput(renderer, progress)
            : ToFile(renderer, _surroundings.PathOf(outputName), force, progress);
        RenderSummary.Write(_surroundings.Error, outputName, job, report, progress.Elapsed);
        return ExitCode.Success;
    }

    private int RunTogether(ParseResult parsed, string songName, RenderJob job, ImmutableArray<SongPart> parts)
    {
        if (_options.Cv.AreUsed(parsed))
            throw new Refusal("control voltages go with one instrument: leave out --cv-in and --cv-out, or --takes and all but one --channel.", ExitCode.Usage);
        EnsembleOutput output = Together(parsed, songName, parts);
        output.Check(_surroundings, songName);
        var renderer = new EnsembleRenderer(job, parts);
        var progress = new WorkProgress(RenderSummary.Headline(songName, job, renderer.Notes, parts.Select(part => part.Name)), _surroundings);
        ImmutableArray<RenderReport> reports = output.Write(renderer, progress, _surroundings);
        EnsembleSummary.Write(_surroundings.Error, output.Names, job, parts, reports, progress.Elapsed);
        return ExitCode.Success;
    }

    private EnsembleOutput Together(ParseResult parsed, string songName, ImmutableArray<SongPart> parts)
    {
        bool force = parsed.GetValue(_options.Force);
        string outputName = parsed.GetValue(_options.Output) ?? Path.GetFileNameWithoutExtension(songName) + ".wav";
        if (_options.Parts.TakeCount(parsed) is not null)
            return EnsembleOutput.TakesOf(outputName, parts, force);
        if (_options.Parts.Stems(parsed) is not { } folder)
            return EnsembleOutput.Mix(outputName, force);
        return parsed.GetValue(_options.Output) is null
            ? EnsembleOutput.Stems(folder, parts, force)
            : throw new Refusal("-o is the mix and --stems are its parts: write one of the two.", ExitCode.Usage);
    }

    private int RunWithVoltages(ParseResult parsed, string songName, string outputName, RenderJob job)
    {
        ImmutableArray<Jack> cvOut = _options.Cv.Jacks(parsed);
        var output = new ProcessOutput(outputName, cvOut.IsEmpty ? null : _options.Cv.OutputName(parsed, outputName), parsed.GetValue(_options.Force));
        output.Check(_surroundings, songName, parsed.GetValue(_options.Cv.In));
        using CvFeed? cvIn = _options.Cv.Open(parsed, job.Patch, job.RateHz, [], _surroundings);
        var process = new ProcessJob { Render = job, CvIn = cvIn, CvOut = cvOut, CvScaleVolts = _options.Cv.ScaleVolts(parsed) };
        var processor = new SignalProcessor(process);
        var progress = new WorkProgress(RenderSummary.Headline(songName, job, processor.Notes, [job.Patch.Name]), _surroundings);
        ProcessReport report = output.Write(processor, progress, _surroundings);
        RenderSummary.Write(_surroundings.Error, outputName, job, report.Sound, progress.Elapsed);
        ProcessSummary.WriteCv(_surroundings.Error, process, report);
        return ExitCode.Success;
    }

    private RenderReport ToFile(SongRenderer renderer, string path, bool force, WorkProgress progress)
    {
        using AtomicFile file = AtomicFile.Create(path, force);
        RenderReport report = progress.Run(done => renderer.Render(file.Stream, done, _surroundings.Stop));
        file.Complete();
        return report;
    }

    private RenderReport ToStandardOutput(SongRenderer renderer, WorkProgress progress)
    {
        using Stream output = _surroundings.OpenOutputBytes();
        try
        {
            return progress.Run(done => renderer.Render(output, done, _surroundings.Stop));
        }
        catch (IOException)
        {
            throw new Refusal("standard output was closed before the song ended: have the other program read all of it.");
        }
    }

    private RenderJob Job(ParseResult parsed, MidiSong song)
    {
        var job = new RenderJob { Song = song, Patch = _options.Patch.Read(parsed, _surroundings), Condition = _options.Condition.Read(parsed) };
        return job with
        {
            RateHz = parsed.GetValue(_options.Rate) ?? job.RateHz,
            Encoding = parsed.GetValue(_options.Bits) ?? job.Encoding,
            Quality = parsed.GetValue(_options.Quality) ?? job.Quality,
            Channel = _options.Parts.Channel(parsed),
            Transpose = parsed.GetValue(_options.Transpose) ?? job.Transpose,
            Midi = _options.Midi.Read(parsed, _surroundings),
            Tuning = _options.Tuning.Read(parsed, _surroundings),
            Tail = parsed.GetValue(_options.Tail),
        };
    }
}
