using Spectre.Console;

namespace Ms20.App.Listing;

/// <summary>A table of words in plain text: headings, columns without lines, folded to the width of a terminal.</summary>
internal sealed class WordTable
{
    /// <summary>Where a redirected table may go on to: wide enough never to fold a cell.</summary>
    private const int UnfoldedColumns = 400;

    private readonly Table _table = new();

    /// <summary>An empty table.</summary>
    public WordTable(params ReadOnlySpan<string> headings)
    {
        _table.Border(TableBorder.None);
        foreach (string heading in headings)
            _table.AddColumn(new TableColumn(new Text(heading)) { Padding = new Padding(0, 0, 2, 0) });
    }

    /// <summary>Adds a row.</summary>
    public void Add(params ReadOnlySpan<string> cells)
    {
        var row = new List<Text>();
        foreach (string cell in cells)
            row.Add(new Text(cell));
        _table.AddRow(row);
    }

    /// <summary>Writes the table to standard output.</summary>
    public void WriteTo(Surroundings surroundings)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = surroundings.OutputColumns ?? UnfoldedColumns;
        console.Write(_table);
        // Cells are padded to their column's width; at the end of a line nobody needs that.
        foreach (string line in text.ToString().TrimEnd().Split('\n'))
            surroundings.Output.WriteLine(line.TrimEnd());
    }
}
