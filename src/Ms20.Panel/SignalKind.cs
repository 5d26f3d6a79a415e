namespace Ms20.Panel;

/// <summary>What a jack's voltage means. Any output may go to any input whatever the kinds: a voltage is a voltage.</summary>
public enum SignalKind
{
    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Pitch with frequency proportional to voltage (hertz per volt): an octave up doubles the volts.</summary>
    PitchHertzPerVolt,

    /// <summary>A control voltage that acts in proportion, or a wave or envelope of the instrument.</summary>
    ControlVolts,

    /// <summary>A control voltage that acts in octaves per volt, by as much as its knob is turned up.</summary>
    ExponentialControl,

    /// <summary>A switch trigger: on while the jack is pulled to ground, off while it is open or high.</summary>
    STrigger,

    /// <summary>A clock: high or open lets the sample-and-hold follow, low makes it hold.</summary>
    Clock,

    /// <summary>Pitch in volts per octave: an octave up adds a volt. 0 V is the lowest key, MIDI note 48.</summary>
    PitchVoltsPerOctave,

    /// <summary>A positive gate: on while high, off while low or open.</summary>
    Gate,
}
