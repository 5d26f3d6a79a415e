namespace Ms20.Panel;

/// <summary>Something a player moves that the panel itself does not have (a bender, a pedal, how hard a key is struck): a row of data.</summary>
/// <remarks>Its value has no unit; a <see cref="PerformanceRoute"/> says what becomes of it. Immutable; may be used from any thread.</remarks>
public sealed class PerformanceSource
{
    internal PerformanceSource(int index, string id, string name, double minimum = 0.0, double rest = 0.0, bool steps = false)
    {
        Index = index;
        Id = id;
        Name = name;
        Minimum = minimum;
        Rest = rest;
        Steps = steps;
    }

    /// <summary>The row's number, from 0, in the order of <see cref="PerformanceSources.All"/>.</summary>
    public int Index { get; }

    /// <summary>The stable id that patches use.</summary>
    public string Id { get; }

    /// <summary>What it is, for people.</summary>
    public string Name { get; }

    /// <summary>The lowest value: 0, or -1 where it goes both ways. The highest is 1.</summary>
    public double Minimum { get; }

    /// <summary>The value before anybody has moved it.</summary>
    public double Rest { get; }

    /// <summary>Whether a jack it is plugged into steps at once to a new value; all others glide there within milliseconds, as knobs do.</summary>
    public bool Steps { get; }

    /// <summary>The nearest value it can have.</summary>
    /// <param name="value">Any number; not-a-number becomes <see cref="Rest"/>.</param>
    /// <returns>A value in <see cref="Minimum"/>..1.</returns>
    public double Limit(double value) => double.IsNaN(value) ? Rest : Math.Clamp(value, Minimum, 1.0) + 0.0;

    /// <summary>The source's id.</summary>
    /// <returns><see cref="Id"/>.</returns>
    public override string ToString() => Id;
}
