using System.Globalization;

namespace Ms20.Engine.Tests.Filters;

/// <summary>A table of reference/data, as reference/run_spice.py writes it.</summary>
internal sealed class ReferenceTable
{
    private readonly string[] _header;
    private readonly string[][] _rows;

    private ReferenceTable(string[] lines)
    {
        string[] table = [.. lines.Where(line => line[0] != '#')];
        _header = table[0].Split(',');
        _rows = [.. table.Skip(1).Select(line => line.Split(','))];
    }

    /// <summary>How many rows it has below the header.</summary>
    public int Rows => _rows.Length;

    /// <summary>Reads a table by its file's name without ".csv".</summary>
    public static ReferenceTable Load(string name) =>
        new(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "reference", name + ".csv")));

    /// <summary>A column of numbers.</summary>
    public double[] Column(string name) => [.. _rows.Select(row => double.Parse(row[Place(name)], CultureInfo.InvariantCulture))];

    /// <summary>A column of words.</summary>
    public string[] Words(string name) => [.. _rows.Select(row => row[Place(name)])];

    private int Place(string name)
    {
        int place = Array.IndexOf(_header, name);
        Assert.True(place >= 0, $"The table has no column '{name}'.");
        return place;
    }
}
