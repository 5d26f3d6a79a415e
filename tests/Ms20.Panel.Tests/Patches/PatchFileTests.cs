using System.Text;

namespace Ms20.Panel.Tests.Patches;

public class PatchFileTests
{
    private const string NormalSettingFile = """
        {
          "author": "",
          "cables": [],
          "dials": {
            "button": 0,
            "eg1.attack": 0,
            "eg1.delay": 0,
            "eg1.release": 0,
            "eg2.attack": 0,
            "eg2.decay": 0,
            "eg2.hold": 0,
            "eg2.release": 0,
            "eg2.sustain": 10,
            "esp.cv.adjust": 5,
            "esp.high.cut": 10,
            "esp.level": 0,
            "esp.low.cut": 0,
            "esp.threshold": 5,
            "fm.eg1": 0,
            "fm.mg": 0,
            "hpf.cutoff": 0,
            "hpf.eg2": 0,
            "hpf.mg": 0,
            "hpf.peak": 0,
            "lpf.cutoff": 10,
            "lpf.eg2": 0,
            "lpf.mg": 0,
            "lpf.peak": 0,
            "master.tune": 0,
            "mg.frequency": 5,
            "mg.wave": 5,
            "mixer.vco1": 7,
            "mixer.vco2": 7,
            "portamento.time": 0,
            "vco1.pw": 0,
            "vco1.scale": "8'",
            "vco1.wave": "SAW",
            "vco2.pitch": 0,
            "vco2.scale": "8'",
            "vco2.wave": "SAW",
            "volume": 7,
            "wheel": 0
          },
          "format": 1,
          "name": "",
          "normals": "hardware",
          "notes": "",
          "profile": "ms20-1978-early",
          "seed": 1,
          "tags": [],
          "unit": 1
        }

        """;

    [Fact]
    public void The_normal_setting_is_written_in_full() => Assert.Equal(NormalSettingFile.ReplaceLineEndings("\n"), Text(Patch.NormalSetting));

    [Fact]
    public void The_normal_setting_reads_back() => Assert.Equal(Patch.NormalSetting, Read(NormalSettingFile));

    [Fact]
    public void What_a_file_does_not_mention_stands_at_the_normal_setting() =>
        Assert.Equal(Patch.NormalSetting, Read("""{ "format": 1 }"""));

