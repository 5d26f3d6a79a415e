using System.Collections.Immutable;
using System.Globalization;

namespace Ms20.Panel;

/// <summary>A control with few positions: each has a legend and a quantity. The dial value is the position's number, from 0.</summary>
internal sealed class SelectorLaw : KnobLaw
{
    private readonly ImmutableArray<double> _values;

    /// <param name="unit">The unit of the values.</param>
    /// <param name="positions">Legend and quantity of every position; the quantities rise.</param>
    internal SelectorLaw(string unit, params ReadOnlySpan<(string Legend, double Value)> positions)
        : base(0.0, positions.Length - 1, unit)
    {
        var legends = ImmutableArray.CreateBuilder<string>(positions.Length);
        var values = ImmutableArray.CreateBuilder<double>(positions.Length);
        foreach ((string legend, double value) in positions)
        {
            legends.Add(legend);
            values.Add(value);
        }

        Legends = legends.MoveToImmutable();
        _values = values.MoveToImmutable();
    }

    /// <summary>Whether a position's bare number is understood too; not on the SCALEs, where "2" might be 2' or the third position.</summary>
    internal bool UnderstandsNumbers { get; init; }

    /// <summary>The legend of every position.</summary>
    internal ImmutableArray<string> Legends { get; }

    /// <inheritdoc/>
    public override double ToPhysical(double dial) => _values[PositionAt(dial)];

    /// <inheritdoc/>
    public override double ToDial(double physical)
    {
        int nearest = 0;
        for (int i = 1; i < _values.Length; i++)
        {
            if (Math.Abs(_values[i] - physical) < Math.Abs(_values[nearest] - physical))
                nearest = i;
        }

        return double.IsPositiveInfinity(physical) ? _values.Length - 1 : nearest;
    }

    /// <inheritdoc/>
    public override string Format(double dial) => Legends[PositionAt(dial)];

    /// <summary>Reads a legend. A footage may be written without its mark ("8" for 8').</summary>
    /// <param name="text">The text; white space around it and the case of letters do not matter.</param>
    /// <param name="dial">The position's number, when it was understood; otherwise 0.</param>
    /// <returns>Whether the text is the legend of a position.</returns>
    public override bool TryParse(string? text, out double dial)
    {
        string words = (text ?? "").Trim().TrimEnd('\'').TrimEnd();
        for (int i = 0; i < Legends.Length; i++)
        {
            if (Legends[i].TrimEnd('\'').Equals(words, StringComparison.OrdinalIgnoreCase)
                || (UnderstandsNumbers && words == i.ToString(CultureInfo.InvariantCulture)))
            {
                dial = i;
                return true;
            }
        }

        dial = 0.0;
        return false;
    }

    private int PositionAt(double dial) => (int)(Limit(dial) + 0.5);
}
