namespace Ms20.Measurement;

/// <summary>How long a figure takes, and with it when it is taken.</summary>
internal enum Pace
{
    /// <summary>A few seconds at most: always, and in the tests.</summary>
    Fast,

    /// <summary>Longer: with <c>--all</c>.</summary>
    Slow,

    /// <summary>An hour of sound: with <c>--soak</c>.</summary>
    Soak,
}
