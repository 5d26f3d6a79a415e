using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The rear panel: what later kits and other makers added to the instrument, kept apart from the front and off unless a patch uses it.</summary>
/// <remarks>
/// Sync, frequency modulation, a pulse width input, volts per octave, gates and a choice of filter are what the MS-20M kit and other makers' versions
/// have (as reviews of them report). No instrument has them all on one panel: the places here are our own. The converters are for patching with
/// instruments that count pitch the other way. All pitch in volts per octave follows one convention: MIDI note n is (n - 48)/12 V, where the
/// instrument's own voltage is 2^((n - 48)/12) V.
/// </remarks>
public static class RearPanel
{
    /// <summary>Width of the rear panel in millimetres: the face's.</summary>
    public const double WidthMm = PanelGeometry.FaceWidthMm;

    /// <summary>Height of the rear panel in millimetres.</summary>
    public const double HeightMm = 72.0;

    /// <summary>Where its first row stands, from its top edge, in millimetres: switches and jacks.</summary>
    public const double RowMm = 16.0;

    /// <summary>Where its second row stands, from its top edge, in millimetres: the converters.</summary>
    public const double ConverterRowMm = 52.0;

    /// <summary>Position of a filter type switch: the circuit is the profile's.</summary>
    public const int ProfileType = 0;

    /// <summary>Position of a filter type switch: the KORG-35 circuit.</summary>
    public const int EarlyType = 1;

    /// <summary>Position of a filter type switch: the transconductance-amplifier circuit.</summary>
    public const int LateType = 2;

    /// <summary>Position of a converter's switch: volts per octave go in, hertz per volt come out.</summary>
    public const int ToHertzPerVolt = 0;

    /// <summary>Position of a converter's switch: hertz per volt go in, volts per octave come out.</summary>
    public const int ToVoltsPerOctave = 1;

    private const double PitchMm = 34.0;

    /// <summary>HPF TYPE: which circuit the high-pass filter is.</summary>
    public static RearSwitch HpfType { get; } = new(0, "rear.hpf.type", "HPF TYPE", PitchMm, RowMm, "PROFILE", "EARLY", "LATE");

    /// <summary>LPF TYPE: which circuit the low-pass filter is.</summary>
    public static RearSwitch LpfType { get; } = new(1, "rear.lpf.type", "LPF TYPE", 2.0 * PitchMm, RowMm, "PROFILE", "EARLY", "LATE");

    /// <summary>SYNC: VCO 2 starts its cycle anew whenever VCO 1 does.</summary>
    public static RearSwitch Sync { get; } = new(2, "rear.sync", "SYNC", 3.0 * PitchMm, RowMm, "OFF", "ON");

    /// <summary>
    /// FM: VCO 1's wave joins FREQ at FREQUENCY MODULATION's EG1/EXT, and that knob moves VCO 2 alone, by octaves per volt of both.
    /// </summary>
    public static RearSwitch Fm { get; } = new(3, "rear.fm", "FM", 4.0 * PitchMm, RowMm, "OFF", "ON");

    /// <summary>CONVERTER 1: from volts per octave to hertz per volt, or the other way.</summary>
    public static RearSwitch Converter1 { get; } = Direction(4, "rear.converter1", "CONVERTER 1", 2);

    /// <summary>CONVERTER 2: from volts per octave to hertz per volt, or the other way.</summary>
    public static RearSwitch Converter2 { get; } = Direction(5, "rear.converter2", "CONVERTER 2", 9);

    /// <summary>The switches.</summary>
    public static ImmutableArray<RearSwitch> Switches { get; } = [HpfType, LpfType, Sync, Fm, Converter1, Converter2];

    /// <summary>CONVERTER 1 ATTENUATION: the share of the octaves that it passes on; all of them at 10.</summary>
    public static RearDial Converter1Attenuation { get; } =
        Dial(0, "rear.converter1.attenuation", "CONVERTER 1 ATTENUATION", KnobLaws.Attenuation, 10.0, 3);

    /// <summary>CONVERTER 1 OFFSET: octaves that it adds, a volt each.</summary>
    public static RearDial Converter1Offset { get; } = Dial(1, "rear.converter1.offset", "CONVERTER 1 OFFSET", KnobLaws.Offset, 0.0, 4);

    /// <summary>CONVERTER 2 ATTENUATION: the share of the octaves that it passes on; all of them at 10.</summary>
    public static RearDial Converter2Attenuation { get; } =
        Dial(2, "rear.converter2.attenuation", "CONVERTER 2 ATTENUATION", KnobLaws.Attenuation, 10.0, 10);

    /// <summary>CONVERTER 2 OFFSET: octaves that it adds, a volt each.</summary>
    public static RearDial Converter2Offset { get; } = Dial(3, "rear.converter2.offset", "CONVERTER 2 OFFSET", KnobLaws.Offset, 0.0, 11);

    /// <summary>The knobs.</summary>
    public static ImmutableArray<RearDial> Dials { get; } = [Converter1Attenuation, Converter1Offset, Converter2Attenuation, Converter2Offset];

