using System.Globalization;

namespace Ms20.Measurement.Analysis;

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
    public static ReferenceTable Load(string name)
    {
        using Stream stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no table reference/data/{name}.csv.", nameof(name));
        using var reader = new StreamReader(stream);
        return new ReferenceTable(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>A column of numbers.</summary>
    public double[] Column(string name) => [.. _rows.Select(row => double.Parse(row[Place(name)], CultureInfo.InvariantCulture))];

    /// <summary>A column of words.</summary>
    public string[] Words(string name) => [.. _rows.Select(row => row[Place(name)])];

    private int Place(string name)
    {
        int place = Array.IndexOf(_header, name);
        return place >= 0 ? place : throw new ArgumentException($"The table has no column '{name}'.", nameof(name));
    }
}
