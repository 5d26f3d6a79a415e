namespace Ms20.Panel;

/// <summary>What an input reads while nothing is plugged into it.</summary>
/// <param name="SourceId">Id of an output jack or an internal node.</param>
/// <param name="InputId">Id of an input jack or an internal input.</param>
public sealed record Normal(string SourceId, string InputId)
{
    /// <summary>Id of another input jack that must have a plug for this normal to be there; null for a normal that is always there.</summary>
    public string? WhilePluggedId { get; init; }
}
