namespace Ms20.Audio.Playing;

/// <summary>What a player does to an instrument.</summary>
public enum GestureKind
{
    /// <summary>A key goes down.</summary>
    Press,

    /// <summary>A key comes up.</summary>
    Release,

    /// <summary>Every key comes up.</summary>
    ReleaseAll,

    /// <summary>A control is turned.</summary>
    Turn,

    /// <summary>One of the player's sources is moved.</summary>
    Perform,

    /// <summary>The keyboard's voltage is bent.</summary>
    Bend,

    /// <summary>A clock leads the modulation generator.</summary>
    SyncModulation,

    /// <summary>A cable is plugged.</summary>
    Plug,

    /// <summary>A cable is unplugged.</summary>
    Unplug,

    /// <summary>A program of the set list is chosen.</summary>
    Program,
}
