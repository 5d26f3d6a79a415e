using System.Globalization;

namespace Ms20.Measurement;

/// <summary>A figure that is measured, beside what it is to be.</summary>
/// <param name="Id">Its name for good: small letters and digits, parted by dots.</param>
/// <param name="What">What is measured, in words.</param>
/// <param name="Unit">Its unit; empty for a bare number.</param>
/// <param name="Target">What it is to be.</param>
/// <param name="Take">Measures it. It may run beside others: what two rows need is made by <see cref="Bench.Once"/>.</param>
internal sealed record Row(string Id, string What, string Unit, Target Target, Func<Bench, Reading> Take)
{
    /// <summary>How long it takes.</summary>
    public Pace Pace { get; init; }

    /// <summary>Digits after the point.</summary>
    public int Digits { get; init; } = 2;

    /// <summary>The best published or measured figures of other programs, and whose they are.</summary>
    public string Rivals { get; init; } = "";

    /// <summary>
    /// The figure on record, rounded to the worse: anything worse is a regression. A row that misses its target must have one, and one that is far
    /// better than its target should. Without, the target itself is the limit.
    /// </summary>
    public double? OnRecord { get; init; }

    /// <summary>What a figure is worth.</summary>
    public Verdict Judge(double figure)
    {
        bool isReached = Target.IsReachedBy(figure);
        if (double.IsNaN(figure) || (OnRecord is double record ? Target.Badness(figure) > Target.Badness(record) : !isReached))
            return Verdict.Regressed;
        return !isReached ? Verdict.Missed : Target.IsGoal ? Verdict.Reached : Verdict.Told;
    }

    /// <summary>Whether the record still says that the target is missed, when it no longer is.</summary>
    public bool IsRecordStale(double figure) => OnRecord is double record && !Target.IsReachedBy(record) && Target.IsReachedBy(figure);

    /// <summary>A figure with its unit.</summary>
    public string Format(double figure) => Unit.Length == 0 ? Number(figure) : $"{Number(figure)} {Unit}";

    /// <summary>What it is to be, with its unit; empty without a goal.</summary>
    public string TargetText => Target.IsGoal && Unit.Length > 0 ? $"{Target.Text(Number)} {Unit}" : Target.Text(Number);

    /// <summary>What became of it, in words.</summary>
    public string VerdictText(double figure) => Judge(figure) switch
    {
        Verdict.Reached => "reached",
        Verdict.Told => "told",
        Verdict.Missed => $"missed by {Format(Target.MissedBy(figure))}",
        _ => OnRecord is double record ? $"WORSE than on record, {Format(record)}" : "WORSE than on record",
    };

    // Adding zero turns what rounds to -0 into 0.
    private string Number(double figure) =>
        (Math.Round(figure, Digits, MidpointRounding.AwayFromZero) + 0.0).ToString("F" + Digits, CultureInfo.InvariantCulture);
}
