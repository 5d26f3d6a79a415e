using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The rear panel: what later kits and other makers added to the instrument, kept apart from the front.</summary>
/// <remarks>The circuits behind it are not in this version, so a patch that uses a row of it is refused by name.</remarks>
public static class RearPanel
{
    /// <summary>The switches.</summary>
    public static ImmutableArray<RearSwitch> Switches { get; } =
    [
        new("rear.filter.type", "FILTER TYPE", ["PROFILE", "EARLY", "LATE"]),
        new("rear.vco.sync", "VCO SYNC", ["OFF", "ON"]),
        new("rear.vco2.fm", "VCO 2 FM", ["OFF", "ON"]),
    ];

    /// <summary>The jacks.</summary>
    public static ImmutableArray<RearJack> Jacks { get; } =
    [
        new("rear.pwm.in", "PWM IN", JackDirection.Input),
        new("rear.voct.in", "V/OCT IN", JackDirection.Input),
        new("rear.gate.in", "GATE IN", JackDirection.Input),
        new("rear.converter1.in", "CONVERTER 1 IN", JackDirection.Input),
        new("rear.converter2.in", "CONVERTER 2 IN", JackDirection.Input),
        new("rear.vco1.out", "VCO 1 OUT", JackDirection.Output),
        new("rear.vco2.out", "VCO 2 OUT", JackDirection.Output),
        new("rear.eg2.out", "EG2 OUT", JackDirection.Output),
        new("rear.kbd.voct.out", "KBD V/OCT OUT", JackDirection.Output),
        new("rear.converter1.out", "CONVERTER 1 OUT", JackDirection.Output),
        new("rear.converter2.out", "CONVERTER 2 OUT", JackDirection.Output),
    ];

    /// <summary>Finds a switch by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The switch, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindSwitch(string? id, [NotNullWhen(true)] out RearSwitch? found)
    {
        foreach (RearSwitch candidate in Switches)
        {
            if (candidate.Id == id)
            {
                found = candidate;
                return true;
            }
        }

        found = null;
        return false;
    }

    /// <summary>Finds a jack by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The jack, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindJack(string? id, [NotNullWhen(true)] out RearJack? found)
    {
        foreach (RearJack candidate in Jacks)
        {
            if (candidate.Id == id)
            {
                found = candidate;
                return true;
            }
        }

        found = null;
        return false;
    }
}
