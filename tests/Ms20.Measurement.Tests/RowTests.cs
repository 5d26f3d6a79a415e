namespace Ms20.Measurement.Tests;

/// <summary>How figures are judged and written.</summary>
public sealed class RowTests
{
    [Theory]
    [InlineData(-101.0, nameof(Verdict.Reached))]
    [InlineData(-100.0, nameof(Verdict.Reached))]
    [InlineData(-99.9, nameof(Verdict.Regressed))]
    [InlineData(double.NaN, nameof(Verdict.Regressed))]
    public void Without_a_record_the_target_is_the_limit(double figure, string verdict) =>
        Assert.Equal(verdict, RowOf(Target.AtMost(-100.0, "")).Judge(figure).ToString());

    [Theory]
    [InlineData(-49.0, -48.0, nameof(Verdict.Missed))]
    [InlineData(-47.0, -48.0, nameof(Verdict.Regressed))]
    [InlineData(-56.0, -48.0, nameof(Verdict.Reached))]
    [InlineData(-70.0, -69.0, nameof(Verdict.Reached))]
    [InlineData(-60.0, -69.0, nameof(Verdict.Regressed))]
    [InlineData(double.NaN, -48.0, nameof(Verdict.Regressed))]
    public void With_a_record_the_record_is_the_limit(double figure, double record, string verdict) =>
        Assert.Equal(verdict, (RowOf(Target.AtMost(-55.0, "")) with { OnRecord = record }).Judge(figure).ToString());

    [Theory]
    [InlineData(0.05, nameof(Verdict.Reached))]
    [InlineData(-0.05, nameof(Verdict.Reached))]
    [InlineData(-0.15, nameof(Verdict.Regressed))]
    [InlineData(0.15, nameof(Verdict.Regressed))]
    public void Limits_on_both_sides_count_both_ways(double figure, string verdict) =>
        Assert.Equal(verdict, (RowOf(Target.Within(0.2, "")) with { OnRecord = 0.1 }).Judge(figure).ToString());

    [Theory]
    [InlineData(6.4, nameof(Verdict.Reached))]
    [InlineData(6.39, nameof(Verdict.Missed))]
    [InlineData(6.2, nameof(Verdict.Regressed))]
    public void A_record_may_lie_on_the_other_side(double figure, string verdict) =>
        Assert.Equal(verdict, (RowOf(Target.Between(6.4, 6.6, "")) with { OnRecord = 6.7 }).Judge(figure).ToString());

    [Fact]
    public void A_record_of_a_miss_is_stale_once_the_target_is_reached()
    {
        Row row = RowOf(Target.AtLeast(10.0, "")) with { OnRecord = 8.0 };
        Assert.False(row.IsRecordStale(9.0));
        Assert.True(row.IsRecordStale(10.0));
        Assert.False((row with { OnRecord = 11.0 }).IsRecordStale(12.0));
    }

    [Fact]
    public void What_has_no_goal_is_told()
    {
        Assert.Equal(Verdict.Told, RowOf(Target.None).Judge(1e9));
        Assert.Equal(Verdict.Regressed, RowOf(Target.None).Judge(double.NaN));
        Assert.Equal("", RowOf(Target.None).TargetText);
    }

    [Fact]
    public void Figures_are_written_with_their_digits_and_unit()
    {
        Row row = RowOf(Target.Within(0.5, ""));
        Assert.Equal("0.13 dB", row.Format(0.125));
        Assert.Equal("0.00 dB", row.Format(-0.001));
        Assert.Equal("±0.50 dB", row.TargetText);
        Assert.Equal("missed by 0.25 dB", (row with { OnRecord = 1.0 }).VerdictText(-0.75));
        Assert.Equal("WORSE than on record, 0.60 dB", (row with { OnRecord = 0.6 }).VerdictText(0.7));
        Assert.Equal("≥ 3.00", (RowOf(Target.AtLeast(3.0, "")) with { Unit = "" }).TargetText);
        Assert.Equal("1.00 to 2.00 dB", RowOf(Target.Between(1.0, 2.0, "")).TargetText);
    }

    private static Row RowOf(Target target) => new("a.row", "a row", "dB", target, _ => 0.0);
}
