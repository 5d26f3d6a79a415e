using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>Learning: which control the next control change is to turn, and what was taught so far. What is taught holds for the device that sent it.</summary>
/// <param name="session">Whose pages are told.</param>
/// <param name="gear">Where it is kept.</param>
internal sealed class MidiTeacher(LabSession session, MidiGear gear)
{
    private const byte ControlChange = 0xB0;
    private const byte KindBits = 0xF0;

    private Control? _control;
    private int _said = -1;

    /// <summary>The next control change is to turn this control; null to leave it.</summary>
    public void Learn(Control? control)
    {
        _control = control;
        _said = -1;
    }

    /// <summary>Hears a message of a device before anything else does.</summary>
    /// <returns>Whether it was taken: then it turns nothing yet.</returns>
    public bool Hear(string device, ReadOnlySpan<byte> bytes)
    {
        if (_control is not { } control || bytes.Length != 3 || (bytes[0] & KindBits) != ControlChange)
            return false;
        int number = bytes[1];
        if (!MidiNumbers.IsLearnable(number))
        {
            if (_said != number)
                session.TellAll(Says.Status($"Control change {number} has a meaning of its own in MIDI: move something else.", "warn"));
            _said = number;
            return false;
        }

        _control = null;
        Control? before = gear.Map.For(device).Targets[number].Control;
        string? refusal = gear.Use(gear.Map.WithTarget(device, number, MidiTarget.Of(control)));
        string instead = before is null || before == control ? "" : $", {before.Name} no more";
        session.TellAll(Says.Status(refusal ?? $"{Words(number, device)} turns {control.Name} from now on{instead}.", refusal is null ? "ok" : "warn"));
        return true;
    }

    /// <summary>What was taught to turn this control turns it no more; what its numbers turned before they were taught they turn again.</summary>
    public void Forget(Control control)
    {
        MidiMap map = gear.Map;
        foreach ((string device, IReadOnlyDictionary<int, MidiTarget> rows) in map.Devices.Select(row => (row.Key, (IReadOnlyDictionary<int, MidiTarget>)row.Value)))
        {
            foreach (int number in rows.Where(row => row.Value.Control == control).Select(row => row.Key))
                map = map.WithTarget(device, number, null);
        }

        for (int number = 0; number < map.Targets.Length; number++)
        {
            if (map.Targets[number].Control == control && MidiNumbers.IsLearnable(number))
                map = map.WithTarget(number, MidiMap.Default.Targets[number]);
        }

        string? refusal = gear.Use(map);
        session.TellAll(Says.Status(refusal ?? $"{control.Name} has forgotten what it was taught; control change {control.MidiCc} turns it.", refusal is null ? "ok" : "warn"));
    }

    private static string Words(int number, string device) => device.Length == 0 ? $"Control change {number}" : $"Control change {number} of {device}";
}
