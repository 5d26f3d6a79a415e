namespace Ms20.Measurement;

/// <summary>What a figure is to be, and why that and nothing else. Each stands once: here the page, the command and the tests have it from.</summary>
internal sealed record Target
{
    private Target(double least, double most, string reason)
    {
        Least = least;
        Most = most;
        Reason = reason;
    }

    /// <summary>The smallest figure that reaches it.</summary>
    public double Least { get; }

    /// <summary>The largest.</summary>
    public double Most { get; }

    /// <summary>Where it comes from: a sentence without its full stop.</summary>
    public string Reason { get; }

    /// <summary>Whether there is anything to reach. Without, the figure is only told.</summary>
    public bool IsGoal => double.IsFinite(Least) || double.IsFinite(Most);

    /// <summary>Not more than this.</summary>
    public static Target AtMost(double most, string reason) => new(double.NegativeInfinity, most, reason);

    /// <summary>Not less than this.</summary>
    public static Target AtLeast(double least, string reason) => new(least, double.PositiveInfinity, reason);

    /// <summary>Not further than this from zero.</summary>
    public static Target Within(double size, string reason) => new(-size, size, reason);

    /// <summary>From here to there.</summary>
    public static Target Between(double least, double most, string reason) => new(least, most, reason);

    /// <summary>No goal: the figure is told for its own sake.</summary>
    public static Target None { get; } = new(double.NegativeInfinity, double.PositiveInfinity, "");

    /// <summary>Whether a figure reaches it; what is not a number never does, with a goal or without.</summary>
    public bool IsReachedBy(double figure) => figure >= Least && figure <= Most;

    /// <summary>How far a figure is from reaching it; 0 if it does.</summary>
    public double MissedBy(double figure) =>
        IsReachedBy(figure) ? 0.0 : figure > Most ? figure - Most : figure < Least ? Least - figure : double.PositiveInfinity;

    /// <summary>How bad a figure is, to compare it with another: for limits on both sides, how far it is from their middle.</summary>
    public double Badness(double figure) => (double.IsFinite(Least), double.IsFinite(Most)) switch
    {
        (true, true) => Math.Abs(figure - 0.5 * (Least + Most)),
        (true, false) => -figure,
        _ => figure,
    };

    /// <summary>In words and signs.</summary>
    /// <param name="format">Writes a number of the figure's kind.</param>
    public string Text(Func<double, string> format) => (double.IsFinite(Least), double.IsFinite(Most)) switch
    {
        (true, true) when Least == Most => format(Most),
        (true, true) when Least == -Most => $"±{format(Most)}",
        (true, true) => $"{format(Least)} to {format(Most)}",
        (true, false) => $"≥ {format(Least)}",
        (false, true) => $"≤ {format(Most)}",
        _ => "",
    };
}
