namespace Ms20.Panel;

/// <summary>An input inside the instrument that only normals reach.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class InternalInput
{
    internal InternalInput(int index, string id, string description, double openVolts)
    {
        Index = index;
        Id = id;
        Description = description;
        OpenVolts = openVolts;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="InternalInputs.All"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that normals use.</summary>
    public string Id { get; }

    /// <summary>What it drives.</summary>
    public string Description { get; }

    /// <summary>What it reads when nothing drives it, in volts.</summary>
    public double OpenVolts { get; }

    /// <summary>The input's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
