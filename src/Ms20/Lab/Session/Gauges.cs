using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// What a page sees moving: lamps, the meter, the voltages at the jacks it looks at. It asks when it is ready to draw, so a hidden page costs nothing.
/// </summary>
internal sealed class Gauges
{
    private const int MostProbes = 64;

    // The keyboard's trigger is on below this; the comparators of the envelope generators switch here.
    private const double TriggerOnVolts = 1.3;

    private readonly List<Jack> _probed = [];

    /// <summary>Chooses the jacks whose voltages the page wants; none for none.</summary>
    /// <returns>False if the message names something else than jacks.</returns>
    public bool Probe(JsonElement message)
    {
        if (!message.TryGetProperty("jacks", out JsonElement jacks) || jacks.ValueKind != JsonValueKind.Array || jacks.GetArrayLength() > MostProbes)
            return false;
        _probed.Clear();
        foreach (JsonElement id in jacks.EnumerateArray())
        {
            if (id.ValueKind != JsonValueKind.String || !JackNames.TryFind(id.GetString(), out Jack? jack))
                return false;
            _probed.Add(jack);
        }

        return true;
    }

    /// <summary>Tells a tab how everything stands now.</summary>
    public bool Tell(LabSession session, Tab tab)
    {
        session.Act(tab, bench =>
        {
            tab.Tell(Says.Numbers("lamps", Lamps(bench)));
            if (_probed.Count > 0)
                tab.Tell(Says.Numbers("volts", _probed.Select(jack => (jack.Id, bench.VoltsAt(jack)))));
            if (bench.Speaker is { } speaker)
                tab.Tell(Says.Meter(speaker.Levels));
            return null;
        });
        return true;
    }

    private static IEnumerable<(string Id, double Value)> Lamps(Bench bench)
    {
        if (bench.Speaker is null)
            return PanelGeometry.Lamps.Select(lamp => (lamp.Id, 0.0));
        Jack mg = Jacks.MgTriangleOut;
        double glow = (bench.VoltsAt(mg) - mg.MinimumVolts) / (mg.MaximumVolts - mg.MinimumVolts);
        return
        [
            ("lamp.power", 1.0),
            ("lamp.mg", Math.Clamp(glow, 0.0, 1.0)),
            ("lamp.eg", bench.VoltsAt(Jacks.TrigIn) < TriggerOnVolts ? 1.0 : 0.0),
        ];
    }
}
