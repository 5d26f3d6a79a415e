using System.Reflection;

namespace Ms20.Engine.Tests.Contract;

/// <summary>What a knob may plausibly be set to, in its own unit, and what an input rests at. The benchmarks link this file too.</summary>
internal static class Ranges
{
    /// <summary>
    /// By "circuit.knob" or by the knob's name. A knob without a row goes from a quarter to four times its default, or from 0 to 1 where that is 0.
    /// </summary>
    private static readonly Dictionary<string, (double Low, double High)> Knobs = new()
    {
        ["Vco1Level"] = (0.0, 1.0),
        ["Vco2Level"] = (0.0, 1.0),
        ["Volume"] = (0.0, 1.0),
        ["Sustain"] = (0.0, 1.0),
        ["Skew"] = (0.0, 1.0),
        ["PulseWidth"] = (0.0, 0.5),
        ["MasterTune"] = (-100.0, 100.0),
        ["Pitch"] = (-12.0, 12.0),
        ["EarlyFilter.Peak"] = (0.0, 2.9),
        ["LateFilter.Peak"] = (0.0, 4.03),
        ["MgDepth"] = (0.0, 2.0),
        ["Eg2Depth"] = (0.0, 2.0),
        ["Eg1Depth"] = (0.0, 2.0),
        ["Wheel"] = (-5.0, 5.0),
        ["Level"] = (0.0, 316.0),
        ["LowCut"] = (50.0, 2500.0),
        ["HighCut"] = (100.0, 5000.0),
        ["CvAdjust"] = (-12.0, 12.0),
        ["Threshold"] = (0.0, 5.0),
        ["Delay"] = (0.0, 0.01),
        ["Hold"] = (0.0, 0.01),
        ["Portamento"] = (0.0, 0.1),
        ["Attenuation"] = (0.0, 1.0),
        ["OffsetOctaves"] = (-5.0, 5.0),
    };

    /// <summary>By "circuit.input" or by the input's name: the steady voltage that lets a circuit work. Other inputs rest at a sine.</summary>
    private static readonly Dictionary<string, double> RestVolts = new()
    {
        // An oscillator at 0 V stands still; a line that triggers when low is off at 5 V; a closed amplifier shows nothing.
        ["PitchCv"] = 1.0,
        ["Trigger"] = 5.0,
        // Octaves above 1 Hz: a cutoff of 1 kHz.
        ["Cutoff"] = 10.0,
        ["Clock"] = 5.0,
        ["Envelope"] = 4.0,
        ["InitialGain"] = 0.0,
        ["Control"] = 3.0,
    };

    /// <summary>A value for a knob, <paramref name="place"/> of the way through its range.</summary>
    public static double OfKnob(string circuit, string knob, double defaultValue, double place)
    {
        if (Knobs.TryGetValue($"{circuit}.{knob}", out (double Low, double High) range) || Knobs.TryGetValue(knob, out range))
            return range.Low + (range.High - range.Low) * place;
        return defaultValue == 0.0 ? place : defaultValue * Math.Pow(4.0, 2.0 * place - 1.0);
    }

    /// <summary>The steady voltage of an input, or null where it is to be fed a sine.</summary>
    public static double? OfRestingInput(string circuit, string input) =>
        RestVolts.TryGetValue($"{circuit}.{input}", out double volts) || RestVolts.TryGetValue(input, out volts) ? volts : null;

    /// <summary>The properties of one type, in an order that never changes.</summary>
    public static IEnumerable<(string Name, T Value)> PropertiesOf<T>(object owner, bool settable) =>
        owner.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType == typeof(T) && property.GetIndexParameters().Length == 0)
            .Where(property => property.CanWrite == settable)
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (property.Name, (T)property.GetValue(owner)!));
}