    [Fact]
    public void Lists_take_a_line_a_piece()
    {
        Patch patch = Patch.NormalSetting
            .WithTags("bass", "äöü \"quoted\"")
            .WithCable(Jacks.PinkOut, Jacks.SampleHoldIn)
            .WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock);
        string text = Text(patch);
        Assert.Contains("\n    \"mg.pulse.out -> sh.clock.in\",\n    \"pink.out -> sh.in\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\n    \"bass\",\n    \"äöü \\\"quoted\\\"\"\n", text, StringComparison.Ordinal);
        Assert.Equal(patch, Read(text));
    }

    [Fact]
    public void One_moved_knob_changes_one_line()
    {
        string[] before = Text(Patch.NormalSetting).Split('\n');
        string[] after = Text(Patch.NormalSetting.With(Controls.LpfCutoff, 6.25)).Split('\n');
        Assert.Equal(before.Length, after.Length);
        string changed = Assert.Single(after.Except(before));
        Assert.Equal("    \"lpf.cutoff\": 6.25,", changed);
    }

    [Fact]
    public void Keys_are_sorted_at_every_level()
    {
        string[] lines = Text(Patch.NormalSetting).Split('\n');
        foreach (string indent in new[] { "  \"", "    \"" })
        {
            string[] keys = [.. lines.Where(line => line.StartsWith(indent, StringComparison.Ordinal)).Select(line => line.Split(':')[0])];
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
            Assert.True(keys.Length > 10);
        }
    }

    // The nearest double to a mark is what both sides hold, so the digits written must find exactly that double again.
    [Theory]
    [InlineData(0.1)]
    [InlineData(1.0 / 3.0)]
    [InlineData(9.999999999999998)]
    [InlineData(1e-9)]
    [InlineData(5e-324)]
    public void Marks_survive_to_the_last_bit(double mark)
    {
        Patch patch = Patch.NormalSetting.With(Controls.LpfPeak, mark);
        Assert.Equal(BitConverter.DoubleToInt64Bits(mark), BitConverter.DoubleToInt64Bits(Read(Text(patch))[Controls.LpfPeak]));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(9007199254740993UL)]
    [InlineData(ulong.MaxValue)]
    public void Seeds_survive_beyond_53_bits(ulong seed) =>
        Assert.Equal(seed, Read(Text(Patch.NormalSetting.WithSeed(seed))).Seed);

    [Fact]
    public void Unknown_keys_survive_with_all_they_hold()
    {
        string text = """
            {
              "aardvark": null,
              "format": 1,
              "midi": { "channel": 1, "map": [ { "cc": 74, "to": "lpf.cutoff" }, [], {} ], "exact": 1.50, "big": 123456789012345678901234567890 },
              "zebra": [ true, false, "32' -> \u00e9", -0.0e+7 ]
            }
            """;
        Patch patch = Read(text);
        string written = Text(patch);
        string expected = """
              "midi": {
                "channel": 1,
                "map": [
                  {
                    "cc": 74,
                    "to": "lpf.cutoff"
                  },
                  [],
                  {}
                ],
                "exact": 1.50,
                "big": 123456789012345678901234567890
              },
            """.ReplaceLineEndings("\n");
        Assert.StartsWith("{\n  \"aardvark\": null,\n  \"author\"", written, StringComparison.Ordinal);
        Assert.Contains("\"format\": 1,\n" + expected + "\n  \"name\"", written, StringComparison.Ordinal);
        Assert.EndsWith("  \"zebra\": [\n    true,\n    false,\n    \"32' -> é\",\n    -0.0e+7\n  ]\n}\n", written, StringComparison.Ordinal);
        Assert.Equal(patch, Read(written));
        Assert.Equal(written, Text(Read(written)));
        Assert.NotEqual(patch, Patch.NormalSetting);
        Assert.NotEqual(patch, Read(text.Replace("1.50", "1.25", StringComparison.Ordinal)));
    }

    [Fact]
    public void Moving_a_knob_keeps_what_is_not_understood()
    {
        Patch patch = Read("""{ "format": 1, "midi": { "channel": 3 } }""").With(Controls.Volume, 5.0).WithCable(Jacks.WheelOut, Jacks.Total);
        Assert.Contains("\"channel\": 3", Text(patch), StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_other_line_endings_are_taken()
    {
        byte[] file = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(NormalSettingFile.ReplaceLineEndings("\r\n"))];
        Assert.Equal(Patch.NormalSetting, PatchFile.Read(file));
    }

    [Fact]
    public void Cables_may_be_written_loosely()
    {
        Patch patch = Read("""{ "format": 1, "cables": [ "pink.out->sh.in", "  mg.pulse.out   ->  sh.clock.in " ] }""");
        Assert.Same(Jacks.PinkOut, patch.SourceOf(Jacks.SampleHoldIn));
        Assert.Same(Jacks.MgPulseOut, patch.SourceOf(Jacks.SampleHoldClock));
    }

    [Theory]
    [InlineData("{ }")]
    [InlineData("""{ "rear.sync": "OFF", "rear.fm": "OFF", "rear.hpf.type": "PROFILE", "rear.lpf.type": "PROFILE" }""")]
    [InlineData("""{ "rear.vco.sync": "OFF", "rear.vco2.fm": "OFF", "rear.filter.type": "PROFILE" }""")]
    public void A_rear_panel_that_is_off_changes_nothing(string rear)
    {
        Patch patch = Read($$"""{ "format": 1, "rear": {{rear}} }""");
        Assert.Equal(Patch.NormalSetting, patch);
        Assert.DoesNotContain("rear", Text(patch), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_rear_panel_what_is_on_is_written_sorted()
    {
        Patch patch = Patch.NormalSetting.WithRear(RearPanel.Sync, 1).WithRear(RearPanel.LpfType, RearPanel.LateType).WithRear(RearPanel.Fm, 1).WithRear(RearPanel.Fm, 0);
        Assert.Contains(
            """
              "profile": "ms20-1978-early",
              "rear": {
                "rear.lpf.type": "LATE",
                "rear.sync": "ON"
              },
              "seed": 1,
            """.ReplaceLineEndings("\n"),
            Text(patch),
            StringComparison.Ordinal);
        Assert.Equal(patch, Read(Text(patch)));
    }

    [Fact]
    public void Knobs_of_the_rear_panel_stand_among_its_switches_where_they_are_not_normal()
    {
        Patch patch = Patch.NormalSetting.WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave)
            .WithRear(RearPanel.Converter1Offset, -1.5).WithRear(RearPanel.Converter2Offset, 2.0).WithRear(RearPanel.Converter2Offset, 0.0);
        Assert.Contains(
            """
              "rear": {
                "rear.converter1": "HZ/V TO V/OCT",
                "rear.converter1.offset": -1.5
              },
            """,
            Text(patch),
            StringComparison.Ordinal);
        Assert.Equal(patch, Read(Text(patch)));
        Assert.Equal(5.0, patch.WithRear(RearPanel.Converter1Offset, 7.0)[RearPanel.Converter1Offset]);
        Assert.Throws<ArgumentOutOfRangeException>(() => patch.WithRear(RearPanel.Converter1Offset, double.NaN));
    }

    [Fact]
    public void The_units_state_is_written_where_it_is_not_the_usual_one()
    {
        Patch patch = Patch.NormalSetting.WithAge(0.25).WithCold(true).With(Trims.LpfPeak, -3.5).With(Trims.Vco1, 12.0).With(Trims.Vco2, 5.0).With(Trims.Vco2, 0.0);
        string text = Text(patch);
        Assert.StartsWith("{\n  \"age\": 0.25,\n  \"author\"", text, StringComparison.Ordinal);
        Assert.Contains("\n  \"cold\": true,\n  \"dials\"", text, StringComparison.Ordinal);
        Assert.Contains("\n  \"trims\": {\n    \"lpf.peak.trim\": -3.5,\n    \"vco1.trim\": 12\n  },\n  \"unit\"", text, StringComparison.Ordinal);
        Assert.Equal(patch, Read(text));
        Patch usual = patch.WithAge(0.0).WithCold(false).With(Trims.LpfPeak, 0.0).With(Trims.Vco1, 0.0);
        Assert.Equal(Patch.NormalSetting, usual);
        Assert.True(usual.IsUntrimmed && !patch.IsUntrimmed);
        Assert.Throws<ArgumentOutOfRangeException>(() => patch.WithAge(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => patch.WithAge(double.NaN));
        Assert.Equal(-100.0, patch.With(Trims.Vco1, -1e9)[Trims.Vco1]);
    }

    [Fact]
    public void Cables_to_the_rear_panel_are_cables()
    {
        Patch patch = Read("""{ "format": 1, "cables": [ "rear.eg2.out -> total.in", "rear.vco2.out->rear.pwm.in", "wheel.out -> freq.in" ] }""");
        Assert.Same(RearPanel.Vco2Out, patch.SourceOf(RearPanel.PwmIn));
        // The patch bay's outputs first, then the rear panel's.
        Assert.Equal(
            ["wheel.out -> freq.in", "rear.vco2.out -> rear.pwm.in", "rear.eg2.out -> total.in"],
            patch.Cables.Select(cable => cable.ToString()));
        Assert.Equal(patch, Read(Text(patch)));
    }

    [Fact]
    public void The_same_patch_gives_the_same_bytes()
    {
        Patch one = Patch.NormalSetting.WithCable(Jacks.WheelOut, Jacks.Total).With(Controls.LpfPeak, 7.5).WithTags("a");
        Patch other = Patch.NormalSetting.WithTags("a").With(Controls.LpfPeak, 7.5).WithCable(Jacks.WheelOut, Jacks.Total);
        Assert.Equal(PatchFile.Write(one), PatchFile.Write(other));
    }

    private static Patch Read(string text) => PatchFile.Read(Encoding.UTF8.GetBytes(text));

    private static string Text(Patch patch) => Encoding.UTF8.GetString(PatchFile.Write(patch));
}
