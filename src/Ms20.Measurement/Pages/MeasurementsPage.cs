using System.Text;

namespace Ms20.Measurement.Pages;

/// <summary>Writes the page of all figures in Markdown. The same figures give the same bytes.</summary>
internal sealed class MeasurementsPage
{
    /// <summary>How every page begins: what begins so may be written anew.</summary>
    public const string FirstLine = "# Measurements";

    private readonly StringBuilder _page = new();
    private readonly IReadOnlyDictionary<string, Outcome> _found;
    private readonly Func<Plot, string?> _plotPath;

    private MeasurementsPage(IReadOnlyDictionary<string, Outcome> found, Func<Plot, string?> plotPath)
    {
        _found = found;
        _plotPath = plotPath;
    }

    /// <summary>Writes the page.</summary>
    /// <param name="rooms">What there is to measure.</param>
    /// <param name="found">What was found, by row id; rows that are not there are said not to have been measured.</param>
    /// <param name="plotPath">Where a drawing is, seen from the page; null if it was not drawn.</param>
    public static string Write(IReadOnlyList<Room> rooms, IReadOnlyDictionary<string, Outcome> found, Func<Plot, string?> plotPath)
    {
        var writer = new MeasurementsPage(found, plotPath);
        writer.WriteHead(rooms);
        foreach (Room room in rooms)
            writer.WriteRoom(room);
        return writer._page.ToString();
    }

    private void WriteHead(IReadOnlyList<Room> rooms)
    {
        Outcome[] outcomes = [.. rooms.SelectMany(room => room.Rows).Where(row => _found.ContainsKey(row.Id)).Select(row => _found[row.Id])];
        int goals = outcomes.Count(outcome => outcome.Row.Target.IsGoal), reached = outcomes.Count(outcome => outcome.Verdict == Verdict.Reached);
        Line(FirstLine);
        Line();
        Line("Written by `ms20 measure --all -o docs/measurements.md`, not by hand: the same code writes the same page. Every figure is of");
        Line("unit 0, the ideal one, at a host rate of 48 kHz, unless it says otherwise. \"4x\" is the engine at 192 kHz, the standard quality.");
        Line();
        Line("The SPICE figures are ngspice's, of the netlists in [reference](../reference/README.md), which says what they assume. Rivals are other open programs; their");
        Line("figures are our own measurements of their code with comparable signals (November 2026), for none publishes any.");
        Line();
        Line($"**{reached} of {goals} targets are reached.**{(reached < goals ? " The others:" : "")}");
        Line();
        foreach (Outcome outcome in outcomes.Where(outcome => outcome.Row.Target.IsGoal && outcome.Verdict != Verdict.Reached))
            Line($"* {outcome.Row.What}: {outcome.Figure}, {outcome.VerdictText} (`{outcome.Row.Id}`)");
        if (reached < goals)
            Line();
    }

    private void WriteRoom(Room room)
    {
        Line($"## {room.Title}");
        Line();
        Line(room.About + (room.HasCircuit ? "" : " Our model; no circuit known to compare it with."));
        Line();
        if (room.Rows.Count > 0)
            WriteTable(room.Rows);
        foreach (Plot plot in room.Plots)
        {
            if (_plotPath(plot) is string path)
            {
                Line($"![{plot.Caption}]({path})");
                Line();
            }
        }
    }

    private void WriteTable(IReadOnlyList<Row> rows)
    {
        string[] reasons = [.. rows.Select(row => row.Target.Reason).Where(reason => reason.Length > 0).Distinct()];
        bool spice = rows.Any(row => Find(row)?.Reading.Spice.Length > 0), rivals = rows.Any(row => row.Rivals.Length > 0);
        Line($"| what | ours | target |{(spice ? " SPICE there |" : "")}{(rivals ? " rivals |" : "")} |");
        Line($"|---|--:|--:|{(spice ? "--:|" : "")}{(rivals ? "---|" : "")}---|");
        foreach (Row row in rows)
        {
            Outcome? found = Find(row);
            string detail = found?.Reading.Detail.Length > 0 ? $" (at {found.Reading.Detail})" : "";
            string target = row.Target.IsGoal ? $"{row.TargetText} ({Letter(Array.IndexOf(reasons, row.Target.Reason))})" : "";
            Line($"| {row.What}{detail} | {found?.Figure ?? ""} | {target} |"
                + (spice ? $" {found?.Reading.Spice} |" : "") + (rivals ? $" {row.Rivals} |" : "") + $" {VerdictOf(row, found)} |");
        }

        Line();
        for (int i = 0; i < reasons.Length; i++)
            Line($"({Letter(i)}) {reasons[i]}.{(i < reasons.Length - 1 ? "  " : "")}");
        if (reasons.Length > 0)
            Line();
    }

    private Outcome? Find(Row row) => _found.GetValueOrDefault(row.Id);

    private static string VerdictOf(Row row, Outcome? found) => found switch
    {
        null => $"not measured here (`--{(row.Pace == Pace.Soak ? "soak" : "all")}`)",
        { Verdict: Verdict.Missed or Verdict.Regressed } => $"**{found.VerdictText}**",
        _ => found.VerdictText,
    };

    private static char Letter(int place) => (char)('a' + place);

    private void Line(string text = "") => _page.Append(text).Append('\n');
}
