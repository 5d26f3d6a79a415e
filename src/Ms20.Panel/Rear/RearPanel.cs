using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The rear panel: what later kits and other makers added to the instrument, kept apart from the front and off unless a patch uses it.</summary>
/// <remarks>
/// Sync, frequency modulation, a pulse width input and a choice of filter are what the MS-20M kit and other makers' versions have (as reviews of them
/// report). No instrument has them all on one panel: the places here are our own.
/// </remarks>
public static class RearPanel
{
    /// <summary>Width of the rear panel in millimetres: the face's.</summary>
    public const double WidthMm = PanelGeometry.FaceWidthMm;

    /// <summary>Height of the rear panel in millimetres.</summary>
    public const double HeightMm = 36.0;

    /// <summary>Where everything stands on it, from its top edge, in millimetres: one row.</summary>
    public const double RowMm = 16.0;

    /// <summary>Position of a filter type switch: the circuit is the profile's.</summary>
    public const int ProfileType = 0;

    /// <summary>Position of a filter type switch: the KORG-35 circuit.</summary>
    public const int EarlyType = 1;

    /// <summary>Position of a filter type switch: the transconductance-amplifier circuit.</summary>
    public const int LateType = 2;

    private const double PitchMm = 34.0;

    /// <summary>HPF TYPE: which circuit the high-pass filter is.</summary>
    public static RearSwitch HpfType { get; } = new(0, "rear.hpf.type", "HPF TYPE", PitchMm, "PROFILE", "EARLY", "LATE");

    /// <summary>LPF TYPE: which circuit the low-pass filter is.</summary>
    public static RearSwitch LpfType { get; } = new(1, "rear.lpf.type", "LPF TYPE", 2.0 * PitchMm, "PROFILE", "EARLY", "LATE");

    /// <summary>SYNC: VCO 2 starts its cycle anew whenever VCO 1 does.</summary>
    public static RearSwitch Sync { get; } = new(2, "rear.sync", "SYNC", 3.0 * PitchMm, "OFF", "ON");

    /// <summary>
    /// FM: VCO 1's wave joins FREQ at FREQUENCY MODULATION's EG1/EXT, and that knob moves VCO 2 alone, by octaves per volt of both.
    /// </summary>
    public static RearSwitch Fm { get; } = new(3, "rear.fm", "FM", 4.0 * PitchMm, "OFF", "ON");

    /// <summary>The switches.</summary>
    public static ImmutableArray<RearSwitch> Switches { get; } = [HpfType, LpfType, Sync, Fm];

    /// <summary>PWM IN: pulse width of VCO 1, added to PW; 5 V are PW's whole way from 0 to 10.</summary>
    public static Jack PwmIn { get; } = Row(0, "rear.pwm.in", "PWM IN", JackDirection.Input, SignalKind.ControlVolts, -5.0, 5.0);

    /// <summary>VCO 1 OUT: the wave before the mixer.</summary>
    public static Jack Vco1Out { get; } = Row(1, "rear.vco1.out", "VCO 1 OUT", JackDirection.Output, SignalKind.Audio, -2.5, 2.5);

    /// <summary>VCO 2 OUT: the wave before the mixer.</summary>
    public static Jack Vco2Out { get; } = Row(2, "rear.vco2.out", "VCO 2 OUT", JackDirection.Output, SignalKind.Audio, -2.5, 2.5);

    /// <summary>EG2 OUT: 0 V at rest, 5 V at the peak; the front has it reversed only.</summary>
    public static Jack Eg2Out { get; } = Row(3, "rear.eg2.out", "EG2 OUT", JackDirection.Output, SignalKind.ControlVolts, 0.0, 5.0);

    /// <summary>The jacks, outside the patch bay's own. Any cable may be plugged here as there.</summary>
    public static ImmutableArray<Jack> Jacks { get; } = [PwmIn, Vco1Out, Vco2Out, Eg2Out];

    /// <summary>Jacks whose circuits a later version will have.</summary>
    public static ImmutableArray<JackToCome> JacksToCome { get; } =
    [
        new("rear.voct.in", "V/OCT IN"),
        new("rear.gate.in", "GATE IN"),
        new("rear.converter1.in", "CONVERTER 1 IN"),
        new("rear.converter2.in", "CONVERTER 2 IN"),
        new("rear.kbd.voct.out", "KBD V/OCT OUT"),
        new("rear.converter1.out", "CONVERTER 1 OUT"),
        new("rear.converter2.out", "CONVERTER 2 OUT"),
    ];

    /// <summary>Finds a switch by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The switch, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindSwitch(string? id, [NotNullWhen(true)] out RearSwitch? found) => TryFind(Switches, static row => row.Id, id, out found);

    /// <summary>Finds a jack by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The jack, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindJack(string? id, [NotNullWhen(true)] out Jack? found) => TryFind(Jacks, static row => row.Id, id, out found);

    /// <summary>Finds a jack whose circuit is still to come by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The jack, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindJackToCome(string? id, [NotNullWhen(true)] out JackToCome? found) =>
        TryFind(JacksToCome, static row => row.Id, id, out found);

    private static bool TryFind<T>(ImmutableArray<T> rows, Func<T, string> idOf, string? id, [NotNullWhen(true)] out T? found)
        where T : class
    {
        foreach (T candidate in rows)
        {
            if (idOf(candidate) == id)
            {
                found = candidate;
                return true;
            }
        }

        found = null;
        return false;
    }

    private static Jack Row(int number, string id, string name, JackDirection direction, SignalKind signal, double minimumVolts, double maximumVolts) =>
        new(Panel.Jacks.All.Length + number, id, name, name, direction, signal)
        {
            MinimumVolts = minimumVolts,
            MaximumVolts = maximumVolts,
            IsRear = true,
            XMm = (6 + number) * PitchMm,
            YMm = RowMm,
        };
}
