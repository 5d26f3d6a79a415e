namespace Ms20.Measurement;

/// <summary>A row and what was found.</summary>
internal sealed record Outcome(Row Row, Reading Reading)
{
    /// <summary>What it is worth.</summary>
    public Verdict Verdict => Row.Judge(Reading.Value);

    /// <summary>The figure with its unit.</summary>
    public string Figure => Row.Format(Reading.Value);

    /// <summary>What became of it, in words.</summary>
    public string VerdictText => Row.VerdictText(Reading.Value);
}
