namespace Ms20.Bench.Figures;

/// <summary>The figures of one compiler.</summary>
internal sealed class FigureSet
{
    private readonly List<Figure> _figures = [];
    private readonly List<BlockFigure> _blocks = [];

    /// <summary>A set read from lines; a line that is none of ours is refused.</summary>
    /// <param name="title">What its columns are called.</param>
    /// <param name="lines">The lines of <see cref="AllFigures"/>.</param>
    /// <param name="progress">Told every line.</param>
    public FigureSet(string title, IEnumerable<string> lines, Action<string> progress)
    {
        Title = title;
        foreach (string line in lines)
        {
            progress(line);
            if (Figure.TryRead(line) is { } figure)
                _figures.Add(figure);
            else if (BlockFigure.TryRead(line) is { } blocks)
                _blocks.Add(blocks);
            else
                MachineDescription = Machine.TryRead(line)
                    ?? throw new FormatException($"'{line}' is not a figure: build both programs from the same sources.");
        }
    }

    /// <summary>What its columns are called.</summary>
    public string Title { get; }

    /// <summary>What it was measured on.</summary>
    public string MachineDescription { get; } = "";

    /// <summary>The widths it has figures of.</summary>
    public IEnumerable<int> FigureWidths => _figures.Select(figure => figure.Width).Distinct().Order();

    /// <summary>What the reference kernel took at least.</summary>
    public double ReferenceNanoseconds => _figures.Min(figure => figure.ReferenceNanoseconds);

    /// <summary>How even the blocks are.</summary>
    public IReadOnlyList<BlockFigure> Blocks => _blocks;

    /// <summary>The loads of a group, in the order they were timed.</summary>
    public IEnumerable<string> LoadsOf(string group) => _figures.Where(figure => figure.Group == group).Select(figure => figure.Load).Distinct();

    /// <summary>A figure, if it was taken.</summary>
    public Figure? Find(string group, string load, int width) =>
        _figures.Find(figure => figure.Group == group && figure.Load == load && figure.Width == width);
}
