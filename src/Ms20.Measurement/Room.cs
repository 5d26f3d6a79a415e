namespace Ms20.Measurement;

/// <summary>Figures of one part of the instrument, under one heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="About">What is measured and how, and against what: a paragraph.</param>
/// <param name="Rows">The figures.</param>
internal sealed record Room(string Title, string About, IReadOnlyList<Row> Rows)
{
    /// <summary>Whether SPICE has a circuit of it; without, the page says that the model is our own.</summary>
    public bool HasCircuit { get; init; }

    /// <summary>The drawings, which <c>--all</c> makes.</summary>
    public IReadOnlyList<Plot> Plots { get; init; } = [];
}
