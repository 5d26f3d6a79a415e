using System.Globalization;

namespace Ms20.Panel.Tests.Laws;

public class LawTextTests
{
    private static readonly Profile Early = Profiles.Early1978;

    [Theory]
    [InlineData("lpf.cutoff", 0, "50 Hz")]
    [InlineData("lpf.cutoff", 5, "866 Hz")]
    [InlineData("lpf.cutoff", 10, "15 kHz")]
    [InlineData("mg.frequency", 0, "0.1 Hz")]
    [InlineData("mg.frequency", 5, "1.48 Hz")]
    [InlineData("mg.frequency", 10, "22 Hz")]
    [InlineData("eg2.decay", 0, "0.5 ms")]
    [InlineData("eg2.decay", 10, "15 s")]
    [InlineData("eg1.release", 0, "30 ms")]
    [InlineData("portamento.time", 0, "0 ms")]
    [InlineData("portamento.time", 10, "4 s")]
    [InlineData("lpf.peak", 0, "k 0")]
    [InlineData("lpf.peak", 10, "k 2.9")]
    [InlineData("lpf.eg2", 5, "0.5 oct/V")]
    [InlineData("master.tune", 0.6, "+12 ct")]
    [InlineData("master.tune", -5, "-100 ct")]
    [InlineData("master.tune", 0, "0 ct")]
    [InlineData("vco2.pitch", 5, "+12 st")]
    [InlineData("vco2.pitch", -2.5, "-6 st")]
    [InlineData("mixer.vco1", 0, "off")]
    [InlineData("mixer.vco1", 7, "-6.2 dB")]
    [InlineData("mixer.vco1", 10, "0 dB")]
    [InlineData("vco1.pw", 0, "50 %")]
    [InlineData("eg2.sustain", 7.25, "72.5 %")]
    [InlineData("vco1.scale", 1, "16'")]
    [InlineData("vco2.scale", 3, "2'")]
    [InlineData("vco1.wave", 2, "RECTANGLE")]
    [InlineData("wheel", -1.25, "-1.25 V")]
    [InlineData("button", 1, "PRESSED")]
    public void A_mark_reads_as_players_say_it(string id, double dial, string text) => Assert.Equal(text, Law(id).Format(dial));

    [Theory]
    [InlineData("lpf.cutoff", "1.2 kHz", 1200)]
    [InlineData("lpf.cutoff", "1200 Hz", 1200)]
    [InlineData("lpf.cutoff", " 1200HZ ", 1200)]
    [InlineData("lpf.cutoff", "15 kHz", 15000)]
    [InlineData("eg2.attack", "35 ms", 0.035)]
    [InlineData("eg2.attack", "0.035 s", 0.035)]
    [InlineData("eg2.attack", "9 s", 9)]
    [InlineData("eg1.delay", "0 ms", 0)]
    [InlineData("vco1.scale", "16'", 0.5)]
    [InlineData("vco1.scale", "16", 0.5)]
    [InlineData("vco1.wave", "saw", 1)]
    [InlineData("master.tune", "+12 ct", 12)]
    [InlineData("master.tune", "-12ct", -12)]
    [InlineData("vco2.pitch", "-7 st", -7)]
    [InlineData("lpf.peak", "k 2.31", 2.31)]
    [InlineData("mixer.vco1", "-6 dB", 0.5011872336272722)]
    [InlineData("mixer.vco1", "off", 0)]
    [InlineData("vco1.pw", "25 %", 0.25)]
    [InlineData("fm.eg1", "1 oct/V", 1)]
    public void A_quantity_with_its_unit_finds_its_mark(string id, string text, double physical)
    {
        Assert.True(Law(id).TryParse(text, out double dial));
        // 1e-9 is the rounding of going through the dial and back.
        Assert.Equal(physical, Law(id).ToPhysical(dial), 1e-9 * Math.Max(1.0, Math.Abs(physical)));
    }

