namespace Ms20.Measurement;

/// <summary>What a figure is worth.</summary>
internal enum Verdict
{
    /// <summary>It reaches its target.</summary>
    Reached,

    /// <summary>It misses its target, as it is on record.</summary>
    Missed,

    /// <summary>It has no target and is a number.</summary>
    Told,

    /// <summary>It is worse than its target or than its record.</summary>
    Regressed,
}
