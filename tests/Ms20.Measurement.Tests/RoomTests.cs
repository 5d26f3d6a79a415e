using System.Text.RegularExpressions;

namespace Ms20.Measurement.Tests;

/// <summary>What every room and row owes.</summary>
public sealed class RoomTests
{
    [Fact]
    public void Ids_are_unique_and_made_of_small_letters_digits_and_dots()
    {
        string[] ids = [.. AllRooms.Rows.Select(row => row.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches(new Regex("^[a-z0-9]+(\\.[a-z0-9]+)+$"), id));
    }

    [Fact]
    public void Every_target_says_where_it_comes_from_in_a_sentence_without_its_full_stop() =>
        Assert.All(AllRooms.Rows.Where(row => row.Target.IsGoal), row => Assert.Matches(new Regex("[^.]$"), row.Target.Reason));

    [Fact]
    public void Nothing_breaks_the_pages_tables() =>
        Assert.All(AllRooms.Rows, row => Assert.DoesNotContain('|', row.What + row.Rivals + row.Unit + row.Target.Reason));

    [Fact]
    public void Drawings_have_names_of_their_own()
    {
        string[] names = [.. AllRooms.List.SelectMany(room => room.Plots).Select(plot => plot.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
    }
}
