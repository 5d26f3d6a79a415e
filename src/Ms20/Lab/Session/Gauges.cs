using System.Collections.Immutable;
using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// What a page sees moving: lamps, the meter, the voltages at the jacks it looks at. It asks when it is ready to draw, so a hidden page costs nothing.
/// </summary>
internal sealed class Gauges
{
    private const int MostProbes = 64;

    private ImmutableArray<Jack> _probed = [];

    /// <summary>Chooses the jacks whose voltages the page wants; none for none.</summary>
    /// <returns>False if the message names something else than jacks.</returns>
    public bool Probe(JsonElement message)
    {
        if (!JackNames.TryRead(message, "jacks", MostProbes, out ImmutableArray<Jack> jacks))
            return false;
        _probed = jacks;
        return true;
    }

    /// <summary>Tells a tab how everything stands now; where it says what time it is, time passes for its MIDI devices too.</summary>
    public bool Tell(LabSession session, Tab tab, JsonElement message)
    {
        double? at = message.Number("at");
        session.Act(tab, bench =>
        {
            if (at is double timeMs)
                session.Midi.Watch(bench, tab, timeMs);
            tab.Tell(Says.Numbers("lamps", Lamps.All.Select(lamp => (lamp.Id, bench.BrightnessOf(lamp)))));
            if (_probed.Length > 0)
                tab.Tell(Says.Numbers("volts", _probed.Select(jack => (jack.Id, bench.VoltsAt(jack)))));
            if (bench.Speaker is { } speaker)
                tab.Tell(Says.Meter(speaker.Levels));
            return null;
        });
        return true;
    }
}
