namespace Ms20.Engine.Circuits;

/// <summary>Which of several keys held down at once is heard.</summary>
internal enum NotePriority
{
    /// <summary>The highest key. The default; what the MS-20 does is not documented.</summary>
    Highest,

    /// <summary>The key that was pressed last.</summary>
    Last,

    /// <summary>The lowest key.</summary>
    Lowest,
}
