namespace Ms20.App.Lab.Session;

/// <summary>What a note was seen to do.</summary>
/// <param name="Note">The MIDI note.</param>
internal record struct NoteTrace(int Note)
{
    /// <summary>Whether the engine has rendered anything meanwhile.</summary>
    public bool IsRunning { get; set; }

    /// <summary>Whether TRIG IN was on at any time.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>The highest that EG 2 got, in volts.</summary>
    public double EnvelopeVolts { get; set; }

    /// <summary>The loudest at SIGNAL OUT; 1 is digital full scale.</summary>
    public double Peak { get; set; }
}
