using System.Text.Json;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>What a page hands on from MIDI, as bytes, and what it teaches its controllers.</summary>
internal static class MidiMessages
{
    // Longer ones are system exclusive, which nothing here understands.
    private const int MostBytes = 512;

    private const int LongestName = 256;

    /// <summary>Carries a message out.</summary>
    /// <param name="session">Whose panel it is.</param>
    /// <param name="tab">Who says it.</param>
    /// <param name="message">What is said.</param>
    /// <returns>False if no page of ours would say it.</returns>
    public static bool TryObey(LabSession session, Tab tab, JsonElement message) => message.Text("t") switch
    {
        "midi" => Hear(session, tab, message),
        "midigone" => Unplug(session, tab, message),
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

        double at = message.Number("at") ?? double.NaN;
        string device = message.Text("d") ?? "";
        if (device.Length > LongestName)
            return false;
        if (!session.MayBringMidi(tab))
            return true;
        session.Act(tab, bench =>
        {
            session.Midi.Hear(bench, tab, device, bytes, at);
            return null;
        });
        return true;
    }

    private static bool Unplug(LabSession session, Tab tab, JsonElement message)
    {
        if (message.Text("d") is not { Length: <= LongestName } device)
            return false;
        session.Act(tab, bench =>
        {
            session.Midi.Unplug(bench, tab, device);
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
        session.Act(tab, _ =>
        {
            session.Midi.Learn(control);
            return null;
        });
        return true;
    }

    private static bool Forget(LabSession session, Tab tab, JsonElement message)
    {
        if (!Controls.TryFind(message.Text("id"), out Control? control))
            return false;
        session.Act(tab, _ =>
        {
            session.Midi.Forget(control);
            return null;
        });
        return true;
    }
}
