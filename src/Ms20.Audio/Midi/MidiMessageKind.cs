namespace Ms20.Audio.Midi;

/// <summary>What a channel message says; the value is the message's status byte on channel 1 (MIDI 1.0, table I).</summary>
public enum MidiMessageKind : byte
{
    /// <summary>A key is released: data 1 is the key, data 2 the release velocity.</summary>
    NoteOff = 0x80,

    /// <summary>A key is pressed: data 1 is the key, data 2 the velocity.</summary>
    NoteOn = 0x90,

    /// <summary>Pressure on one key: data 1 is the key, data 2 the pressure.</summary>
    KeyPressure = 0xA0,

    /// <summary>A controller or channel mode message: data 1 is its number, data 2 its value.</summary>
    ControlChange = 0xB0,

    /// <summary>A program is chosen: data 1 is its number; data 2 is 0.</summary>
    ProgramChange = 0xC0,

    /// <summary>Pressure on the whole keyboard: data 1 is the pressure; data 2 is 0.</summary>
    ChannelPressure = 0xD0,

    /// <summary>The pitch wheel: data 1 holds the low seven bits, data 2 the high seven, 8192 at rest.</summary>
    PitchBend = 0xE0,
}
