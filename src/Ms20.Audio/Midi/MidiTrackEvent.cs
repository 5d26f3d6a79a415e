namespace Ms20.Audio.Midi;

/// <summary>A channel message of a <see cref="MidiTrack"/>, as the file has it.</summary>
/// <param name="Tick">Ticks from the beginning of the track, 0 or more.</param>
/// <param name="Kind">What it says; a note-on of velocity 0 is still a note-on here.</param>
/// <param name="Channel">1 to 16.</param>
/// <param name="Data1">The first data byte, 0 to 127.</param>
/// <param name="Data2">The second data byte, 0 to 127; 0 for messages that have one.</param>
public readonly record struct MidiTrackEvent(long Tick, MidiMessageKind Kind, byte Channel, byte Data1, byte Data2)
{
    /// <summary>Whether a message of this kind is one data byte long instead of two.</summary>
    internal static bool HasOneDataByte(MidiMessageKind kind) => kind is MidiMessageKind.ProgramChange or MidiMessageKind.ChannelPressure;
}
