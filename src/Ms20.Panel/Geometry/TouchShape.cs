namespace Ms20.Panel;

/// <summary>The outline of a touch area.</summary>
public enum TouchShape
{
    /// <summary>A circle; width and height are both its diameter.</summary>
    Circle,

    /// <summary>A rectangle with upright sides.</summary>
    Rectangle,
}
