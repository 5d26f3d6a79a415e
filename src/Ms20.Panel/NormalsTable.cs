using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>One way of wiring the instrument while nothing is plugged. The audio path is not part of it: that is fixed.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class NormalsTable
{
    internal NormalsTable(string id, string name, ImmutableArray<Normal> normals)
    {
        Id = id;
        Name = name;
        Normals = normals;
    }

    /// <summary>The stable id that patches store.</summary>
    public string Id { get; }

    /// <summary>The name for people.</summary>
    public string Name { get; }

    /// <summary>The normals; an input has at most one.</summary>
    public ImmutableArray<Normal> Normals { get; }

    /// <summary>The id of what an input reads while nothing is plugged into it.</summary>
    /// <param name="inputId">Id of an input jack or an internal input.</param>
    /// <returns>
    /// Id of an output jack or an internal node, or null when the input then reads its open voltage. A normal with a condition counts:
    /// <see cref="NormalOf"/> tells it.
    /// </returns>
    public string? SourceOf(string inputId) => NormalOf(inputId)?.SourceId;

    /// <summary>The normal of an input.</summary>
    /// <param name="inputId">Id of an input jack or an internal input.</param>
    /// <returns>The row, or null when the input has none.</returns>
    public Normal? NormalOf(string inputId)
    {
        foreach (Normal normal in Normals)
        {
            if (normal.InputId == inputId)
                return normal;
        }

        return null;
    }

    /// <summary>The table's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
