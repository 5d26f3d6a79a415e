namespace Ms20.Engine;

/// <summary>How fast the engine runs inside, which decides aliasing and processor time.</summary>
public enum Quality
{
    /// <summary>Half of <see cref="Standard"/>: for slow machines; never below the host's rate.</summary>
    Eco,

    /// <summary>The host's rate times the smallest power of two that reaches 176.4 kHz (4 times at 44.1 and 48 kHz).</summary>
    Standard,

    /// <summary>Twice <see cref="Standard"/>: for rendering.</summary>
    High,
}
