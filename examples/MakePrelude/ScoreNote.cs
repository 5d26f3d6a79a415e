namespace MakePrelude;

/// <summary>A note of a <see cref="Score"/>.</summary>
/// <param name="Start">Sixteenths from the beginning of the piece.</param>
/// <param name="Length">Sixteenths until the next note, 1 to 16.</param>
/// <param name="Key">MIDI note number, 0 to 127; 60 is middle C.</param>
/// <param name="GatePercent">How much of its last sixteenth sounds, 1 to 100.</param>
internal readonly record struct ScoreNote(int Start, int Length, int Key, int GatePercent);
