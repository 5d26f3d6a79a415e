using System.Text;
using Ms20.Audio.Tuning;
using Ms20.Engine;

namespace Ms20.Audio.Tests.Tuning;

/// <summary>Scala scales and keyboard maps. In the texts | stands for a line end.</summary>
public sealed class ScalaTests
{
    // A thousandth of a cent: far below hearing, far above what doubles leave.
    private const double NearlyCents = 1e-3;

    // The 5-limit just scale every textbook has, and its cents to three places.
    private const string Just = "! just.scl|!|Five-limit just intonation|12|!|16/15|9/8|6/5|5/4|4/3|45/32|3/2|8/5|5/3|9/5|15/8|2/1|";
    private static readonly double[] JustCents =
        [0, 111.731, 203.910, 315.641, 386.314, 498.045, 590.224, 701.955, 813.686, 884.359, 1017.596, 1088.269];

    [Fact]
    public void Nineteen_equal_steps_divide_the_octave_in_nineteen()
    {
        var text = new StringBuilder("19-TET|19|");
        for (int degree = 1; degree < 19; degree++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{degree * 1200.0 / 19.0:0.00000000}|");
        KeyTuning tuning = ScalaKeyboardMap.Linear.Tune(Scale(text + "2/1|"));
        for (int note = 40; note < 100; note++)
            Assert.Equal((note - 60) * 1200.0 / 19.0, CentsOver(tuning, note, 60), NearlyCents);
        Assert.Equal(2.0, tuning.VoltsOf(60), 1e-12);
    }

    [Fact]
    public void Just_intonation_gives_pure_intervals_in_every_octave()
    {
        KeyTuning tuning = ScalaKeyboardMap.Linear.Tune(Scale(Just));
        // The table's own cents are rounded to a thousandth.
        for (int note = 36; note < 96; note++)
            Assert.Equal(JustCents[(note - 36) % 12] + 1200.0 * ((note - 36) / 12), CentsOver(tuning, note, 36), 2e-3);
        Assert.Equal(1.5, tuning.VoltsOf(67) / tuning.VoltsOf(60), 1e-15);
    }

    [Fact]
    public void Twelve_equal_steps_are_the_keyboards_own()
    {
        KeyTuning tuning = ScalaKeyboardMap.Linear.Tune(ScalaScale.Equal12);
        for (int note = 0; note < 94; note++)
            Assert.Equal(KeyTuning.Equal.VoltsOf(note), tuning.VoltsOf(note), 1e-13);
        Assert.Equal(15.0, tuning.VoltsOf(127));
    }

    [Fact]
    public void A_scale_may_repeat_at_a_twelfth()
    {
        KeyTuning tuning = ScalaKeyboardMap.Linear.Tune(Scale("Bohlen-Pierce, equal|2|950.9775|3/1"));
        Assert.Equal(3.0, tuning.VoltsOf(62) / tuning.VoltsOf(60), 1e-12);
        Assert.Equal(-1901.955, CentsOver(tuning, 58, 60), 2e-3);
        Assert.Equal(1901.955 + 950.9775, CentsOver(tuning, 63, 60), 2e-3);
    }

    [Fact]
    public void A_map_for_the_white_keys_leaves_the_black_ones_silent_and_keeps_the_reference()
    {
        ScalaScale seven = Scale("seven equal|7|171.42857|342.85714|514.28571|685.71429|857.14286|1028.57143|2/1");
        KeyTuning tuning = Map("12|36|96|60|69|432.0|7|0|x|1|x|2|3|x|4|x|5|x|6").Tune(seven);
        Assert.Equal(432.0 / KeyTuning.HertzPerVolt, tuning.VoltsOf(69), 1e-12);
        Assert.False(tuning.Sounds(61));
        Assert.False(tuning.Sounds(35));
        Assert.False(tuning.Sounds(97));
        Assert.Equal(1200.0, CentsOver(tuning, 72, 60), NearlyCents);
        Assert.Equal(171.42857, CentsOver(tuning, 62, 60), NearlyCents);
        Assert.Equal(-171.42857, CentsOver(tuning, 59, 60), NearlyCents);
    }

    [Fact]
    public void An_empty_map_counts_on_and_entries_left_out_are_silent()
    {
        KeyTuning linear = Map("0|0|127|60|69|440.0|0").Tune(ScalaScale.Equal12);
        Assert.Equal(KeyTuning.Equal.VoltsOf(57), linear.VoltsOf(57), 1e-12);
        KeyTuning sparse = Map("4 keys|0|127|60|60|261.6255653|12|0|7").Tune(ScalaScale.Equal12);
        Assert.Equal([true, true, false, false, true], Enumerable.Range(60, 5).Select(sparse.Sounds));
        Assert.Equal(700.0, CentsOver(sparse, 61, 60), NearlyCents);
        Assert.Equal(1200.0, CentsOver(sparse, 64, 60), NearlyCents);
    }

    [Theory]
    [InlineData("", 1, "the scale (.scl) ends before the number of degrees; get the whole file again.")]
    [InlineData("!only a comment", 1, "the scale (.scl) ends before its description; get the whole file again.")]
    [InlineData("name", 1, "the scale (.scl) ends before the number of degrees; get the whole file again.")]
    [InlineData("name|many", 2, "\"many\" stands where the number of degrees should; write a whole number from 1 to 10000.")]
    [InlineData("name|0", 2, "\"0\" stands where the number of degrees should; write a whole number from 1 to 10000.")]
    [InlineData("name|2|3/2", 3, "the scale (.scl) ends before degree 2 of 2; get the whole file again.")]
    [InlineData("name|!|1|! the octave|2:1", 5, "\"2:1\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955.")]
    [InlineData("name|1|-2/1", 3, "\"-2/1\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955.")]
    [InlineData("name|1|0/1", 3, "\"0/1\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955.")]
    [InlineData("name|1|99999999.0", 3, "\"99999999.0\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955.")]
    [InlineData("name|1|3/2/1", 3, "\"3/2/1\" is no degree; write a ratio such as 3/2, or cents with a point such as 701.955.")]
    public void A_broken_scale_is_refused_by_its_line(string text, int line, string sentence)
    {
        ScalaFormatException refusal = Assert.Throws<ScalaFormatException>(() => Scale(text));
        Assert.Equal(($"Line {line}: {sentence}", line), (refusal.Message, refusal.Line));
    }

    [Theory]
    [InlineData("12|0|127|60", 4, "the keyboard map (.kbm) ends before the reference note; get the whole file again.")]
    [InlineData("12|0|128|60|69|440.0|12", 3, "\"128\" stands where the last MIDI note should; write a whole number from 0 to 127.")]
    [InlineData("12|0|127|60|69|A4|12", 6, "\"A4\" stands where the reference frequency should; write hertz, such as 440.0.")]
    [InlineData("12|0|127|60|69|0|12", 6, "\"0\" stands where the reference frequency should; write hertz, such as 440.0.")]
    [InlineData("2|0|127|60|60|440.0|12|0|y", 9, "\"y\" is no degree; write a whole number, or x for a silent key.")]
    [InlineData("2|0|127|60|61|440.0|12|0|x", 7, "the reference note 61 has no degree in the map; choose a note that sounds.")]
    public void A_broken_map_is_refused_by_its_line(string text, int line, string sentence)
    {
        ScalaFormatException refusal = Assert.Throws<ScalaFormatException>(() => Map(text));
        Assert.Equal(($"Line {line}: {sentence}", line), (refusal.Message, refusal.Line));
    }

    [Fact]
    public void What_is_no_text_is_refused_and_noise_never_fails_otherwise()
    {
        Assert.Equal("Line 1: this is no scale (.scl); choose one.", Assert.Throws<ScalaFormatException>(() => ScalaScale.Read([1, 0, 2])).Message);
        byte[] whole = Encoding.ASCII.GetBytes(Just.Replace('|', '\n'));
        var random = new Random(31);
        for (int i = 0; i < 5000; i++)
        {
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                ScalaKeyboardMap.Linear.Tune(ScalaScale.Read(damaged));
            }
            catch (ScalaFormatException refusal)
            {
                Assert.StartsWith("Line ", refusal.Message, StringComparison.Ordinal);
            }
        }
    }

    private static double CentsOver(KeyTuning tuning, int note, int other) => 1200.0 * Math.Log2(tuning.VoltsOf(note) / tuning.VoltsOf(other));

    private static ScalaScale Scale(string text) => ScalaScale.Read(Encoding.ASCII.GetBytes(text.Replace('|', '\n')));

    private static ScalaKeyboardMap Map(string text) => ScalaKeyboardMap.Read(Encoding.ASCII.GetBytes(text.Replace("|", "\r\n", StringComparison.Ordinal)));
}
