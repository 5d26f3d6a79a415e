namespace Ms20.Engine.Circuits;

/// <summary>Whether a key pressed while another is down triggers the envelopes again.</summary>
internal enum TriggerMode
{
    /// <summary>The trigger stays on as long as any key is down. The default, and what a common trigger line does.</summary>
    Single,

    /// <summary>A newly pressed key that takes the pitch lifts the trigger for a moment.</summary>
    Multiple,
}
