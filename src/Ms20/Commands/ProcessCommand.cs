using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Ms20.App.Listing;
using Ms20.App.Processing;
using Ms20.App.Rendering;
using Ms20.Audio.Midi;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary><c>ms20 process</c>: a WAVE file through the instrument.</summary>
internal sealed class ProcessCommand
{
    /// <summary>The tag of patches that are made for audio from outside.</summary>
    public const string Tag = "external";

    private readonly Surroundings _surroundings;
    private readonly ProcessOptions _options = new();

    private ProcessCommand(Surroundings surroundings) => _surroundings = surroundings;

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var process = new ProcessCommand(surroundings);
        var command = new DocumentedCommand(
            "process",
            "Send a WAVE file through the instrument.",
            "ms20 process drums.wav",
            "ms20 process drums.wav --set lpf.cutoff=600Hz --set lpf.peak=8 --gain 12 --mix 30/70 -o dirty.wav",
            "ms20 process drums.wav --cable esp.env.out:lpf.cutoff.in --set esp.level=5 --set lpf.eg2=6 --to both -o follow.wav",
            "ms20 process voice.wav --patch first-light --midi song.mid --stereo sum",
            "ms20 process pad.wav --cv-in sequence.wav --cv-map 1=lpf.cutoff.in --cv-out mg.tri.out,kbd.cv.out");
        process._options.AddTo(command);
        command.SetAction(process.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_options.List))
        {
            PatchListing.List(_surroundings, Tag);
            return ExitCode.Success;
        }

        string inputName = parsed.GetValue(_options.Input)
            ?? throw new Refusal("IN.wav is missing: write ms20 process IN.wav.", ExitCode.Usage);
        if (parsed.GetValue(_options.Hold) is not null && parsed.GetValue(_options.Midi) is not null)
            throw new Refusal("--hold and --midi both press keys: write one of them.", ExitCode.Usage);
        ImmutableArray<Jack> cvOut = _options.Cv.Jacks(parsed);
        string soundName = parsed.GetValue(_options.Output) ?? DefaultOutput(inputName);
        var output = new ProcessOutput(soundName, cvOut.IsEmpty ? null : _options.Cv.OutputName(parsed, soundName), parsed.GetValue(_options.Force));
        output.Check(_surroundings, inputName, parsed.GetValue(_options.Cv.In), parsed.GetValue(_options.Midi));
        Patch patch = _options.Patch.Read(parsed, _surroundings);
        using AudioFeed audio = OpenAudio(parsed, inputName, patch);
        using CvFeed? cvIn = _options.Cv.Open(parsed, patch, audio.RateHz, audio.Jacks, _surroundings);
        ProcessJob job = Job(parsed, patch, audio, cvIn) with { CvOut = cvOut };
        var progress = new WorkProgress(Headline(job, audio), _surroundings);
        ProcessReport report = output.Write(new SignalProcessor(job), progress, _surroundings);
        ProcessSummary.Write(_surroundings.Error, soundName, job, report, progress.Elapsed);
        return ExitCode.Success;
    }

    private AudioFeed OpenAudio(ParseResult parsed, string name, Patch patch)
    {
        ImmutableArray<Jack> jacks = SignalEntries.JacksOf(parsed.GetValue(_options.To) ?? SignalEntries.For(patch));
        foreach (Jack jack in jacks)
            FreeJack.Check(jack, patch, [], remedy: "choose the other entry with --to, or a patch that leaves this one free");
        WaveInput file = WaveInput.Open(name, _surroundings);
        try
        {
            ImmutableArray<int> channels = ChannelsOf(file, parsed.GetValue(_options.Channels));
            StereoMode mode = parsed.GetValue(_options.Stereo) ?? StereoMode.Dual;
            return new AudioFeed(file, channels, mode, jacks, parsed.GetValue(_options.Gain) ?? 0.0, SignalProcessor.BlockFrames);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static ImmutableArray<int> ChannelsOf(WaveInput file, ImmutableArray<int> chosen)
    {
        int channels = file.Format.Channels;
        if (chosen.IsDefault)
        {
            return channels <= 2
                ? [.. Enumerable.Range(0, channels)]
                : throw new Refusal($"{file.Name} has {channels} channels: choose one or two of them with --channels, such as --channels 1,2.");
        }

        int highest = chosen.Max() + 1;
        return highest <= channels
            ? chosen
            : throw new Refusal($"{file.Name} has {Counted.Words(channels, "channel")} and no channel {highest}: choose one that it has with --channels.");
    }

    private ProcessJob Job(ParseResult parsed, Patch patch, AudioFeed audio, CvFeed? cvIn)
    {
        var render = new RenderJob { Song = Song(parsed), Patch = patch, Condition = _options.Condition.Read(parsed), RateHz = audio.RateHz };
        render = render with
        {
            Encoding = parsed.GetValue(_options.Bits) ?? render.Encoding,
            Quality = parsed.GetValue(_options.Quality) ?? render.Quality,
            Channel = parsed.GetValue(_options.MidiChannel),
            Transpose = parsed.GetValue(_options.Transpose) ?? render.Transpose,
            Midi = _options.Gear.Read(parsed, _surroundings),
            Tuning = _options.Tuning.Read(parsed, _surroundings),
            Tail = parsed.GetValue(_options.Tail),
        };
        return new ProcessJob
        {
            Render = render,
            Audio = audio,
            CvIn = cvIn,
            CvScaleVolts = _options.Cv.ScaleVolts(parsed),
            Mix = parsed.GetValue(_options.Mix) ?? MixBalance.AllWet,
            HeldNote = parsed.GetValue(_options.Hold),
        };
    }

    private MidiSong Song(ParseResult parsed) => parsed.GetValue(_options.Midi) is string name
        ? SongFile.Read(name, _surroundings)
        : new MidiSong(new MidiFile(0, MidiDivision.Quarter(96), new MidiTrackBuilder().Build()));

    private static string DefaultOutput(string inputName) =>
        inputName == WaveInput.StandardInput ? "-" : Path.GetFileNameWithoutExtension(inputName) + "-ms20.wav";

    private static string Headline(ProcessJob job, AudioFeed audio)
    {
        string patch = job.Render.Patch.Name.Length > 0 ? job.Render.Patch.Name : "an unnamed patch";
        string length = audio.LengthFrames is long frames
            ? string.Create(CultureInfo.InvariantCulture, $"{(double)frames / audio.RateHz:0.0} s")
            : "no known length";
        string into = string.Join(" and ", audio.Jacks.Select(jack => jack.Name));
        return $"{audio.Name}: {length}, {audio.RateHz} Hz, {Counted.Words(audio.FileChannels, "channel")}, into {into}, with {patch}";
    }
}
