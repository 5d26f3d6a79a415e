using System.CommandLine;
using Ms20.App.Patches;
using Ms20.App.Rendering;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary>The words that say how the instrument listens to MIDI.</summary>
internal sealed class MidiGearOptions
{
    private readonly Option<MidiProfile?> _profile = ValueOption.Choice(
        "--midi-profile",
        "How much of MIDI is understood: as the mini does, notes on channel 1, or all of it. [default: the patch's]",
        ("mini", MidiProfile.Mini),
        ("extended", MidiProfile.Extended));

    private readonly Option<string?> _map = new("--midi-map")
    {
        HelpName = "FILE",
        Description = "What the control changes turn, the bend's range, the wheel, a set list for program changes: a MIDI map file.",
    };

    /// <summary>All of them, in the order in which help shows them.</summary>
    public IReadOnlyList<Option> All => [_profile, _map];

    /// <summary>What they say.</summary>
    /// <exception cref="Refusal">The map cannot be read, or names a patch that is not there.</exception>
    public MidiGear Read(ParseResult parsed, Surroundings surroundings)
    {
        MidiMap map = parsed.GetValue(_map) is { } file ? MidiMapSource.Read(file, surroundings) : MidiMap.Default;
        return new MidiGear
        {
            Profile = parsed.GetValue(_profile),
            Map = map,
            Programs = [.. map.Programs.Select(program => PatchSource.Load(program, surroundings))],
        };
    }
}
