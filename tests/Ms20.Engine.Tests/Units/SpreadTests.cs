using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

public class SpreadTests
{
    // A Gaussian cut at 2.5 deviations has the variance 0.98758 - 2 x 2.5 x 0.017528 + 6.25 x 0.01242 = 0.9776.
    private const double CutDeviation = 0.9887;

    // The size of a cut Gaussian: mean sqrt(2/pi) less what the cut takes (0.0040), and the variance 0.9776 less the square of that.
    private const double HalfMean = 0.7939;
    private const double HalfDeviation = 0.5893;

    public static TheoryData<string> Rows => [.. Spreads.AfterService.Concat(Spreads.WithAge).Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Two_hundred_units_have_the_tables_mean_and_deviation(string id)
    {
        Spread row = Row(id);
        foreach (Profile profile in Profiles.All)
        {
            double[] values = [.. Population.Units.Select(unit => row.Of(unit, profile))];
            double sigma = row.SigmaIn(profile);
            double mean = row.Mean + (row.OneSided ? HalfMean * sigma : 0.0);
            double deviation = sigma * (row.OneSided ? HalfDeviation : CutDeviation);
            // Standard errors of 200: of the mean 1/sqrt 200 = 7.1 % of the deviation, of the deviation 1/sqrt 400 = 5 %; three of each. (The size
            // of a Gaussian has a longer tail: 5.4 %.)
            const double rounding = 1e-12;
            Assert.InRange(values.Average(), mean - 0.213 * deviation - rounding, mean + 0.213 * deviation + rounding);
            Assert.InRange(Population.Deviation(values), 0.84 * deviation, 1.16 * deviation + rounding);
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_unit_lies_further_out_than_two_and_a_half_deviations_and_some_are_cut_there(string id)
    {
        Spread row = Row(id);
        double sigma = row.SigmaIn(Profiles.Early1978);
        double[] far = [.. Enumerable.Range(2, 2000).Select(unit => Math.Abs(row.Of(unit, Profiles.Early1978) - row.Mean))];
        Assert.True(far.Max() <= 2.5 * sigma * (1.0 + 1e-12));
        // 1.24 % of a Gaussian lie beyond, of twelve uniform numbers 1.1 %: 22 of 2000, and less than 8 once in two thousand rows.
        if (sigma > 0.0)
            Assert.InRange(far.Count(distance => distance > 2.499 * sigma), 8, 45);
        if (row.OneSided)
            Assert.True(Population.Units.All(unit => row.Of(unit, Profiles.Early1978) >= row.Mean));
    }

    [Fact]
    public void No_quantity_follows_another()
    {
        Spread[] rows = [.. Spreads.AfterService.Concat(Spreads.WithAge).Where(row => row.Sigma > 0.0 && !row.OneSided)];
        double[][] values = [.. rows.Select(row => Population.Units.Select(unit => row.Of(unit, Profiles.Early1978)).ToArray())];
        for (int a = 0; a < rows.Length; a++)
        {
            // A correlation of 200 independent pairs has the deviation 0.071; of 500 pairs of rows the largest is near 3.5 of it.
            for (int b = 0; b < a; b++)
                Assert.InRange(Population.Correlation(values[a], values[b]), -0.32, 0.32);
            Assert.InRange(Population.Correlation(values[a][1..], values[a][..^1]), -0.25, 0.25);
        }
    }

    // A unit is the same instrument for ever: these change only when a CHANGELOG line says that every unit does. What a row yields depends on its id and
    // the unit alone, so rows may come and go.
    [Theory]
    [InlineData("vco2.mistrack", 2)]
    [InlineData("lpf.cutoff", 7)]
    [InlineData("eg1.times.aged", 1)]
    public void A_units_part_is_the_one_on_record(string id, int unit) =>
        Assert.Equal(Recorded[$"{id} {unit}"], Row(id).Of(unit, Profiles.Early1978), 12);

    [Fact]
    public void The_mini_is_half_as_far_from_nominal_and_the_late_revisions_PEAK_three_quarters()
    {
        foreach (int unit in Population.Units)
        {
            Assert.Equal(Spreads.LpfCutoff.Of(unit, Profiles.Early1978), 2.0 * Spreads.LpfCutoff.Of(unit, Profiles.Mini), 12);
            Assert.Equal(0.75 * Spreads.HpfPeak.Of(unit, Profiles.Early1978), Spreads.HpfPeak.Of(unit, Profiles.Late1978), 12);
        }
    }

    [Fact]
    public void Ids_differ_and_every_trimmer_has_the_row_it_cancels()
    {
        string[] ids = [.. Spreads.AfterService.Concat(Spreads.WithAge).Select(row => row.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        foreach (Trim trim in Trims.All)
            Assert.Equal(Spreads.WithAge[trim.Index].Unit, trim.Unit);
    }

    private static readonly Dictionary<string, double> Recorded = new()
    {
        ["vco2.mistrack 2"] = 0.86275176398491904,
        ["lpf.cutoff 7"] = 6.464548883089094,
        ["eg1.times.aged 1"] = 9.6989160359840234,
    };

    private static Spread Row(string id) => Spreads.AfterService.Concat(Spreads.WithAge).Single(row => row.Id == id);
}
