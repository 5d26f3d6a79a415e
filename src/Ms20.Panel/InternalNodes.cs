using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The sources of normals that are not jacks.</summary>
public static class InternalNodes
{
    /// <summary>What VCO 1+2 CV IN reads, plugged or not.</summary>
    public static InternalNode Vco12Node { get; } = new(0, "node.vco12", "what VCO 1+2 CV IN reads");

    /// <summary>What TRIG IN reads, plugged or not.</summary>
    public static InternalNode TriggerNode { get; } = new(1, "node.trigger", "what TRIG IN reads");

    /// <summary>EG 2 less its own sustain level: 0 V while sustaining, so that SUSTAIN does not move a held note's cutoff.</summary>
    public static InternalNode Eg2MinusSustain { get; } = new(2, "node.eg2.minus.sustain", "EG 2 less its sustain level");

    /// <summary>EG 1 less 5 V: 0 V while sustaining, so that a held note is in tune.</summary>
    public static InternalNode Eg1MinusFive { get; } = new(3, "node.eg1.minus.5v", "EG 1 less 5 V");

    /// <summary>EG 2 from 0 V at rest to 5 V at its peak.</summary>
    public static InternalNode Eg2 { get; } = new(4, "node.eg2", "EG 2, 0 V at rest and 5 V at its peak");

    /// <summary>Every node; a node's <see cref="InternalNode.Index"/> is its place here.</summary>
    public static ImmutableArray<InternalNode> All { get; } = [Vco12Node, TriggerNode, Eg2MinusSustain, Eg1MinusFive, Eg2];

    /// <summary>Finds a node by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="node">The node, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out InternalNode? node)
    {
        foreach (InternalNode candidate in All)
        {
            if (candidate.Id == id)
            {
                node = candidate;
                return true;
            }
        }

        node = null;
        return false;
    }
}
