namespace Ms20.Panel.Tests.Rows;

public class ControlRowTests
{
    [Fact]
    public void There_are_exactly_36_knobs_and_selectors_a_wheel_and_a_switch()
    {
        int[] counts = new int[4];
        foreach (Control control in Controls.All)
            counts[(int)control.Kind]++;
        Assert.Equal(32, counts[(int)ControlKind.Knob]);
        Assert.Equal(4, counts[(int)ControlKind.Selector]);
        Assert.Equal(1, counts[(int)ControlKind.Wheel]);
        Assert.Equal(1, counts[(int)ControlKind.Button]);
        Assert.Equal(38, Controls.All.Length);
    }

    // Ids are for ever: patches, messages and automation use them. A row may be added to this list, never renamed or removed.
    [Fact]
    public void Ids_and_their_order_stay() => Assert.Equal(
        [
            "vco1.wave", "vco1.pw", "vco1.scale", "vco2.wave", "vco2.pitch", "vco2.scale", "portamento.time", "master.tune",
            "mixer.vco1", "mixer.vco2", "fm.mg", "fm.eg1", "hpf.cutoff", "hpf.peak", "hpf.mg", "hpf.eg2", "lpf.cutoff",
            "lpf.peak", "lpf.mg", "lpf.eg2", "mg.wave", "mg.frequency", "eg1.delay", "eg1.attack", "eg1.release", "eg2.hold",
            "eg2.attack", "eg2.decay", "eg2.sustain", "eg2.release", "esp.level", "esp.low.cut", "esp.high.cut", "esp.cv.adjust",
            "esp.threshold", "volume", "wheel", "button",
        ],
        Controls.All.Select(control => control.Id));

    [Fact]
    public void A_control_is_found_by_its_id_and_stands_at_its_index()
    {
        for (int i = 0; i < Controls.All.Length; i++)
        {
            Assert.Equal(i, Controls.All[i].Index);
            Assert.True(Controls.TryFind(Controls.All[i].Id, out Control? found));
            Assert.Same(Controls.All[i], found);
        }

        Assert.False(Controls.TryFind("LPF.CUTOFF", out _));
        Assert.False(Controls.TryFind(null, out _));
    }

    [Fact]
    public void Names_are_unmistakable() =>
        Assert.Equal(Controls.All.Length, Controls.All.Select(control => control.Name).Distinct().Count());

    [Fact]
    public void Selectors_have_the_positions_of_the_panel()
    {
        Assert.Equal(["TRIANGLE", "SAW", "RECTANGLE", "NOISE"], Controls.Vco1Wave.Positions.AsEnumerable());
        Assert.Equal(["SAW", "SQUARE", "PULSE", "RING"], Controls.Vco2Wave.Positions.AsEnumerable());
        Assert.Equal(["32'", "16'", "8'", "4'"], Controls.Vco1Scale.Positions.AsEnumerable());
        Assert.Equal(["16'", "8'", "4'", "2'"], Controls.Vco2Scale.Positions.AsEnumerable());
        foreach (Control control in Controls.All)
        {
            Assert.Equal(control.Kind == ControlKind.Selector, control.Positions.Length > 0);
            if (control.Kind == ControlKind.Selector)
                Assert.Equal(control.Positions.Length - 1, control.Maximum);
        }
    }

    [Fact]
    public void Only_pitch_tune_and_wheel_have_their_zero_in_the_middle()
    {
        foreach (Control control in Controls.All)
        {
            bool bipolar = control == Controls.Vco2Pitch || control == Controls.MasterTune || control == Controls.Wheel;
            Assert.Equal(bipolar ? -5.0 : 0.0, control.Minimum);
            if (!control.IsStepped)
                Assert.Equal(bipolar ? 5.0 : 10.0, control.Maximum);
        }
    }

    // The normal setting: one sound, both oscillators at 8', filters open, envelopes instant and full, nothing modulated.
    [Fact]
    public void The_normal_setting_sounds_and_modulates_nothing()
    {
        var set = new Dictionary<string, double>
        {
            ["vco1.wave"] = 1,
            ["vco1.scale"] = 2,
            ["vco2.wave"] = 0,
            ["vco2.scale"] = 1,
            ["mixer.vco1"] = 7,
            ["mixer.vco2"] = 7,
            ["lpf.cutoff"] = 10,
            ["mg.wave"] = 5,
            ["mg.frequency"] = 5,
            ["eg2.sustain"] = 10,
            ["esp.high.cut"] = 10,
            ["esp.cv.adjust"] = 5,
            ["esp.threshold"] = 5,
            ["volume"] = 7,
        };
        foreach (Control control in Controls.All)
            Assert.Equal(set.GetValueOrDefault(control.Id), control.Default);
        Assert.Equal(1.0, Controls.Vco1Scale.LawFor(Profiles.Default).ToPhysical(Controls.Vco1Scale.Default));
        Assert.Equal(1.0, Controls.Vco2Scale.LawFor(Profiles.Default).ToPhysical(Controls.Vco2Scale.Default));
    }

    [Fact]
    public void Controllers_send_to_the_numbers_of_the_ms20_controller()
    {
        int?[] numbers =
        [
            77, 14, 15, 82, 19, 22, 5, 18, 20, 21, 12, 93, 28, 29, 30, 31, 74, 71, 85, 79, 76, 27, 24, 23, 26, 25, 73, 75, 70, 72, 11,
            88, 89, 90, 91, 7, null, null,
        ];
        Assert.Equal(numbers, Controls.All.Select(control => control.ControllerCc));
        Assert.Equal(36, numbers.Where(number => number is not null).Distinct().Count());
    }

    [Theory]
    [InlineData("lpf.cutoff", 11, 10)]
    [InlineData("lpf.cutoff", -1, 0)]
    [InlineData("lpf.cutoff", double.NaN, 0)]
    [InlineData("master.tune", double.NegativeInfinity, -5)]
    [InlineData("vco1.wave", 1.4, 1)]
    [InlineData("vco1.wave", 1.5, 2)]
    [InlineData("vco1.wave", 9, 3)]
    [InlineData("button", 0.7, 1)]
    public void Limit_finds_the_nearest_place_a_control_can_stand(string id, double dial, double limited)
    {
        Assert.True(Controls.TryFind(id, out Control? control));
        Assert.Equal(limited, control.Limit(dial));
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal(0L, BitConverter.DoubleToInt64Bits(Controls.MasterTune.Limit(-0.0)));

    [Fact]
    public void Profiles_differ_in_filter_midi_and_jacks()
    {
        Assert.Equal(["ms20-1978-early", "ms20-1978-late", "ms20-mini"], Profiles.All.Select(profile => profile.Id));
        Assert.Same(Profiles.Early1978, Profiles.Default);
        Assert.Equal(FilterRevision.Early, Profiles.Early1978.Revision);
        Assert.Equal(FilterRevision.Late, Profiles.Late1978.Revision);
        Assert.Equal(FilterRevision.Early, Profiles.Mini.Revision);
        Assert.Equal([false, false, true], Profiles.All.Select(profile => profile.MiniMidi));
        Assert.Equal([12.5, 12.5, 8.0], Profiles.All.Select(profile => profile.NutAcrossFlatsMm));
        Assert.False(Profiles.TryFind("ms10", out _));
    }
}
