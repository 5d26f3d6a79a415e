using System.Text.Encodings.Web;
using System.Text.Json;
using Ms20.App.Lab.Power;
using Ms20.App.Lab.Sound;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>The messages that the Lab sends to its pages, as JSON; <c>t</c> is the kind.</summary>
internal static class Says
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first message of all: the tab's number and the run's, by which a page notices that the Lab was started anew.</summary>
    public static byte[] Hello(int tab, string run) => Write("hello", json =>
    {
        json.WriteNumber("tab", tab);
        json.WriteString("run", run);
    });

    /// <summary>A control stands elsewhere.</summary>
    public static byte[] Dial(Control control, double dial) => Write("p", json =>
    {
        json.WriteString("id", control.Id);
        json.WriteNumber("v", dial);
    });

    /// <summary>A key goes down or comes up.</summary>
    public static byte[] Key(int note, bool isOn) => Write(isOn ? "on" : "off", json => json.WriteNumber("n", note));

    /// <summary>A cable was plugged or pulled.</summary>
    public static byte[] Cable(Jack output, Jack input, bool isPlugged) => Write(isPlugged ? "cable+" : "cable-", json =>
    {
        json.WriteString("from", output.Id);
        json.WriteString("to", input.Id);
    });

    /// <summary>Everything stands like this.</summary>
    public static byte[] Everything(Patch patch) => Write("patch", json =>
    {
        json.WritePropertyName("patch");
        json.WriteRawValue(PatchFile.Write(patch));
    });

    /// <summary>A sentence for the person at the panel; the kind is ok, warn or error.</summary>
    public static byte[] Status(string text, string kind) => Write("status", json =>
    {
        json.WriteString("text", text);
        json.WriteString("kind", kind);
    });

    /// <summary>Which tab has the sound, 0 for none; and the jacks that its own sound is plugged into.</summary>
    public static byte[] Sound(int tab, IEnumerable<Jack> driven) => Write("sound", json =>
    {
        json.WriteNumber("tab", tab);
        json.WriteStartArray("driven");
        foreach (Jack jack in driven)
            json.WriteStringValue(jack.Id);
        json.WriteEndArray();
    });

    /// <summary>The cables of a patch that are allowed and probably not meant, each with its sentence.</summary>
    public static byte[] Hints(Patch patch) => Write("hints", json => PanelDocument.WriteList(json, "list", HintsOf(patch), static (json, hint) =>
    {
        json.WriteString("from", hint.Cable.Output.Id);
        json.WriteString("to", hint.Cable.Input.Id);
        json.WriteString("says", hint.Sentence);
    }));

    private static IEnumerable<(Cable Cable, string Sentence)> HintsOf(Patch patch)
    {
        foreach (Cable cable in patch.Cables)
        {
            // The cable's ends stand before the sentence, for lists; a page shows it at the cable.
            if (PatchHints.For(patch, cable.Output, cable.Input) is { } hint)
                yield return (cable, hint[(hint.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        }
    }

    /// <summary>Where a service would turn the trimmers.</summary>
    public static byte[] Service(IReadOnlyList<double> values) =>
        Numbers("service", Trims.All.Select(trim => (trim.Id, trim.Limit(values[trim.Index]))));

    /// <summary>The mini's power: whether there is any, whether it went by itself, and what it remembers.</summary>
    public static byte[] Power(MiniPower power) => Write("power", json =>
    {
        json.WriteBoolean("on", power.IsOn);
        json.WriteBoolean("asleep", power.HasFallenAsleep);
        json.WriteBoolean("switch", power.Settings.HasSwitch);
        json.WriteBoolean("auto", power.Settings.TurnsOffAlone);
    });

    /// <summary>How MIDI is heard: the profile that was chosen, empty for the model's own, and the one it comes to; the channel, 0 for all; and which control changes turn what.</summary>
    public static byte[] Gear(MidiMap map, MidiProfile? chosen, MidiProfile heard) => Write("gear", json =>
    {
        json.WriteString("profile", chosen is null ? "" : Word(chosen.Value));
        json.WriteString("heard", Word(heard));
        json.WriteNumber("channel", map.Channel ?? 0);
        json.WriteStartArray("bound");
        for (int number = 0; number < map.Targets.Length; number++)
            WriteBinding(json, number, map.Targets[number], null, map.Targets[number] != MidiMap.Default.Targets[number]);
        foreach ((string device, var rows) in map.Devices)
        {
            foreach ((int number, MidiTarget target) in rows)
                WriteBinding(json, number, target, device, isTaught: true);
        }

        json.WriteEndArray();
    });

    /// <summary>Why a device's notes are not heard, to be shown beside it: what it is, in a word for the page and a sentence for the person. Empty: they are.</summary>
    public static byte[] MidiFault(string id, string text, int channel) => Write("midifault", json =>
    {
        json.WriteString("id", id);
        json.WriteString("text", text);
        json.WriteNumber("channel", channel);
    });

    private static string Word(MidiProfile profile) => profile == MidiProfile.Mini ? "mini" : "extended";

    private static void WriteBinding(Utf8JsonWriter json, int number, MidiTarget target, string? device, bool isTaught)
    {
        if (target.Control is null)
            return;
        json.WriteStartObject();
        json.WriteNumber("cc", number);
        json.WriteString("id", target.Control.Id);
        if (device is not null)
            json.WriteString("device", device);
        json.WriteBoolean("taught", isTaught);
        json.WriteEndObject();
    }

    /// <summary>The meter on SIGNAL OUT.</summary>
    public static byte[] Meter(Levels levels) => Write("meter", json =>
    {
        json.WriteNumber("peak", Math.Round(levels.Peak, 4));
        json.WriteNumber("rms", Math.Round(levels.Rms, 4));
        json.WriteBoolean("limited", levels.IsLimited);
        json.WriteNumber("load", Math.Round(levels.Load, 4));
    });

    /// <summary>Numbers by name: <c>lamps</c> or <c>volts</c>.</summary>
    public static byte[] Numbers(string kind, IEnumerable<(string Id, double Value)> numbers) => Write(kind, json =>
    {
        json.WriteStartObject("v");
        foreach ((string id, double value) in numbers)
            json.WriteNumber(id, Math.Round(value, 4));
        json.WriteEndObject();
    });

    /// <summary>What another tab has said, as it said it.</summary>
    public static byte[] Again(JsonElement message) => JsonSerializer.SerializeToUtf8Bytes(message);

    /// <summary>A message of a kind.</summary>
    /// <exception cref="ArgumentException">The kind has no row in <see cref="Messages"/>.</exception>
    public static byte[] Write(string kind, Action<Utf8JsonWriter> write)
    {
        if (!Messages.IsFromLab(kind))
            throw new ArgumentException($"The Lab says nothing of the kind \"{kind}\": add a row to Messages.FromLab.", nameof(kind));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("t", kind);
            write(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
