using System.Globalization;
using Ms20.Panel;

namespace Ms20.App.Listing;

/// <summary>The panel in tables, in the panel's own order.</summary>
internal static class PanelListing
{
    /// <summary>Writes controls, jacks, normals, the rear panel, trimmers and profiles.</summary>
    public static void Write(Surroundings surroundings)
    {
        Section("Controls", Controls(), surroundings);
        Section("Jacks", JackTable(Jacks.All), surroundings);
        Section("Normals: what an input reads while nothing is plugged into it", Normals(), surroundings);
        Section("Rear panel: switches", RearSwitchTable(), surroundings);
        Section("Rear panel: knobs of the converters", RearDialTable(), surroundings);
        Section("Rear panel: jacks", JackTable(RearPanel.Jacks), surroundings);
        Section("Trimmers, inside the case", TrimTable(), surroundings);
        Section("Profiles", ProfileTable(), surroundings, last: true);
    }

    private static void Section(string title, WordTable table, Surroundings surroundings, bool last = false)
    {
        surroundings.Output.WriteLine(title);
        table.WriteTo(surroundings);
        if (!last)
            surroundings.Output.WriteLine();
    }

    private static WordTable Controls()
    {
        var table = new WordTable("ID", "NAME", "MARKS", "NORMAL", "FROM", "TO");
        foreach (Control control in Ms20.Panel.Controls.All)
        {
            KnobLaw law = control.LawFor(Profiles.Default);
            bool named = control.Kind == ControlKind.Selector;
            string marks = named ? string.Join(" ", control.Positions) : $"{Number(control.Minimum)} to {Number(control.Maximum)}";
            table.Add(
                control.Id,
                control.Name,
                marks,
                named ? law.Format(control.Default) : Number(control.Default),
                named ? "" : law.Format(control.Minimum),
                named ? "" : law.Format(control.Maximum));
        }

        return table;
    }

    private static WordTable JackTable(IEnumerable<Jack> jacks)
    {
        var table = new WordTable("ID", "NAME", "", "SIGNAL", "VOLTS", "OPEN");
        foreach (Jack jack in jacks)
        {
            table.Add(
                jack.Id,
                jack.Name,
                jack.Direction == JackDirection.Input ? "in" : "out",
                Words(jack.Signal),
                $"{Number(jack.MinimumVolts)} to {Number(jack.MaximumVolts)}",
                jack.Direction == JackDirection.Input ? Number(jack.OpenVolts) : "");
        }

        return table;
    }

    private static WordTable Normals()
    {
        var table = new WordTable(["INPUT", .. NormalsTables.All.Select(normals => normals.Id.ToUpperInvariant())]);
        foreach (string input in Jacks.All.Where(jack => jack.Direction == JackDirection.Input).Select(jack => jack.Id)
            .Concat(InternalInputs.All.Select(input => input.Id)))
        {
            table.Add([input, .. NormalsTables.All.Select(normals => Words(normals.NormalOf(input)))]);
        }

        return table;
    }

    private static WordTable RearSwitchTable()
    {
        var table = new WordTable("ID", "NAME", "POSITIONS");
        foreach (RearSwitch rear in RearPanel.Switches)
            table.Add(rear.Id, rear.Legend, string.Join(", ", rear.Positions));
        return table;
    }

    private static WordTable RearDialTable()
    {
        var table = new WordTable("ID", "NAME", "MARKS", "NORMAL", "FROM", "TO");
        foreach (RearDial dial in RearPanel.Dials)
        {
            table.Add(
                dial.Id,
                dial.Name,
                $"{Number(dial.Minimum)} to {Number(dial.Maximum)}",
                Number(dial.Default),
                dial.Law.Format(dial.Minimum),
                dial.Law.Format(dial.Maximum));
        }

        return table;
    }

    private static string Words(Normal? normal) =>
        normal is null ? "-" : normal.WhilePluggedId is { } other ? $"{normal.SourceId} (while {other} is plugged)" : normal.SourceId;

    private static WordTable TrimTable()
    {
        var table = new WordTable("ID", "NAME", "FROM", "TO", "UNIT");
        foreach (Trim trim in Trims.All)
            table.Add(trim.Id, trim.Name, Number(trim.Minimum), Number(trim.Maximum), trim.Unit);
        return table;
    }

    private static WordTable ProfileTable()
    {
        var table = new WordTable("ID", "NAME", "FILTERS", "MIDI");
        foreach (Profile profile in Profiles.All)
            table.Add(profile.Id, profile.Name, profile.Revision.ToString().ToLowerInvariant(), profile.MiniMidi ? "the mini's" : "with the wheel");
        return table;
    }

    private static string Words(SignalKind kind) => kind switch
    {
        SignalKind.Audio => "audio",
        SignalKind.PitchHertzPerVolt => "pitch, Hz/V",
        SignalKind.ControlVolts => "control",
        SignalKind.ExponentialControl => "control, oct/V",
        SignalKind.PitchVoltsPerOctave => "pitch, V/oct",
        SignalKind.STrigger => "S-trigger",
        SignalKind.Gate => "gate",
        _ => "clock",
    };

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
