namespace Ms20.Measurement;

/// <summary>What was found.</summary>
/// <param name="Value">The figure, in its row's unit.</param>
/// <param name="Spice">What SPICE has to say, where it was asked: its own figure, or whose figures were compared.</param>
/// <param name="Detail">Where a worst case was found, or what lies behind the figure.</param>
internal readonly record struct Reading(double Value, string Spice = "", string Detail = "")
{
    /// <summary>A bare figure.</summary>
    public static implicit operator Reading(double value) => new(value);
}