    [Theory]
    [InlineData("lpf.cutoff", "4.5", 4.5)]
    [InlineData("lpf.cutoff", " 10 ", 10)]
    [InlineData("master.tune", "-5", -5)]
    [InlineData("master.tune", "+1.5", 1.5)]
    [InlineData("button", "1", 1)]
    [InlineData("button", "pressed", 1)]
    public void A_bare_number_is_a_mark(string id, string text, double mark)
    {
        Assert.True(Law(id).TryParse(text, out double dial));
        Assert.Equal(mark, dial);
    }

    [Theory]
    [InlineData("lpf.cutoff", "")]
    [InlineData("lpf.cutoff", null)]
    [InlineData("lpf.cutoff", "loud")]
    [InlineData("lpf.cutoff", "11")]
    [InlineData("lpf.cutoff", "-0.1")]
    [InlineData("lpf.cutoff", "NaN")]
    [InlineData("lpf.cutoff", "Infinity Hz")]
    [InlineData("lpf.cutoff", "20 kHz")]
    [InlineData("lpf.cutoff", "49 Hz")]
    [InlineData("lpf.cutoff", "35 ms")]
    [InlineData("lpf.cutoff", "1,2 kHz")]
    [InlineData("lpf.cutoff", "Hz")]
    [InlineData("eg2.attack", "-5 ms")]
    [InlineData("master.tune", "101 ct")]
    [InlineData("mixer.vco1", "+1 dB")]
    [InlineData("vco1.scale", "2'")]
    [InlineData("vco1.scale", "2")]
    [InlineData("vco1.wave", "SQUARE")]
    [InlineData("vco1.wave", "1")]
    public void What_the_knob_cannot_do_is_not_understood(string id, string? text)
    {
        Assert.False(Law(id).TryParse(text, out double dial));
        Assert.Equal(Law(id).MinimumDial, dial);
    }

    [Fact]
    public void What_is_written_reads_back_as_the_same_words()
    {
        foreach (Profile profile in Profiles.All)
        {
            foreach (Control control in Controls.All)
            {
                KnobLaw law = control.LawFor(profile);
                const int steps = 2000;
                for (int i = 0; i <= steps; i++)
                {
                    double dial = control.Limit(control.Minimum + (control.Maximum - control.Minimum) * i / steps);
                    string text = law.Format(dial);
                    Assert.True(law.TryParse(text, out double again), $"{control.Id}: \"{text}\" of mark {dial}");
                    Assert.Equal(text, law.Format(again));
                }
            }
        }
    }

    // Three digits: half a unit in the third is at most 0.5 %.
    [Theory]
    [InlineData("lpf.cutoff")]
    [InlineData("mg.frequency")]
    [InlineData("eg2.decay")]
    [InlineData("eg1.release")]
    public void Frequencies_and_times_keep_three_digits(string id)
    {
        KnobLaw law = Law(id);
        for (double dial = 0.0; dial <= 10.0; dial += 0.01)
        {
            Assert.True(law.TryParse(law.Format(dial), out double again));
            Assert.Equal(1.0, law.ToPhysical(again) / law.ToPhysical(dial), 0.00501);
        }
    }

    [Fact]
    public void Words_do_not_follow_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = german;
            Assert.Equal("1.48 Hz", Controls.MgFrequency.LawFor(Early).Format(5.0));
            Assert.True(Controls.MgFrequency.LawFor(Early).TryParse("1.48 Hz", out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("lpf.cutoff", "Hz")]
    [InlineData("mg.frequency", "Hz")]
    [InlineData("eg1.attack", "s")]
    [InlineData("portamento.time", "s")]
    [InlineData("master.tune", "ct")]
    [InlineData("vco2.pitch", "st")]
    [InlineData("lpf.eg2", "oct/V")]
    [InlineData("fm.mg", "oct/V")]
    [InlineData("wheel", "V")]
    [InlineData("mixer.vco1", "")]
    [InlineData("lpf.peak", "")]
    public void A_law_names_the_unit_of_its_quantity(string id, string unit) => Assert.Equal(unit, Law(id).Unit);

    private static KnobLaw Law(string id) =>
        Controls.TryFind(id, out Control? control) ? control.LawFor(Early) : throw new ArgumentException(id);
}
