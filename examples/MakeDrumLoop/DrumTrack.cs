namespace MakeDrumLoop;

/// <summary>One drum of a loop: an instrument of its own that plays one key.</summary>
/// <param name="Patch">The factory patch.</param>
/// <param name="Key">The MIDI note that is struck.</param>
/// <param name="Gain">Its share of the mix.</param>
/// <param name="Steps">A sixteenth each: x is a stroke.</param>
internal sealed record DrumTrack(string Patch, int Key, double Gain, string Steps);
