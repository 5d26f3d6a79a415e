namespace Ms20.Panel;

/// <summary>
/// The numbers of MIDI that the instrument knows beside its controls' own (<see cref="Control.MidiCc"/>): those of the MIDI 1.0 standard,
/// and those in which the MS-20 Controller (2004) sends its cables, as its users found them.
/// </summary>
public static class MidiNumbers
{
    /// <summary>Control change of a foot controller: <see cref="PerformanceSources.Pedal"/>.</summary>
    public const int FootController = 4;

    /// <summary>Control change of the data for the parameter chosen last, high seven bits.</summary>
    public const int DataEntry = 6;

    /// <summary>Control change of an expression pedal: <see cref="PerformanceSources.Pedal"/> where a patch uses that.</summary>
    public const int ExpressionPedal = 11;

    /// <summary>Control changes below this number have their low seven bits at the number 32 above.</summary>
    public const int FirstLowBits = 32;

    /// <summary>Control change of the data's low seven bits.</summary>
    public const int DataEntryLow = 38;

    /// <summary>Control change of the sustain pedal: down from 64 on.</summary>
    public const int SustainPedal = 64;

    /// <summary>Control change: low half of a non-registered parameter's number; on the controller, one jack.</summary>
    public const int NonRegisteredLow = 98;

    /// <summary>Control change: high half of a non-registered parameter's number; on the controller, what happens to a cable.</summary>
    public const int NonRegisteredHigh = 99;

    /// <summary>Control change: low half of a registered parameter's number.</summary>
    public const int RegisteredLow = 100;

    /// <summary>Control change: high half of a registered parameter's number.</summary>
    public const int RegisteredHigh = 101;

    /// <summary>Registered parameter 0: how far the bender bends, in semitones.</summary>
    public const int BendRangeParameter = 0;

    /// <summary>The high half of the parameter number with which the controller plugs a cable; it unplugs with others.</summary>
    public const int CablePlugged = 4;

    /// <summary>The high half with which our own messages unplug one.</summary>
    public const int CableUnplugged = 5;

    /// <summary>Mode message: all sound off.</summary>
    public const int AllSoundOff = 120;

    /// <summary>Mode message: controllers back to rest.</summary>
    public const int ResetControllers = 121;

    /// <summary>Mode message: all notes off. 124 to 127 (omni, mono, poly) do the same.</summary>
    public const int AllNotesOff = 123;

    /// <summary>Whether a control change can be given to a control or source: not those with a meaning of their own.</summary>
    /// <param name="number">The control change.</param>
    /// <returns>False for bank select, data entry, sustain, parameter numbers and mode messages, and beyond 0 to 127.</returns>
    public static bool IsLearnable(int number) =>
        number is > 0 and < PerformanceSources.ControlChanges and not (DataEntry or FirstLowBits or DataEntryLow or SustainPedal or (>= 96 and <= 101));
}
