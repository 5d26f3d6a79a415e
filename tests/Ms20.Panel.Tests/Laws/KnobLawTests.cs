namespace Ms20.Panel.Tests.Laws;

public class KnobLawTests
{
    // Elementary's functions are good to about 1e-15, ten roundings of a law to 1e-13; the constants below are exact.
    private const double Relative = 1e-12;

    private static readonly Profile Early = Profiles.Early1978;

    public static TheoryData<string> EveryControl()
    {
        var data = new TheoryData<string>();
        foreach (Control control in Controls.All)
            data.Add(control.Id);
        return data;
    }

    [Theory]
    [InlineData("hpf.cutoff", 0, 50)]
    [InlineData("hpf.cutoff", 5, 866.0254037844386)]
    [InlineData("hpf.cutoff", 10, 15000)]
    [InlineData("lpf.cutoff", 0, 50)]
    [InlineData("lpf.cutoff", 5, 866.0254037844386)]
    [InlineData("lpf.cutoff", 10, 15000)]
    [InlineData("hpf.mg", 0, 0)]
    [InlineData("hpf.mg", 5, 0.5)]
    [InlineData("hpf.mg", 10, 2)]
    [InlineData("hpf.eg2", 5, 0.5)]
    [InlineData("lpf.mg", 5, 0.5)]
    [InlineData("lpf.eg2", 10, 2)]
    [InlineData("fm.mg", 0, 0)]
    [InlineData("fm.mg", 10, 2)]
    [InlineData("fm.eg1", 10, 2)]
    [InlineData("mg.frequency", 0, 0.1)]
    [InlineData("mg.frequency", 5, 1.4832396974191326)]
    [InlineData("mg.frequency", 10, 22)]
    [InlineData("mg.wave", 0, 0)]
    [InlineData("mg.wave", 5, 0.5)]
    [InlineData("mg.wave", 10, 1)]
    [InlineData("eg1.delay", 0, 0)]
    [InlineData("eg1.delay", 5, 0.074161984870956629)]
    [InlineData("eg1.delay", 10, 5.5)]
    [InlineData("eg1.attack", 0, 0.003)]
    [InlineData("eg1.attack", 10, 16)]
    [InlineData("eg1.release", 0, 0.03)]
    [InlineData("eg1.release", 10, 16)]
    [InlineData("eg2.hold", 0, 0)]
    [InlineData("eg2.hold", 10, 14)]
    [InlineData("eg2.attack", 0, 0.005)]
    [InlineData("eg2.attack", 10, 9)]
    [InlineData("eg2.decay", 0, 0.0005)]
    [InlineData("eg2.decay", 10, 15)]
    [InlineData("eg2.sustain", 0, 0)]
    [InlineData("eg2.sustain", 7, 0.7)]
    [InlineData("eg2.sustain", 10, 1)]
    [InlineData("eg2.release", 0, 0.04)]
    [InlineData("eg2.release", 10, 18)]
    [InlineData("portamento.time", 0, 0)]
    [InlineData("portamento.time", 5, 0.0632455532033676)]
    [InlineData("portamento.time", 10, 4)]
    [InlineData("master.tune", -5, -100)]
    [InlineData("master.tune", 0, 0)]
    [InlineData("master.tune", 5, 100)]
    [InlineData("vco2.pitch", -5, -12)]
    [InlineData("vco2.pitch", 0, 0)]
    [InlineData("vco2.pitch", 5, 12)]
    [InlineData("mixer.vco1", 0, 0)]
    [InlineData("mixer.vco1", 5, 0.25)]
    [InlineData("mixer.vco2", 7, 0.49)]
    [InlineData("mixer.vco2", 10, 1)]
    [InlineData("volume", 5, 0.25)]
    [InlineData("volume", 10, 1)]
    [InlineData("vco1.pw", 0, 0.5)]
    [InlineData("vco1.pw", 5, 0.25)]
    [InlineData("vco1.pw", 10, 0)]
    [InlineData("vco1.scale", 0, 0.25)]
    [InlineData("vco1.scale", 1, 0.5)]
    [InlineData("vco1.scale", 2, 1)]
    [InlineData("vco1.scale", 3, 2)]
    [InlineData("vco2.scale", 0, 0.5)]
    [InlineData("vco2.scale", 1, 1)]
    [InlineData("vco2.scale", 2, 2)]
    [InlineData("vco2.scale", 3, 4)]
    [InlineData("wheel", -5, -5)]
    [InlineData("wheel", 0, 0)]
    [InlineData("wheel", 5, 5)]
    [InlineData("button", 1, 1)]
    public void A_mark_means_what_the_table_of_laws_says(string id, double dial, double physical)
    {
        foreach (Profile profile in Profiles.All)
            Assert.Equal(physical, Law(id, profile).ToPhysical(dial), Relative * Math.Max(1e-3, Math.Abs(physical)));
    }

    [Theory]
    [InlineData("hpf.peak")]
    [InlineData("lpf.peak")]
    public void Peak_gives_the_loop_gain_of_its_revision(string id)
    {
        for (double dial = 0.0; dial <= 10.0; dial += 0.25)
        {
            double early = 2.9 * (1.0 - Math.Pow(1.0 - dial / 10.0, 1.1));
            double late = 4.03 * Math.Pow(dial / 10.0, 1.15);
            Assert.Equal(early, Law(id, Profiles.Early1978).ToPhysical(dial), Relative);
            Assert.Equal(early, Law(id, Profiles.Mini).ToPhysical(dial), Relative);
            Assert.Equal(late, Law(id, Profiles.Late1978).ToPhysical(dial), Relative);
        }
    }

