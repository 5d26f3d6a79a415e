namespace Ms20.Audio.Playing;

/// <summary>What hands do to an instrument while it plays.</summary>
public enum GestureKind
{
    /// <summary>A key goes down.</summary>
    Press,

    /// <summary>A key comes up.</summary>
    Release,

    /// <summary>Every key comes up.</summary>
    ReleaseAll,

    /// <summary>The control wheel moves.</summary>
    TurnWheel,
}
