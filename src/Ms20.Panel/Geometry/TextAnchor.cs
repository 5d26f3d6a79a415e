namespace Ms20.Panel;

/// <summary>Which part of a printed text its x belongs to.</summary>
public enum TextAnchor
{
    /// <summary>The left end.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,
}
