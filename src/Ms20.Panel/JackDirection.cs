namespace Ms20.Panel;

/// <summary>Which way a jack's voltage goes.</summary>
public enum JackDirection
{
    /// <summary>An input: takes one cable.</summary>
    Input,

    /// <summary>An output: takes any number of cables.</summary>
    Output,
}