    // The whistle starts at loop gain 7/3 in the KORG-35 filters and 2 in the transconductance filters.
    [Theory]
    [InlineData("ms20-1978-early", 7.0 / 3.0, 7.5, 8.5)]
    [InlineData("ms20-mini", 7.0 / 3.0, 7.5, 8.5)]
    [InlineData("ms20-1978-late", 2.0, 5.0, 6.5)]
    public void The_whistle_starts_where_players_know_it(string profileId, double onset, double from, double to)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        Assert.InRange(Controls.LpfPeak.LawFor(profile).ToDial(onset), from, to);
    }

    // Parts of a unit spread k by 4 %: even then full PEAK must lie above the onset.
    [Fact]
    public void Every_unit_oscillates_at_full_peak()
    {
        Assert.True(0.96 * Controls.LpfPeak.LawFor(Profiles.Early1978).ToPhysical(10.0) > 7.0 / 3.0);
        Assert.True(0.96 * Controls.LpfPeak.LawFor(Profiles.Late1978).ToPhysical(10.0) > 2.0);
    }

    [Fact]
    public void One_volt_is_one_octave_of_pitch_near_mark_8() =>
        Assert.InRange(Controls.FmEg1.LawFor(Early).ToDial(1.0), 7.95, 8.05);

    [Theory]
    [MemberData(nameof(EveryControl))]
    public void Every_law_goes_one_way(string id)
    {
        foreach (Profile profile in Profiles.All)
        {
            Control control = Find(id);
            KnobLaw law = control.LawFor(profile);
            double direction = Math.Sign(law.ToPhysical(control.Maximum) - law.ToPhysical(control.Minimum));
            Assert.NotEqual(0.0, direction);
            double before = law.ToPhysical(control.Minimum);
            foreach (double dial in Marks(control))
            {
                double now = law.ToPhysical(dial);
                Assert.True(direction * (now - before) > 0.0, $"{id} stands still or turns back at {dial}");
                before = now;
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryControl))]
    public void Going_to_the_quantity_and_back_finds_the_mark(string id)
    {
        foreach (Profile profile in Profiles.All)
        {
            Control control = Find(id);
            KnobLaw law = control.LawFor(profile);
            Assert.Equal(control.Minimum, law.ToDial(law.ToPhysical(control.Minimum)));
            Assert.Equal(control.Maximum, law.ToDial(law.ToPhysical(control.Maximum)));
            foreach (double dial in Marks(control))
                Assert.Equal(dial, law.ToDial(law.ToPhysical(dial)), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(EveryControl))]
    public void Whatever_is_asked_the_answer_lies_on_the_dial(string id)
    {
        double[] hostile = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, 1e-320, -0.0];
        foreach (Profile profile in Profiles.All)
        {
            KnobLaw law = Find(id).LawFor(profile);
            double low = Math.Min(law.ToPhysical(law.MinimumDial), law.ToPhysical(law.MaximumDial));
            double high = Math.Max(law.ToPhysical(law.MinimumDial), law.ToPhysical(law.MaximumDial));
            foreach (double value in hostile)
            {
                Assert.InRange(law.ToPhysical(value), low, high);
                Assert.InRange(law.ToDial(value), law.MinimumDial, law.MaximumDial);
            }

            Assert.Equal(law.ToPhysical(law.MinimumDial), law.ToPhysical(double.NaN));
        }
    }

    [Theory]
    [InlineData("portamento.time")]
    [InlineData("eg1.delay")]
    [InlineData("eg2.hold")]
    public void A_time_that_can_be_off_jumps_to_a_millisecond_off_its_stop(string id)
    {
        KnobLaw law = Law(id, Early);
        Assert.Equal(0.0, law.ToPhysical(0.0));
        Assert.Equal(1e-3, law.ToPhysical(1e-9), 1e-11);
        Assert.Equal(0.0, law.ToDial(0.4e-3));
        Assert.Equal(1e-3, law.ToPhysical(law.ToDial(1e-3)), 1e-11);
    }

    [Fact]
    public void Laws_allocate_nothing()
    {
        double sum = Sweep();
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Sweep();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(double.IsFinite(sum));
    }

    private static double Sweep()
    {
        double sum = 0.0;
        foreach (Control control in Controls.All)
        {
            KnobLaw law = control.LawFor(Early);
            sum += law.ToDial(law.ToPhysical(control.Default));
        }

        return sum;
    }

    private static IEnumerable<double> Marks(Control control)
    {
        if (control.IsStepped)
        {
            for (double position = control.Minimum + 1.0; position <= control.Maximum; position++)
                yield return position;
            yield break;
        }

        const int steps = 1000;
        for (int i = 1; i <= steps; i++)
            yield return control.Minimum + (control.Maximum - control.Minimum) * i / steps;
    }

    private static Control Find(string id) => Controls.TryFind(id, out Control? control) ? control : throw new ArgumentException(id);

    private static KnobLaw Law(string id, Profile profile) => Find(id).LawFor(profile);
}
