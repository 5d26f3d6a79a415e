namespace Ms20.Engine.Events;

/// <summary>What an event does.</summary>
internal enum EventKind
{
    /// <summary>Turns a control, moves one of the player's sources or bends the keyboard of one lane: see <see cref="DialNumbers"/>.</summary>
    Dial,

    /// <summary>Presses a key of one lane.</summary>
    NoteOn,

    /// <summary>Releases a key of one lane.</summary>
    NoteOff,

    /// <summary>Releases all keys of one lane.</summary>
    AllNotesOff,

    /// <summary>Gives the keys of one lane other voltages: the event carries the tuning.</summary>
    Tune,

    /// <summary>Lets a clock lead the modulation generator of one lane: the value is its rate, the number its phase.</summary>
    SyncModulation,

    /// <summary>Replugs the cables of all lanes: the event carries the new schedule.</summary>
    Replug,

    /// <summary>Refits the circuits of all lanes to their trimmers and their age: the event carries the parts.</summary>
    Refit,
}
