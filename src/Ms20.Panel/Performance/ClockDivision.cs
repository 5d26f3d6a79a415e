using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>A part of a bar that the MIDI clock is divided into.</summary>
/// <remarks>Immutable; may be used from any thread.</remarks>
public sealed class ClockDivision
{
    private ClockDivision(string id, int ticks)
    {
        Id = id;
        Ticks = ticks;
    }

    /// <summary>The MIDI clock has 24 ticks a quarter note (MIDI 1.0).</summary>
    public const int TicksPerQuarter = 24;

    /// <summary>Every division, from long to short; D is dotted, T a triplet's part.</summary>
    public static ImmutableArray<ClockDivision> All { get; } =
    [
        new("4/1", 384), new("2/1", 192), new("1/1", 96), new("1/2D", 72), new("1/2", 48), new("1/4D", 36), new("1/2T", 32), new("1/4", 24),
        new("1/8D", 18), new("1/4T", 16), new("1/8", 12), new("1/16D", 9), new("1/8T", 8), new("1/16", 6), new("1/16T", 4), new("1/32", 3),
    ];

    /// <summary>Sixteenth notes: what a patch's pulses are unless it says otherwise.</summary>
    public static ClockDivision Sixteenth { get; } = All[13];

    /// <summary>The name that patches store, such as "1/16" or "1/8T".</summary>
    public string Id { get; }

    /// <summary>Ticks of the MIDI clock from one step to the next.</summary>
    public int Ticks { get; }

    /// <summary>Finds a division by its name.</summary>
    /// <param name="id">The name, exactly as in <see cref="All"/>.</param>
    /// <param name="division">The division, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out ClockDivision? division)
    {
        foreach (ClockDivision candidate in All)
        {
            if (candidate.Id == id)
            {
                division = candidate;
                return true;
            }
        }

        division = null;
        return false;
    }

    /// <summary>The division's name.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
