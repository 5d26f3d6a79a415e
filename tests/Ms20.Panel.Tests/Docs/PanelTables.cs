using System.Globalization;
using System.Text;

namespace Ms20.Panel.Tests.Docs;

/// <summary>The tables of docs/panel.md, made from the rows.</summary>
internal static class PanelTables
{
    internal static string ControlsTable()
    {
        var page = new StringBuilder();
        page.Append("| id | control | marks | normal | lowest | middle | highest |\n|---|---|---|---|---|---|---|\n");
        foreach (Control control in Controls.All)
        {
            KnobLaw early = control.LawFor(Profiles.Early1978);
            KnobLaw late = control.LawFor(Profiles.Late1978);
            string marks = control.Kind == ControlKind.Selector ? string.Join(", ", control.Positions) : $"{Text(control.Minimum)}..{Text(control.Maximum)}";
            string normal = control.Kind == ControlKind.Selector ? early.Format(control.Default) : Text(control.Default);
            string middle = control.IsStepped ? "" : At(0.5 * (control.Minimum + control.Maximum));
            string lowest = control.Kind == ControlKind.Selector ? "" : At(control.Minimum);
            string highest = control.Kind == ControlKind.Selector ? "" : At(control.Maximum);
            page.Append(CultureInfo.InvariantCulture, $"| `{control.Id}` | {control.Name} | {marks} | {normal} | {lowest} | {middle} | {highest} |\n");

            string At(double dial) =>
                early == late ? early.Format(dial) : $"early {early.Format(dial)}, late {late.Format(dial)}";
        }

        return page.ToString();
    }

    internal static string RearSwitchesTable()
    {
        var page = new StringBuilder("| id | switch | positions |\n|---|---|---|\n");
        foreach (RearSwitch rear in RearPanel.Switches)
            page.Append(CultureInfo.InvariantCulture, $"| `{rear.Id}` | {rear.Legend} | {string.Join(", ", rear.Positions)} |\n");
        return page.ToString();
    }

    internal static string RearDialsTable()
    {
        var page = new StringBuilder("| id | knob | marks | normal | lowest | highest |\n|---|---|---|---|---|---|\n");
        foreach (RearDial dial in RearPanel.Dials)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{dial.Id}` | {dial.Name} | {Text(dial.Minimum)}..{Text(dial.Maximum)} | {Text(dial.Default)} ");
            page.Append(CultureInfo.InvariantCulture, $"| {dial.Law.Format(dial.Minimum)} | {dial.Law.Format(dial.Maximum)} |\n");
        }

        return page.ToString();
    }

    internal static string JacksTable(IEnumerable<Jack> jacks)
    {
        var page = new StringBuilder("| id | jack | | signal | nominal | open |\n|---|---|---|---|---|---|\n");
        foreach (Jack jack in jacks)
        {
            string direction = jack.Direction == JackDirection.Input ? "in" : "out";
            string open = jack.Direction == JackDirection.Input || jack.OpenVolts != 0.0 ? $"{Text(jack.OpenVolts)} V" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{jack.Id}` | {jack.Name} | {direction} | {Words(jack.Signal)} ");
            page.Append(CultureInfo.InvariantCulture, $"| {Text(jack.MinimumVolts)}..{Text(jack.MaximumVolts)} V | {open} |\n");
        }

        return page.ToString();
    }

    internal static string NormalsTable()
    {
        var page = new StringBuilder("| input | `hardware` | `guide` |\n|---|---|---|\n");
        foreach (Normal normal in NormalsTables.Guide.Normals)
        {
            string hardware = Cell(NormalsTables.Hardware.NormalOf(normal.InputId));
            page.Append(CultureInfo.InvariantCulture, $"| `{normal.InputId}` | {hardware} | {Cell(normal)} |\n");
        }

        return page.ToString();
    }

    private static string Cell(Normal? normal) =>
        normal is null ? "nothing" : normal.WhilePluggedId is { } other ? $"`{normal.SourceId}` while `{other}` is plugged" : $"`{normal.SourceId}`";

    /// <summary>A page with the text between its markers replaced.</summary>
    internal static string Filled(string page, string table, string rows)
    {
        string begin = $"<!-- {table}: begin -->\n";
        string end = $"<!-- {table}: end -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return page[..from] + rows + page[to..];
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Words(SignalKind kind) => kind switch
    {
        SignalKind.Audio => "audio",
        SignalKind.PitchHertzPerVolt => "pitch, Hz/V",
        SignalKind.ControlVolts => "control",
        SignalKind.ExponentialControl => "control, exponential",
        SignalKind.PitchVoltsPerOctave => "pitch, V/oct",
        SignalKind.STrigger => "S-trigger",
        SignalKind.Gate => "positive gate",
        _ => "clock",
    };
}
