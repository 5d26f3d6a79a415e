using System.CommandLine;
using Ms20.App.Rendering;
using Ms20.Audio.Wave;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary>The words that <c>ms20 render</c> understands.</summary>
internal sealed class RenderOptions
{
    private const int LowestRateHz = 8000;
    private const int HighestRateHz = 384000;

    public Argument<string> Song { get; } = new("SONG.mid") { Description = "The song: a standard MIDI file." };

    public Option<string?> Output { get; } = new("--output", "-o")
    {
        HelpName = "OUT.wav",
        Description = "Where to write; - is standard output. [default: the song's name, .wav, in this folder]",
    };

    public PatchOptions Patch { get; } = new(FactoryPatches.DefaultName);

    public ConditionOptions Condition { get; } = new();

    public Option<int?> Rate { get; } = ValueOption.WholeNumber(
        "--rate", "HZ", "Sample rate, 8000 to 384000. [default: 48000]", LowestRateHz, HighestRateHz);

    public Option<WaveEncoding?> Bits { get; } = SoundOptions.Bits();

    public Option<Quality?> Quality { get; } = SoundOptions.Quality();

    public PartOptions Parts { get; } = new();

    public Option<int?> Transpose { get; } = ValueOption.WholeNumber(
        "--transpose", "N", "Semitones to add to every note; the keys are MIDI notes 48 to 84. [default: 0]", -127, 127);

    public MidiGearOptions Midi { get; } = new();

    public TuningOptions Tuning { get; } = new();

    public Option<TailLength> Tail { get; } = SoundOptions.Tail("the song");

    public CvOptions Cv { get; } = new();

    public Option<bool> Force { get; } = new("--force", "-f") { Description = "Overwrite an existing file." };

    /// <summary>Adds them all to the command, in the order in which help shows them.</summary>
    public void AddTo(Command command)
    {
        command.Add(Song);
        Option[] options =
        [
            Output, .. Patch.All, .. Condition.All, Rate, Bits, Quality, .. Parts.All, Transpose, .. Midi.All, .. Tuning.All, Tail, .. Cv.All,
            Force,
        ];
        foreach (Option option in options)
            command.Add(option);
    }
}
