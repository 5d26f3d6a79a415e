using Ms20.App.Listing;
using Ms20.Measurement;

namespace Ms20.App.Measuring;

/// <summary>Writes what was found in a room as a table.</summary>
internal static class MeasureTable
{
    /// <summary>Writes it, unless nothing was.</summary>
    public static void Write(Room room, IReadOnlyDictionary<string, Outcome> found, Surroundings surroundings)
    {
        Outcome[] outcomes = [.. room.Rows.Where(row => found.ContainsKey(row.Id)).Select(row => found[row.Id])];
        if (outcomes.Length == 0)
            return;
        surroundings.Output.WriteLine(room.Title);
        bool spice = outcomes.Any(outcome => outcome.Reading.Spice.Length > 0);
        string[] headings = ["", "ours", "target", "SPICE there", ""];
        var table = new WordTable([.. headings.Where((_, column) => spice || column != 3)]);
        foreach (Outcome outcome in outcomes)
        {
            string[] cells = [WhatOf(outcome), outcome.Figure, outcome.Row.TargetText, outcome.Reading.Spice, outcome.VerdictText];
            table.Add([.. cells.Where((_, column) => spice || column != 3)]);
        }

        table.WriteTo(surroundings);
        surroundings.Output.WriteLine();
    }

    private static string WhatOf(Outcome outcome) =>
        outcome.Reading.Detail.Length > 0 ? $"{outcome.Row.What} (at {outcome.Reading.Detail})" : outcome.Row.What;
}
