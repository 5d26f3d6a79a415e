namespace Ms20.Engine;

/// <summary>Which of several held keys the keyboard's voltage follows.</summary>
public enum NotePriority
{
    /// <summary>The highest key, as on the MS-20.</summary>
    Highest,

    /// <summary>The key pressed last.</summary>
    Last,

    /// <summary>The lowest key.</summary>
    Lowest,
}
