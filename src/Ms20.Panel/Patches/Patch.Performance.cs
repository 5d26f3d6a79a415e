using System.Collections.Immutable;

namespace Ms20.Panel;

/// <content>What wheel, bender, pedals and the MIDI clock do.</content>
public sealed partial class Patch
{
    /// <summary>What the player's sources move, by source and target; a target may have several, a jack has one.</summary>
    public ImmutableArray<PerformanceRoute> Performance { get; private init; } = [];

    /// <summary>The division of the MIDI clock that the modulation generator follows while the clock runs; null when it stays free.</summary>
    public ClockDivision? MgClock { get; private init; }

    /// <summary>The division of the MIDI clock at which <see cref="PerformanceSources.Clock"/> has its steps.</summary>
    public ClockDivision PulseClock { get; private init; } = ClockDivision.Sixteenth;

    /// <summary>Whether a route moves anything by a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>True when there is at least one route.</returns>
    public bool Uses(PerformanceSource source)
    {
        foreach (PerformanceRoute route in Performance)
        {
            if (route.Source == source)
                return true;
        }

        return false;
    }

    /// <summary>The source that is plugged into a jack.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The source, or null when none is.</returns>
    public PerformanceSource? PlugIn(Jack input)
    {
        foreach (PerformanceRoute route in Performance)
        {
            if (route.Jack == input)
                return route.Source;
        }

        return null;
    }

    /// <summary>Whether a route may be added, and if not, why.</summary>
    /// <param name="route">The route.</param>
    /// <param name="refusal">One sentence when it may not; empty when it may.</param>
    /// <returns>Whether <see cref="WithRoute"/> would succeed.</returns>
    public bool CanRoute(PerformanceRoute route, out string refusal)
    {
        ArgumentNullException.ThrowIfNull(route);
        refusal = "";
        if (route.Jack is not { } jack)
            return true;
        if (SourceOf(jack) is { } output)
            refusal = $"{jack.Id} already has the cable from {output.Id}; unplug that one first.";
        else if (PlugIn(jack) is { } other && other != route.Source)
            refusal = $"{jack.Id} already has the plug of {other.Id}; an input takes one plug.";
        return refusal.Length == 0;
    }

    /// <summary>The patch with one more route; one from the same source to the same target gives way.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The new patch.</returns>
    /// <exception cref="ArgumentException">The jack is taken; the message is the sentence of <see cref="CanRoute"/>.</exception>
    public Patch WithRoute(PerformanceRoute route)
    {
        if (!CanRoute(route, out string refusal))
            throw new ArgumentException(refusal);
        Patch without = WithoutRoute(route);
        string key = route.ToString();
        int place = 0;
        while (place < without.Performance.Length && string.CompareOrdinal(without.Performance[place].ToString(), key) < 0)
            place++;
        return new(without) { Performance = without.Performance.Insert(place, route) };
    }

    /// <summary>The patch without the route from the same source to the same target, whatever its depth.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The new patch; the same one when it has no such route.</returns>
    public Patch WithoutRoute(PerformanceRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        for (int i = 0; i < Performance.Length; i++)
        {
            PerformanceRoute present = Performance[i];
            if (present.Source == route.Source && present.Control == route.Control && present.Jack == route.Jack)
                return new(this) { Performance = Performance.RemoveAt(i) };
        }

        return this;
    }

    /// <summary>The patch whose modulation generator follows the MIDI clock.</summary>
    /// <param name="division">At which division, a cycle each; null to leave it free.</param>
    /// <returns>The new patch.</returns>
    public Patch WithMgClock(ClockDivision? division) => new(this) { MgClock = division };

    /// <summary>The patch whose clock pulses come at another division.</summary>
    /// <param name="division">The division.</param>
    /// <returns>The new patch.</returns>
    public Patch WithPulseClock(ClockDivision division) => new(this) { PulseClock = NotNull(division) };

    /// <summary>Whether the patch listens to the MIDI clock.</summary>
    public bool FollowsClock => MgClock is not null || Uses(PerformanceSources.Clock);
}
