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
        var table = new WordTable("", "ours", "target", "SPICE", "");
        foreach (Outcome outcome in outcomes)
            table.Add(WhatOf(outcome), outcome.Figure, outcome.Row.TargetText, outcome.Reading.Spice, outcome.VerdictText);
        table.WriteTo(surroundings);
        surroundings.Output.WriteLine();
    }

    private static string WhatOf(Outcome outcome) =>
        outcome.Reading.Detail.Length > 0 ? $"{outcome.Row.What} (at {outcome.Reading.Detail})" : outcome.Row.What;
}
