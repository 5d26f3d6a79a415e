using System.Collections.Immutable;
using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>
/// What a page says, carried out. Messages are JSON objects; <c>t</c> is the kind, ids are the panel's, values are dial marks, <c>at</c> is the page's time
/// in milliseconds. A value that cannot be is refused with a sentence; a message that no page of ours would send ends the connection.
/// </summary>
internal sealed class ControlMessages(LabSession session, Tab tab)
{
    /// <summary>The longest message, in bytes: a patch with long notes and keys of later versions.</summary>
    public const int LongestBytes = 1 << 18;

    private const int DeepestJson = 24;
    private const int HighestNote = 127;
    private const double UsualVelocity = 100.0;
    private const double HighestVelocity = 127.0;

    // SIGNAL IN and EXT SIGNAL IN are what it is for; any other input will do too.
    private const int MostDriven = 8;

    private readonly Gauges _gauges = new();

    /// <summary>Carries a message out.</summary>
    /// <param name="utf8">The message.</param>
    /// <returns>False if it is none.</returns>
    public bool TryObey(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = DeepestJson });
            JsonElement message = document.RootElement;
            return message.ValueKind == JsonValueKind.Object && Messages.IsFromPage(message.Text("t")) && TryObey(message);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half a character, written as an escape, comes to when it is read as text.
            return false;
        }
    }

    private bool TryObey(JsonElement message) => message.Text("t") switch
    {
        "p" => Turn(message),
        "on" => Key(message, isOn: true),
        "off" => Key(message, isOn: false),
        "panic" => Panic(),
        "cable+" => Cable(message, isPlugged: true),
        "cable-" => Cable(message, isPlugged: false),
        "rear" or "set" => Edit(message),
        "patch" => Load(message),
        "state" => TellState(),
        "meters" => _gauges.Tell(session, tab, message),
        "probe" => _gauges.Probe(message),
        "limiter" => Limit(message),
        "drive" => Drive(message),
        "quality" => Choose(message),
        "service" => RearMessages.Service(session, tab),
        "power" => RearMessages.Power(session, tab, message),
        "midi" or "midigone" or "midiout" or "gear" or "learn" or "forget" => MidiMessages.TryObey(session, tab, message),
        "player" or "go" => PlayerMessages.TryObey(session, tab, message),
        "shelf" => ShelfMessages.TryObey(session, tab, message),
        _ => false,
    };

    private bool Turn(JsonElement message)
    {
        if (!Controls.TryFind(message.Text("id"), out Control? control) || message.Number("v") is not double dial)
            return false;
        double at = message.Number("at") ?? double.NaN;
        session.Act(tab, bench =>
        {
            bench.Turn(control, dial, at);
            session.TellDial(tab, control, bench.Patch[control]);
            session.Midi.Turned(bench, control);
            return null;
        });
        return true;
    }

    private bool Key(JsonElement message, bool isOn)
    {
        if (message.Number("n") is not double number || !(number is >= 0 and <= HighestNote) || number != Math.Floor(number))
            return false;
        int note = (int)number;
        int velocity = isOn ? (int)Math.Clamp(message.Number("v") ?? UsualVelocity, 1.0, HighestVelocity) : 0;
        double at = message.Number("at") ?? double.NaN;
        session.Act(tab, bench =>
        {
            session.Midi.Key(bench, tab, note, velocity, at);
            return null;
        });
        return true;
    }

    private bool Panic()
    {
        session.Act(tab, bench =>
        {
            session.Midi.Panic(bench, tab);
            return null;
        });
        return true;
    }

    private bool Cable(JsonElement message, bool isPlugged)
    {
        if (!JackNames.TryFind(message.Text("from"), out Jack? output) || !JackNames.TryFind(message.Text("to"), out Jack? input)
            || output.Direction != JackDirection.Output || input.Direction != JackDirection.Input)
        {
            return false;
        }

        session.Act(tab, bench =>
        {
            if (!isPlugged && bench.Patch.SourceOf(input) != output)
                return null;
            string? refusal = isPlugged ? bench.Plug(output, input) : bench.Unplug(input);
            if (refusal is null)
                session.TellOthers(tab, Says.Cable(output, input, isPlugged));
            return refusal;
        });
        return true;
    }

    private bool Edit(JsonElement message)
    {
        bool isRear = message.Text("t") == "rear";
        string? key = message.Text(isRear ? "id" : "key");
        if (key is null || !message.TryGetProperty("v", out JsonElement value))
            return false;
        session.Act(tab, bench =>
        {
            string? refusal = PatchEdit.TryApply(bench.Patch, isRear, key, value, out Patch edited);
            if (refusal is not null)
                return refusal;
            bench.Load(edited);
            session.TellOthers(tab, Says.Again(message));
            return null;
        });
        return true;
    }

    private bool Load(JsonElement message)
    {
        if (!message.TryGetProperty("patch", out JsonElement body) || body.ValueKind != JsonValueKind.Object)
            return false;
        session.Act(tab, bench =>
        {
            try
            {
                bench.Load(PatchFile.Read(JsonSerializer.SerializeToUtf8Bytes(body)));
                session.TellOthers(tab, Says.Everything(bench.Patch));
                return null;
            }
            catch (PatchFormatException e)
            {
                return e.Message;
            }
        });
        return true;
    }

    private bool TellState()
    {
        session.Act(tab, bench =>
        {
            tab.Tell(Says.Everything(bench.Patch));
            foreach (int note in bench.Held)
                tab.Tell(Says.Key(note, true));
            return null;
        });
        return true;
    }

    private bool Limit(JsonElement message)
    {
        if (!message.TryGetProperty("v", out JsonElement on) || on.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return false;
        session.Act(tab, bench =>
        {
            bench.Limit(on.GetBoolean());
            return null;
        });
        return true;
    }

    private bool Drive(JsonElement message)
    {
        if (!JackNames.TryRead(message, "jacks", MostDriven, out ImmutableArray<Jack> jacks))
            return false;
        session.Act(tab, bench => bench.Drive(jacks));
        session.TellSound();
        return true;
    }

    private bool Choose(JsonElement message)
    {
        if (!Enum.TryParse(message.Text("v"), ignoreCase: true, out Engine.Quality quality) || !Enum.IsDefined(quality))
            return false;
        session.Act(tab, bench =>
        {
            bench.Choose(quality);
            return null;
        });
        return true;
    }
}
