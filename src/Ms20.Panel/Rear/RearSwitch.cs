using System.Collections.Immutable;

namespace Ms20.Panel;

/// <summary>A switch of the rear panel: an addition that the instrument of 1978 does not have, off unless a patch asks for it.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class RearSwitch
{
    internal RearSwitch(int index, string id, string legend, double xMm, double yMm, params ImmutableArray<string> positions)
    {
        Index = index;
        Id = id;
        Legend = legend;
        XMm = xMm;
        YMm = yMm;
        Positions = positions;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="RearPanel.Switches"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that patches use.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public string Legend { get; }

    /// <summary>The legends of its positions; the first is off.</summary>
    public ImmutableArray<string> Positions { get; }

    /// <summary>Centre, from the left edge of the rear panel, in millimetres.</summary>
    public double XMm { get; }

    /// <summary>Centre, from the top edge of the rear panel, in millimetres.</summary>
    public double YMm { get; }

    /// <summary>The switch's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
