using Ms20.Bench.Loads;
using Ms20.Engine;

namespace Ms20.Bench.Figures;

/// <summary>All figures there are, as lines of text that <see cref="FigureSet"/> reads.</summary>
internal static class AllFigures
{
    /// <summary>The group of the circuits.</summary>
    public const string Circuits = "circuits";

    /// <summary>The group of the whole instrument at a quality.</summary>
    public static string InstrumentAt(Quality quality) => $"instrument, {quality}";

    /// <summary>Takes all figures and gives each line as soon as it is known.</summary>
    public static IEnumerable<string> Take(Effort effort)
    {
        var measurement = new Measurement(effort);
        yield return Machine.Line;
        foreach (Quality quality in Enum.GetValues<Quality>())
        {
            foreach ((string revision, string patch) in InstrumentLoads.All)
            {
                foreach (int width in Widths.Usable)
                    yield return measurement.Of(InstrumentAt(quality), () => InstrumentLoads.Create(revision, patch, quality, width)).Line;
            }
        }

        foreach ((string revision, string patch) in InstrumentLoads.All)
            yield return measurement.OfBlocks(InstrumentLoads.Create(revision, patch, Quality.Standard, 1)).Line;
        foreach (string circuit in CircuitLoads.Names)
        {
            foreach (int width in Widths.Usable)
                yield return measurement.Of(Circuits, () => CircuitLoads.Create(circuit, width)).Line;
        }
    }
}
