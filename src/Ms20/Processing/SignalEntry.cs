namespace Ms20.App.Processing;

/// <summary>Where audio from outside is plugged in.</summary>
internal enum SignalEntry
{
    /// <summary>EXT SIGNAL IN: the mixer before the filters.</summary>
    Ext,

    /// <summary>SIGNAL IN of the external signal processor.</summary>
    Esp,

    /// <summary>Both.</summary>
    Both,
}
