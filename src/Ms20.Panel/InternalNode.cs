namespace Ms20.Panel;

/// <summary>A voltage inside the instrument that feeds normals and cannot be patched.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class InternalNode
{
    internal InternalNode(int index, string id, string description)
    {
        Index = index;
        Id = id;
        Description = description;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="InternalNodes.All"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that normals use.</summary>
    public string Id { get; }

    /// <summary>What the voltage is.</summary>
    public string Description { get; }

    /// <summary>The node's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
