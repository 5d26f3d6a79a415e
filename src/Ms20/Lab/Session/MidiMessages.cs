using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>What a page hands on from MIDI, as bytes, what it chooses about MIDI, and what it teaches its controllers.</summary>
internal static class MidiMessages
{
    // Longer ones are system exclusive, which nothing here understands.
    private const int MostBytes = 512;

    private const int LongestName = 256;
    private const double Channels = 16.0;

    /// <summary>Carries a message out.</summary>
    /// <param name="session">Whose panel it is.</param>
    /// <param name="tab">Who says it.</param>
    /// <param name="message">What is said.</param>
    /// <returns>False if no page of ours would say it.</returns>
    public static bool TryObey(LabSession session, Tab tab, JsonElement message) => message.Text("t") switch
    {
        "midi" => Hear(session, tab, message),
        "midigone" => Unplug(session, tab, message),
        "midiout" => ChooseOutput(session, tab, message),
        "gear" => ChooseGear(session, tab, message),
        "learn" => Learn(session, tab, message),
        "forget" => Forget(session, tab, message),
        _ => false,
    };

    private static bool Hear(LabSession session, Tab tab, JsonElement message)
    {
        if (!message.TryGetProperty("b", out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostBytes)
            return false;
        byte[] bytes = new byte[list.GetArrayLength()];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (list[i].ValueKind != JsonValueKind.Number || !list[i].TryGetByte(out bytes[i]))
                return false;
        }

        string device = message.Text("d") ?? "";
        if (device.Length > LongestName)
            return false;
        double at = message.Number("at") ?? double.NaN;
        return Do(session, tab, bench => session.Midi.Hear(bench, tab, device, bytes, at));
    }

    private static bool Unplug(LabSession session, Tab tab, JsonElement message) =>
        TryName(message, "d", out string? device) && Do(session, tab, bench => session.Midi.Unplug(bench, tab, device));

    private static bool ChooseOutput(LabSession session, Tab tab, JsonElement message)
    {
        if (!TryName(message, "name", out string? name))
            return false;
        bool isThrough = message.TryGetProperty("thru", out JsonElement thru) && thru.ValueKind == JsonValueKind.True;
        return Do(session, tab, _ => session.Midi.Out.Choose(tab, name, isThrough));
    }

    // Either of the two, or both: {"channel": 0..16} with 0 for all, {"profile": "mini", "extended" or ""}.
    private static bool ChooseGear(LabSession session, Tab tab, JsonElement message)
    {
        double? channel = message.Number("channel");
        string? profile = message.Text("profile");
        if (channel is null && profile is null || channel is not (null or >= 0.0 and <= Channels) || profile is not (null or "" or "mini" or "extended"))
            return false;
        session.Act(tab, bench =>
        {
            if (profile is not null)
                session.Midi.Choose(bench, profile.Length == 0 ? null : profile == "mini" ? MidiProfile.Mini : MidiProfile.Extended);
            if (channel is not double number)
                return null;
            string? refusal = session.Midi.Choose(bench, number < 1.0 ? null : (int)number);
            if (refusal is not null)
                session.TellAll(Says.Status(refusal, "warn"));
            return null;
        });
        return true;
    }

    private static bool Learn(LabSession session, Tab tab, JsonElement message)
    {
        string id = message.Text("id") ?? "";
        Control? control = null;
        if (id.Length > 0 && !Controls.TryFind(id, out control))
            return false;
        return Do(session, tab, _ => session.Midi.Teacher.Learn(control));
    }

    private static bool Forget(LabSession session, Tab tab, JsonElement message)
    {
        if (!Controls.TryFind(message.Text("id"), out Control? control))
            return false;
        return Do(session, tab, bench =>
        {
            session.Midi.Teacher.Forget(control);
            session.Midi.TellGear(bench);
        });
    }

    private static bool TryName(JsonElement message, string field, [NotNullWhen(true)] out string? name)
    {
        name = message.Text(field);
        return name is { Length: <= LongestName };
    }

    private static bool Do(LabSession session, Tab tab, Action<Bench> act)
    {
        session.Act(tab, bench =>
        {
            act(bench);
            return null;
        });
        return true;
    }
}
