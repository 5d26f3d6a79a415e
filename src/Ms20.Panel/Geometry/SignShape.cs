namespace Ms20.Panel;

/// <summary>What a printed sign shows.</summary>
internal enum SignShape
{
    /// <summary>A triangle wave.</summary>
    Triangle,

    /// <summary>A sawtooth that rises and drops.</summary>
    Saw,

    /// <summary>A sawtooth that jumps up and falls.</summary>
    FallingSaw,

    /// <summary>A square wave.</summary>
    Square,

    /// <summary>A rectangle whose width can be set: an arrow lies under it.</summary>
    Rectangle,

    /// <summary>A pulse that is high for most of its period.</summary>
    WidePulse,

    /// <summary>A pulse that is high for a moment.</summary>
    Pulse,

    /// <summary>A cloud of dots.</summary>
    Noise,

    /// <summary>Half a disc on its flat side: the control wheel.</summary>
    HalfDisc,

    /// <summary>A push-button's contact: the momentary switch.</summary>
    Contact,
}
