using Ms20.Panel;

namespace Ms20.Audio.Playing;

/// <summary>How a <see cref="MidiIn"/> listens.</summary>
public sealed record MidiInOptions
{
    /// <summary>The patch that is played: what its routes use is theirs, and its clock decides what the clock does.</summary>
    public required Patch Patch { get; init; }

    /// <summary>How much of MIDI is understood; the patch's profile decides unless told: the mini's for a mini.</summary>
    public MidiProfile? Profile { get; init; }

    /// <summary>The player's gear.</summary>
    public MidiMap Map { get; init; } = MidiMap.Default;

    /// <summary>The channel listened to, 1 to 16; unless told the map's, on a mini channel 1.</summary>
    public int? Channel { get; init; }

    /// <summary>Semitones added to every note, -127 to +127.</summary>
    public int Transpose { get; init; }

    /// <summary>Frames a second, in hertz: what Active Sensing and the clock's tempo are measured with.</summary>
    public double SampleRateHz { get; init; } = 48000.0;

    internal MidiProfile EffectiveProfile => Profile ?? (Patch.Profile.MiniMidi ? MidiProfile.Mini : MidiProfile.Extended);

    internal int? EffectiveChannel => Channel ?? (EffectiveProfile == MidiProfile.Mini ? 1 : Map.Channel);

    internal void Check()
    {
        if (Channel is < 1 or > 16)
            throw new ArgumentOutOfRangeException(nameof(Channel), Channel, "MIDI has channels 1 to 16.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Transpose, -127);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Transpose, 127);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SampleRateHz);
    }
}
