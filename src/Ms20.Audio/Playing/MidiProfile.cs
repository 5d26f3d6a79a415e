namespace Ms20.Audio.Playing;

/// <summary>How much of MIDI an instrument understands.</summary>
public enum MidiProfile
{
    /// <summary>Everything of docs/midi.md: bender, pedals, control changes, cables, programs, clock.</summary>
    Extended,

    /// <summary>The MS-20 mini's implementation chart (revision 1.0 of 2012): notes on channel 1, mode messages, Active Sensing, nothing else.</summary>
    Mini,
}
