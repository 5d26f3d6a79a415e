using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Ms20.App.Processing;
using Ms20.App.Rendering;
using Ms20.Audio.Wave;
using Ms20.Engine;

namespace Ms20.App.Commands;

/// <summary>The words that <c>ms20 process</c> understands.</summary>
internal sealed class ProcessOptions
{
    /// <summary>The patch that audio goes through when none is chosen.</summary>
    public const string DefaultPatch = "outboard";

    public Argument<string?> Input { get; } = new("IN.wav")
    {
        Description = "The audio: a WAVE file; - is standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Option<string?> Output { get; } = new("--output", "-o")
    {
        HelpName = "OUT.wav",
        Description = "Where to write; - is standard output. [default: the input's name, -ms20.wav, in this folder]",
    };

    public PatchOptions Patch { get; } = new(DefaultPatch);

    public ConditionOptions Condition { get; } = new();

    public Option<SignalEntry?> To { get; } = ValueOption.Choice(
        "--to",
        "Where to plug the audio in: SIGNAL IN of the external signal processor, EXT SIGNAL IN before the filters, or both. "
        + "[default: esp if the patch has a cable from it, else ext]",
        ("esp", SignalEntry.Esp),
        ("ext", SignalEntry.Ext),
        ("both", SignalEntry.Both));

    public Option<double?> Gain { get; } = ValueOption.Number(
        "--gain", "DB", "Amplify the audio on its way in; full scale is 1 V at SIGNAL IN, 1.5 V at EXT SIGNAL IN. [default: 0]", -100.0, 100.0);

    public Option<ImmutableArray<int>> Channels { get; } = ValueOption.Create<ImmutableArray<int>>(
        "--channels",
        "N[,N]",
        "Which one or two of the file's channels go in, counted from 1. [default: all, where there are one or two]",
        TryReadChannels,
        "one or two channels, counted from 1, such as 1 or 3,4");

    public Option<StereoMode?> Stereo { get; } = ValueOption.Choice(
        "--stereo",
        "What two channels become: an instrument each, or their mean for one instrument. [default: dual]",
        ("dual", StereoMode.Dual),
        ("sum", StereoMode.Sum));

    public Option<MixBalance?> Mix { get; } = ValueOption.Create<MixBalance?>(
        "--mix",
        "DRY/WET",
        "How much of the file itself and of the instrument to write, in per cent, aligned to the sample. [default: 0/100]",
        MixBalance.TryRead,
        "two percentages from 0 to 100, dry and wet, such as 30/70");

    public Option<int?> Hold { get; } = ValueOption.WholeNumber(
        "--hold", "NOTE", "Hold a key down as long as the audio lasts: a MIDI note, the keys are 48 to 84. [default: none]", 0, 127);

    public Option<string?> Midi { get; } = new("--midi") { HelpName = "SONG.mid", Description = "A song to play along, from the first sample on." };

    public Option<int?> MidiChannel { get; } = ValueOption.WholeNumber(
        "--midi-channel", "N", "The MIDI channel to play, 1 to 16. [default: all]", 1, 16);

    public Option<int?> Transpose { get; } = ValueOption.WholeNumber(
        "--transpose", "N", "Semitones to add to every note of the song. [default: 0]", -127, 127);

    public MidiGearOptions Gear { get; } = new();

    public TuningOptions Tuning { get; } = new();

    public CvOptions Cv { get; } = new();

    public Option<WaveEncoding?> Bits { get; } = SoundOptions.Bits();

    public Option<Quality?> Quality { get; } = SoundOptions.Quality();

    public Option<TailLength> Tail { get; } = SoundOptions.Tail("the input");

    public Option<bool> Force { get; } = new("--force", "-f") { Description = "Overwrite an existing file." };

    public Option<bool> List { get; } = new("--list") { Description = "List the patches that are made for audio from outside." };

    /// <summary>Adds them all to the command, in the order in which help shows them.</summary>
    public void AddTo(Command command)
    {
        command.Add(Input);
        Option[] options =
        [
            Output, .. Patch.All, .. Condition.All, To, Gain, Channels, Stereo, Mix, Hold, Midi, MidiChannel, Transpose, .. Gear.All,
            .. Tuning.All, .. Cv.All, Bits, Quality, Tail, Force, List,
        ];
        foreach (Option option in options)
            command.Add(option);
    }

    private static bool TryReadChannels(string text, out ImmutableArray<int> channels)
    {
        var read = ImmutableArray.CreateBuilder<int>();
        foreach (string number in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int channel) && channel is >= 1 and <= WaveFormat.MaxChannels)
                read.Add(channel - 1);
            else
                read.Add(-1);
        }

        channels = read.DrainToImmutable();
        return channels.Length <= 2 && channels.All(channel => channel >= 0);
    }
}
