namespace Ms20.App.Processing;

/// <summary>What two channels become.</summary>
internal enum StereoMode
{
    /// <summary>An instrument for each.</summary>
    Dual,

    /// <summary>Their mean, for one instrument.</summary>
    Sum,
}
