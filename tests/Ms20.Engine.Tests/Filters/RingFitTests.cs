using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Filters;

/// <summary>The fit that tells where a filter rings, and the tables it was made from.</summary>
public class RingFitTests
{
    public static TheoryData<string> Tables => ["late_lpf", "early_lpf", "early_hpf"];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_wrong_warp_frequency_costs_less_than_two_cents_anywhere(string name)
    {
        FilterCase filter = FilterCase.Named(name);
        ReferenceTable table = ReferenceTable.Load(RingTable.NameOf(filter));
        double[] cutoffs = table.Column("fc_hz"), gains = table.Column("k"), ratios = table.Column("warp_ratio");
        for (int row = 0; row < table.Rows; row++)
        {
            Lanes1 k = Lanes1.Of(gains[row]);
            double fitted = 1.0 / (Lanes1.Get(filter.Ring.A(k), 0) + Lanes1.Get(filter.Ring.B(k), 0) * cutoffs[row]);
            // At 192 kHz; pitch follows tan(x)/x.
            double x = Math.PI * ratios[row] * cutoffs[row] / 192000.0;
            double cents = 1200.0 / Math.Log(2.0) * (2.0 * x * x / 3.0) * (fitted / ratios[row] - 1.0);
            Assert.InRange(cents, -1.7, 1.7);
        }
    }

    /// <summary>With MS20_RING_TABLES set to a directory, the whole tables are written there as well.</summary>
    [Theory]
    [InlineData("late_lpf", 8000.0, 2.5)]
    [InlineData("late_lpf", 4000.0, 4.03)]
    [InlineData("early_lpf", 8000.0, 2.9)]
    [InlineData("early_hpf", 16000.0, 2.6)]
    public void The_tables_are_what_the_circuits_do_at_sixty_four_times(string name, double cutoff, double loopGain)
    {
        FilterCase filter = FilterCase.Named(name);
        if (Environment.GetEnvironmentVariable("MS20_RING_TABLES") is string directory)
            RingTable.Write(filter, directory);
        ReferenceTable table = ReferenceTable.Load(RingTable.NameOf(filter));
        double[] cutoffs = table.Column("fc_hz"), gains = table.Column("k");
        int row = Enumerable.Range(0, table.Rows).Single(row => cutoffs[row] == cutoff && gains[row] == loopGain);
        (double whistle, double warp) = RingTable.Row(filter, cutoff, loopGain);
        Assert.Equal(table.Column("whistle_ratio")[row], whistle, 2e-5);
        // The warp frequency is weak: 1e-3 of it is 0.05 cents at 8 kHz.
        Assert.Equal(table.Column("warp_ratio")[row], warp, 2e-3);
    }
}
