using System.Text.Json;
using Ms20.App.Listing;
using Ms20.Panel;

namespace Ms20.App.Lab;

/// <summary>A knob law as JSON: which curve with which numbers, and how its quantity is put into words, so that the page can do both without asking.</summary>
internal static class LawJson
{
    private const double TableStepsPerMark = 20.0;

    /// <summary>Writes one.</summary>
    public static void Write(Utf8JsonWriter json, string name, KnobLaw law)
    {
        json.WriteStartObject(name);
        switch (law)
        {
            case ExponentialLaw exponential:
                WriteCurve(json, "exponential", ("start", exponential.Start), ("logRatio", exponential.LogRatio));
                break;
            case ExponentialAboveZeroLaw exponential:
                WriteCurve(json, "exponentialAboveZero", ("start", exponential.Start), ("logRatio", exponential.LogRatio));
                break;
            case PowerLaw power:
                WriteCurve(json, "power", ("full", power.Full), ("exponent", power.Exponent));
                break;
            case FlatteningPowerLaw power:
                WriteCurve(json, "flatteningPower", ("full", power.Full), ("exponent", power.Exponent));
                break;
            case LinearLaw linear:
                WriteCurve(json, "linear", ("centre", linear.Centre), ("centreDial", linear.CentreDial), ("perMark", linear.PerMark));
                break;
            case SelectorLaw selector:
                json.WriteString("curve", "selector");
                PanelJson.WriteWords(json, "legends", selector.Legends);
                break;
            default:
                WriteTable(json, law);
                break;
        }

        if (law is ContinuousLaw continuous)
            WriteText(json, continuous.Text);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, string name, params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        json.WriteString("curve", name);
        foreach ((string number, double value) in numbers)
            json.WriteNumber(number, value);
    }

    // A curve with no name of its own: its quantity at every twentieth of a mark, between which the page draws straight lines.
    private static void WriteTable(Utf8JsonWriter json, KnobLaw law)
    {
        json.WriteString("curve", "table");
        json.WriteNumber("start", law.MinimumDial);
        json.WriteStartArray("table");
        int steps = (int)Math.Round(TableStepsPerMark * (law.MaximumDial - law.MinimumDial));
        for (int i = 0; i <= steps; i++)
            json.WriteNumberValue(law.ToPhysical(law.MinimumDial + i / TableStepsPerMark));
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, QuantityText text)
    {
        switch (text)
        {
            case FrequencyText:
                json.WriteString("text", "frequency");
                break;
            case TimeText:
                json.WriteString("text", "time");
                break;
            case DecibelText:
                json.WriteString("text", "decibel");
                break;
            case PlainText plain:
                json.WriteString("text", "plain");
                json.WriteString("prefix", plain.Prefix);
                json.WriteString("suffix", plain.Suffix);
                json.WriteNumber("scale", plain.Scale);
                json.WriteNumber("decimals", plain.Decimals);
                json.WriteBoolean("signed", plain.IsSigned);
                break;
            default:
                throw new InvalidOperationException($"The page has no words like {text.GetType().Name}: write it in LawJson and in laws.js.");
        }
    }
}
