using Xunit.Abstractions;

namespace Ms20.Measurement.Tests;

/// <summary>
/// The fast figures of <c>ms20 measure</c>: each reaches its target, or misses it by no more than is on record. Targets and records stand in the rooms
/// of <c>src/Ms20.Measurement/Rooms</c> and nowhere else.
/// </summary>
public sealed class FigureTests(ITestOutputHelper output)
{
    private static readonly Bench Shared = new();

    public static TheoryData<string> Ids => [.. AllRooms.Rows.Where(row => row.Pace == Pace.Fast).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_figure_is_worse_than_on_record_and_no_record_is_stale(string id)
    {
        Row row = AllRooms.Rows.Single(row => row.Id == id);
        Reading reading = row.Take(Shared);
        string found = $"{row.What}: {row.Format(reading.Value)} {reading.Detail}, target {row.TargetText}, {row.VerdictText(reading.Value)}";
        output.WriteLine(found);
        Assert.True(row.Judge(reading.Value) != Verdict.Regressed, found);
        Assert.False(row.IsRecordStale(reading.Value), found + ": take OnRecord away or tighten it.");
    }
}
