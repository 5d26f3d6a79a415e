using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The five lamps of the face, one row each. How bright one is, the engine knows.</summary>
/// <remarks>Where they sit was measured on Korg's scaled replica; which of the external signal processor's two is which is an inference.</remarks>
public static class Lamps
{
    /// <summary>Above VOLUME: lit while the instrument is on.</summary>
    public static Lamp Power { get; } = new(0, "lamp.power", "power", 488.8, 8.0, 3.0);

    /// <summary>Follows the triangle of the modulation generator.</summary>
    public static Lamp ModulationGenerator { get; } = new(1, "lamp.mg", "modulation generator", 219.8, 97.0, 3.0);

    /// <summary>Between the envelope generators: lit while either is triggered.</summary>
    public static Lamp EnvelopeGenerators { get; } = new(2, "lamp.eg", "envelope generators triggered", 276.0, 78.0, 3.0);

    /// <summary>PEAK of the external signal processor: its amplifier is about to clip what comes after it.</summary>
    public static Lamp EspPeak { get; } = new(3, "lamp.esp.peak", "external signal processor, peak", 474.0, 116.0, 3.0);

    /// <summary>Above TRIG OUT of the external signal processor: lit while it triggers.</summary>
    public static Lamp EspTrigger { get; } = new(4, "lamp.esp.trigger", "external signal processor, trigger", 520.6, 116.0, 3.0);

    /// <summary>Every lamp.</summary>
    public static ImmutableArray<Lamp> All { get; } = [Power, ModulationGenerator, EnvelopeGenerators, EspPeak, EspTrigger];

    /// <summary>Finds a lamp by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="lamp">The lamp, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Lamp? lamp)
    {
        foreach (Lamp candidate in All)
        {
            if (candidate.Id == id)
            {
                lamp = candidate;
                return true;
            }
        }

        lamp = null;
        return false;
    }
}
