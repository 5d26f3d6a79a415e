namespace Ms20.Engine.Events;

/// <summary>What an event does.</summary>
internal enum EventKind
{
    /// <summary>Turns a control of one lane.</summary>
    Dial,

    /// <summary>Presses a key of one lane.</summary>
    NoteOn,

    /// <summary>Releases a key of one lane.</summary>
    NoteOff,

    /// <summary>Releases all keys of one lane.</summary>
    AllNotesOff,

    /// <summary>Replugs the cables of all lanes: the event carries the new schedule.</summary>
    Replug,
}
