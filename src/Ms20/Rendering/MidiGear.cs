using System.Collections.Immutable;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>How the instrument listens to MIDI.</summary>
internal sealed record MidiGear
{
    /// <summary>All channels, the default map, no programs.</summary>
    public static MidiGear Default { get; } = new();

    /// <summary>How much of MIDI is understood; null for what the patch's profile says.</summary>
    public MidiProfile? Profile { get; init; }

    /// <summary>What control changes do.</summary>
    public MidiMap Map { get; init; } = MidiMap.Default;

    /// <summary>The patches of the map's set list.</summary>
    public ImmutableArray<Patch> Programs { get; init; } = [];

    /// <summary>The socket of an instrument.</summary>
    /// <exception cref="Refusal">A program of the set list is for another instrument.</exception>
    public MidiIn Socket(Patch patch, int? channel, int transpose, int rateHz)
    {
        for (int program = 0; program < Programs.Length; program++)
        {
            if (!InstrumentPlayer.CanSwitch(patch, Programs[program]))
            {
                throw new Refusal(
                    $"program {program} (\"{Programs[program].Name}\") of the set list is for another instrument than \"{patch.Name}\": "
                    + "give it the same profile, normals, rear panel, routes and clock.");
            }
        }

        return new MidiIn(new MidiInOptions
        {
            Patch = patch,
            Profile = Profile,
            Map = Map,
            Channel = channel,
            Transpose = transpose,
            SampleRateHz = rateHz,
        });
    }
}
