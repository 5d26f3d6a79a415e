using System.Globalization;
using System.Text;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>The tables of docs/units.md are the rows. Run once with MS20_UPDATE_DOCS=1 to write them anew.</summary>
public class UnitsPageTests
{
    [Fact]
    public void The_pages_tables_are_those_of_the_rows()
    {
        string path = Path.Combine(Root(), "docs", "units.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string expected = Filled(page, "service", Table(Spreads.AfterService));
        expected = Filled(expected, "age", Table(Spreads.WithAge));
        expected = Filled(expected, "trims", TrimTable());
        if (Environment.GetEnvironmentVariable("MS20_UPDATE_DOCS") == "1")
            File.WriteAllText(path, page = expected);
        Assert.Equal(expected, page);
    }

    private static string Table(IEnumerable<Spread> rows)
    {
        var table = new StringBuilder("| row | sigma | around | unit 1 | why |\n|---|---|---|---|---|\n");
        foreach (Spread row in rows)
        {
            string late = row.LateSigma is double sigma ? $" (late {Text(sigma)})" : "";
            string size = row.OneSided ? ", upwards only" : "";
            string calibrated = row.InUnit1 is double value ? Text(value) : "drawn";
            table.Append(CultureInfo.InvariantCulture, $"| `{row.Id}` | {Text(row.Sigma)}{late} {row.Unit}{size} | {Text(row.Mean)} | {calibrated} | {row.Why} |\n");
        }

        return table.ToString();
    }

    private static string TrimTable()
    {
        var table = new StringBuilder("| id | trimmer | from | to | cancels |\n|---|---|---|---|---|\n");
        foreach (Trim trim in Trims.All)
            table.Append(CultureInfo.InvariantCulture, $"| `{trim.Id}` | {trim.Name} | {Text(trim.Minimum)} {trim.Unit} | {Text(trim.Maximum)} {trim.Unit} | `{Spreads.WithAge[trim.Index].Id}` |\n");
        return table.ToString();
    }

    private static string Filled(string page, string table, string rows)
    {
        string begin = $"<!-- {table}: begin -->\n", end = $"<!-- {table}: end -->";
        int from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return page[..from] + rows + page[page.IndexOf(end, StringComparison.Ordinal)..];
    }

    private static string Text(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Ms20.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Ms20.slnx is in no folder above the tests; run them inside the repository.");
    }
}
