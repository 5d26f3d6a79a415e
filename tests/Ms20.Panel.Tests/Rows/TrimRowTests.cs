namespace Ms20.Panel.Tests.Rows;

public class TrimRowTests
{
    [Fact]
    public void Rows_are_numbered_in_their_order_and_found_by_their_ids()
    {
        for (int i = 0; i < Trims.All.Length; i++)
        {
            Trim trim = Trims.All[i];
            Assert.Equal(i, trim.Index);
            Assert.True(Trims.TryFind(trim.Id, out Trim? found));
            Assert.Same(trim, found);
            Assert.Equal(trim.Id, trim.ToString());
        }

        Assert.False(Trims.TryFind("vco1.scale", out _));
        Assert.False(Trims.TryFind(null, out _));
    }

    // Ids are for ever, as the controls' are.
    [Fact]
    public void Ids_and_their_order_stay() => Assert.Equal(
        [
            "vco1.trim", "vco2.trim", "hpf.cutoff.trim", "lpf.cutoff.trim", "hpf.peak.trim", "lpf.peak.trim", "eg1.time.trim", "eg2.time.trim",
        ],
        Trims.All.Select(trim => trim.Id));

    [Fact]
    public void No_trimmer_has_the_id_of_a_control_or_a_jack()
    {
        foreach (Trim trim in Trims.All)
        {
            Assert.False(Controls.TryFind(trim.Id, out _));
            Assert.False(Jacks.TryFind(trim.Id, out _));
        }
    }

    [Fact]
    public void Every_trimmer_passes_0_where_the_factory_left_it_and_ends_at_its_limits()
    {
        foreach (Trim trim in Trims.All)
        {
            Assert.Equal(0.0, trim.Limit(0.0));
            Assert.Equal(trim.Minimum, trim.Limit(-1000.0));
            Assert.Equal(trim.Maximum, trim.Limit(double.PositiveInfinity));
            Assert.Equal(0.0, trim.Limit(double.NaN));
            Assert.Contains(trim.Unit, new[] { "cents", "%" });
        }
    }
}