    /// <summary>PWM IN: pulse width of VCO 1, added to PW; 5 V are PW's whole way from 0 to 10.</summary>
    public static Jack PwmIn { get; } = Row(0, "rear.pwm.in", "PWM IN", JackDirection.Input, SignalKind.ControlVolts, -5.0, 5.0, 6);

    /// <summary>VCO 1 OUT: the wave before the mixer.</summary>
    public static Jack Vco1Out { get; } = Row(1, "rear.vco1.out", "VCO 1 OUT", JackDirection.Output, SignalKind.Audio, -2.5, 2.5, 7);

    /// <summary>VCO 2 OUT: the wave before the mixer.</summary>
    public static Jack Vco2Out { get; } = Row(2, "rear.vco2.out", "VCO 2 OUT", JackDirection.Output, SignalKind.Audio, -2.5, 2.5, 8);

    /// <summary>EG2 OUT: 0 V at rest, 5 V at the peak; the front has it reversed only.</summary>
    public static Jack Eg2Out { get; } = Row(3, "rear.eg2.out", "EG2 OUT", JackDirection.Output, SignalKind.ControlVolts, 0.0, 5.0, 9);

    /// <summary>V/OCT IN: moves both oscillators by an octave for each volt, on top of all else.</summary>
    public static Jack VoltsPerOctaveIn { get; } =
        Row(4, "rear.voct.in", "V/OCT IN", JackDirection.Input, SignalKind.PitchVoltsPerOctave, -5.0, 5.0, 10);

    /// <summary>KBD V/OCT OUT: the keyboard's pitch, a volt an octave, 0 V at the lowest key.</summary>
    public static Jack KbdVoltsPerOctaveOut { get; } =
        Row(5, "rear.kbd.voct.out", "KBD V/OCT OUT", JackDirection.Output, SignalKind.PitchVoltsPerOctave, 0.0, 3.0, 11);

    /// <summary>GATE IN: a positive gate; while it is high, so is the trigger that TRIG IN takes low.</summary>
    public static Jack GateIn { get; } = Row(6, "rear.gate.in", "GATE IN", JackDirection.Input, SignalKind.Gate, 0.0, 5.0, 12);

    /// <summary>GATE OUT: 5 V while a trigger is on, from the keyboard, TRIG IN or GATE IN.</summary>
    public static Jack GateOut { get; } = Row(7, "rear.gate.out", "GATE OUT", JackDirection.Output, SignalKind.Gate, 0.0, 5.0, 13);

    /// <summary>CONVERTER 1 IN: a pitch of the kind that its switch names first.</summary>
    public static Jack Converter1In { get; } = ConverterRow(8, "rear.converter1.in", "CONVERTER 1 IN", JackDirection.Input, 1);

    /// <summary>CONVERTER 1 OUT: the same pitch, counted the other way.</summary>
    public static Jack Converter1Out { get; } = ConverterRow(9, "rear.converter1.out", "CONVERTER 1 OUT", JackDirection.Output, 5);

    /// <summary>CONVERTER 2 IN: a pitch of the kind that its switch names first.</summary>
    public static Jack Converter2In { get; } = ConverterRow(10, "rear.converter2.in", "CONVERTER 2 IN", JackDirection.Input, 8);

    /// <summary>CONVERTER 2 OUT: the same pitch, counted the other way.</summary>
    public static Jack Converter2Out { get; } = ConverterRow(11, "rear.converter2.out", "CONVERTER 2 OUT", JackDirection.Output, 12);

    /// <summary>The jacks, outside the patch bay's own. Any cable may be plugged here as there.</summary>
    public static ImmutableArray<Jack> Jacks { get; } =
    [
        PwmIn, Vco1Out, Vco2Out, Eg2Out, VoltsPerOctaveIn, KbdVoltsPerOctaveOut, GateIn, GateOut, Converter1In, Converter1Out, Converter2In,
        Converter2Out,
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

    /// <summary>Finds a knob by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="found">The knob, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFindDial(string? id, [NotNullWhen(true)] out RearDial? found) => TryFind(Dials, static row => row.Id, id, out found);

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

    private static RearSwitch Direction(int index, string id, string legend, int column) =>
        new(index, id, legend, column * PitchMm, ConverterRowMm, "V/OCT TO HZ/V", "HZ/V TO V/OCT");

    private static RearDial Dial(int index, string id, string name, KnobLaw law, double normal, int column) =>
        new(index, id, name, law, normal, column * PitchMm, ConverterRowMm);

    private static Jack ConverterRow(int number, string id, string name, JackDirection direction, int column) =>
        new(Panel.Jacks.All.Length + number, id, name, name, direction, SignalKind.ControlVolts)
        {
            MinimumVolts = -5.0,
            MaximumVolts = 8.0,
            IsRear = true,
            XMm = column * PitchMm,
            YMm = ConverterRowMm,
        };

    private static Jack Row(
        int number, string id, string name, JackDirection direction, SignalKind signal, double minimumVolts, double maximumVolts, int column)
    {
        return new(Panel.Jacks.All.Length + number, id, name, name, direction, signal)
        {
            MinimumVolts = minimumVolts,
            MaximumVolts = maximumVolts,
            IsRear = true,
            XMm = column * PitchMm,
            YMm = RowMm,
        };
    }
}
