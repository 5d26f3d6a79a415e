namespace Ms20.Audio.Midi;

/// <summary>From this tick on a quarter note lasts this long.</summary>
/// <param name="Tick">Ticks from the beginning of the track, 0 or more.</param>
/// <param name="MicrosecondsPerQuarter">1 to 16,777,215; 500,000 is 120 quarter notes a minute.</param>
public readonly record struct MidiTempoChange(long Tick, int MicrosecondsPerQuarter);
