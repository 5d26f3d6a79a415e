using System.Globalization;
using Ms20.Panel;

namespace Ms20.App.Patches;

/// <summary>Turns dials and plugs cables of a patch from the words of a command line.</summary>
internal static class PatchEdits
{
    /// <summary>Turns one dial.</summary>
    /// <param name="patch">The patch; its profile decides what quantities mean.</param>
    /// <param name="setting">"id=value", the value a dial mark, a quantity with its unit, or a selector's legend.</param>
    /// <exception cref="Refusal">There is no such control, or it has no such place.</exception>
    public static Patch Set(Patch patch, string setting)
    {
        int equals = setting.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            throw Wrong($"--set cannot be \"{setting}\": write a control's id, \"=\" and its value, such as lpf.cutoff=1.2kHz.");
        string id = setting[..equals].Trim();
        string value = setting[(equals + 1)..].Trim();
        if (RearPanel.TryFindSwitch(id, out RearSwitch? rear))
            return patch.WithRear(rear, Position(rear, value));
        if (RearPanel.TryFindDial(id, out RearDial? knob))
            return knob.Law.TryParse(value, out double mark) ? patch.WithRear(knob, mark) : throw Wrong($"{id} cannot stand at \"{value}\": write {Places(knob.Law)}.");
        if (!Controls.TryFind(id, out Control? control))
            throw Wrong($"there is no control \"{id}\"; the nearest is \"{Nearest.To(id, ControlIds())}\" (see \"ms20 panel\").");
        if (!patch.LawOf(control).TryParse(value, out double dial))
            throw Wrong($"{id} cannot stand at \"{value}\": write {Places(control, patch.LawOf(control))}.");
        return patch.With(control, dial);
    }

    /// <summary>Plugs one cable; it takes the place of the cable that the patch has in the same input.</summary>
    /// <param name="patch">The patch.</param>
    /// <param name="cable">"output:input", two jack ids.</param>
    /// <exception cref="Refusal">There is no such jack, or it is not that kind of jack.</exception>
    public static Patch Plug(Patch patch, string cable)
    {
        (Jack output, Jack input) = EndsOf(cable);
        Patch free = patch.WithoutCable(input);
        return free.CanPlug(output, input, out string refusal) ? free.WithCable(output, input) : throw Wrong(refusal);
    }

    /// <summary>Plugs cables, of which no two may go into the same input.</summary>
    /// <exception cref="Refusal">A cable cannot be plugged, or two go into one input.</exception>
    public static Patch Plug(Patch patch, IReadOnlyList<string> cables)
    {
        var plugged = new HashSet<Jack>();
        foreach (string cable in cables)
        {
            patch = Plug(patch, cable);
            if (!plugged.Add(EndsOf(cable).Input))
                throw Wrong($"two cables go into {EndsOf(cable).Input}: leave out one, an input takes one cable.");
        }

        return patch;
    }

    private static (Jack Output, Jack Input) EndsOf(string cable)
    {
        string[] ends = cable.Split(':', StringSplitOptions.TrimEntries);
        if (ends.Length != 2)
            throw Wrong($"--cable cannot be \"{cable}\": write an output's id, \":\" and an input's id, such as wheel.out:total.in.");
        return (JackNamed.Find(ends[0], JackDirection.Output), JackNamed.Find(ends[1], JackDirection.Input));
    }

    private static string Places(Control control, KnobLaw law)
    {
        if (control.Kind == ControlKind.Selector)
            return $"one of {string.Join(", ", control.Positions)}";
        return control.Kind == ControlKind.Button ? $"{law.Format(control.Minimum)} or {law.Format(control.Maximum)}" : Places(law);
    }

    private static string Places(KnobLaw law)
    {
        string quantities = $"{law.Format(law.MinimumDial)} to {law.Format(law.MaximumDial)}";
        return string.Create(CultureInfo.InvariantCulture, $"a mark from {law.MinimumDial} to {law.MaximumDial} or a quantity, {quantities}");
    }

    private static int Position(RearSwitch rear, string legend)
    {
        for (int position = 0; position < rear.Positions.Length; position++)
        {
            if (string.Equals(rear.Positions[position], legend, StringComparison.OrdinalIgnoreCase))
                return position;
        }

        throw Wrong($"{rear.Id} cannot stand at \"{legend}\": write one of {string.Join(", ", rear.Positions)}.");
    }

    private static IEnumerable<string> ControlIds() =>
        Controls.All.Select(control => control.Id).Concat(RearPanel.Switches.Select(rear => rear.Id)).Concat(RearPanel.Dials.Select(dial => dial.Id));

    private static Refusal Wrong(string sentence) => new(sentence, ExitCode.Usage);
}
