namespace Ms20.Engine;

/// <summary>What a key pressed while another is held does to the envelopes.</summary>
public enum TriggerMode
{
    /// <summary>Nothing: the trigger stays on while any key is held (legato), as on the MS-20.</summary>
    Single,

    /// <summary>It triggers again.</summary>
    Multiple,
}
