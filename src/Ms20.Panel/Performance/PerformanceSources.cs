using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ms20.Panel;

/// <summary>What a player can move, one row each: the named sources, then every control change.</summary>
public static class PerformanceSources
{
    /// <summary>How many control changes there are that are not mode messages: 0 to 119.</summary>
    public const int ControlChanges = 120;

    private static readonly ImmutableArray<PerformanceSource>.Builder Rows = ImmutableArray.CreateBuilder<PerformanceSource>();

    /// <summary>The control wheel: a fifth of its dial mark, -1 to +1. It moves with the wheel, whoever turns it.</summary>
    public static PerformanceSource Wheel { get; } = Add("wheel", "control wheel", minimum: -1.0);

    /// <summary>The pitch bender, -1 to +1.</summary>
    public static PerformanceSource Bend { get; } = Add("bend", "pitch bend", minimum: -1.0);

    /// <summary>How hard the last key was struck, 0 to 1.</summary>
    public static PerformanceSource Velocity { get; } = Add("velocity", "velocity", steps: true);

    /// <summary>How hard the keys are pressed, 0 to 1.</summary>
    public static PerformanceSource Pressure { get; } = Add("pressure", "channel pressure");

    /// <summary>A foot pedal, 0 (heel) to 1 (toe): MIDI's foot controller (4) and expression pedal (11).</summary>
    public static PerformanceSource Pedal { get; } = Add("pedal", "foot pedal");

    /// <summary>
    /// Pulses of the MIDI clock, as an S-trigger line: 1 at rest; while the clock runs 0 from each step of the patch's division on, 1 again
    /// shortly before the next.
    /// </summary>
    public static PerformanceSource Clock { get; } = Add("clock", "MIDI clock", rest: 1.0, steps: true);

    private static readonly int FirstControlChange = AddControlChanges();

    /// <summary>Every source; a source's <see cref="PerformanceSource.Index"/> is its place here.</summary>
    public static ImmutableArray<PerformanceSource> All { get; } = Rows.ToImmutable();

    /// <summary>The source that a control change is.</summary>
    /// <param name="number">0 to 119.</param>
    /// <returns>The source, whose id is "cc." and the number; the same object at every call.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such control change.</exception>
    public static PerformanceSource ControlChange(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, ControlChanges);
        return All[FirstControlChange + number];
    }

    /// <summary>Finds a source by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="source">The source, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out PerformanceSource? source)
    {
        foreach (PerformanceSource candidate in All)
        {
            if (candidate.Id == id)
            {
                source = candidate;
                return true;
            }
        }

        source = null;
        return false;
    }

    private static int AddControlChanges()
    {
        int first = Rows.Count;
        for (int number = 0; number < ControlChanges; number++)
        {
            string digits = number.ToString(CultureInfo.InvariantCulture);
            Add($"cc.{digits}", $"control change {digits}");
        }

        return first;
    }

    private static PerformanceSource Add(string id, string name, double minimum = 0.0, double rest = 0.0, bool steps = false)
    {
        Rows.Add(new PerformanceSource(Rows.Count, id, name, minimum, rest, steps));
        return Rows[^1];
    }
}
