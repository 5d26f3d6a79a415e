namespace Ms20.Panel.Tests.Patches;

public class PatchTests
{
    [Fact]
    public void The_normal_setting_stands_at_the_defaults_without_a_cable()
    {
        Patch patch = Patch.NormalSetting;
        foreach (Control control in Controls.All)
            Assert.Equal(control.Default, patch[control]);
        Assert.Empty(patch.Cables);
        Assert.Empty(patch.Tags);
        Assert.Equal(("", "", ""), (patch.Name, patch.Author, patch.Notes));
        Assert.Equal((Profiles.Early1978, NormalsTables.Hardware, 1, 1UL), (patch.Profile, patch.Normals, patch.Unit, patch.Seed));
    }

    [Fact]
    public void Moving_a_control_leaves_the_old_patch_as_it_was()
    {
        Patch moved = Patch.NormalSetting.With(Controls.LpfCutoff, 4.5);
        Assert.Equal(4.5, moved[Controls.LpfCutoff]);
        Assert.Equal(10.0, Patch.NormalSetting[Controls.LpfCutoff]);
        Assert.NotEqual(Patch.NormalSetting, moved);
        Assert.Equal(Patch.NormalSetting, moved.With(Controls.LpfCutoff, 10.0));
    }

    [Fact]
    public void Live_moves_are_limited_to_the_dial()
    {
        Patch patch = Patch.NormalSetting
            .With(Controls.LpfPeak, 99.0)
            .With(Controls.MasterTune, double.NegativeInfinity)
            .With(Controls.Vco1Wave, 1.6);
        Assert.Equal(10.0, patch[Controls.LpfPeak]);
        Assert.Equal(-5.0, patch[Controls.MasterTune]);
        Assert.Equal(2.0, patch[Controls.Vco1Wave]);
    }

    [Fact]
    public void A_mark_that_is_not_a_number_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Patch.NormalSetting.With(Controls.LpfPeak, double.NaN));
        Assert.StartsWith("lpf.peak cannot stand at what is not a number; give a dial mark.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_plugging_leaves_no_trace()
    {
        Patch one = Patch.NormalSetting
            .WithCable(Jacks.WhiteOut, Jacks.SampleHoldIn)
            .WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock)
            .WithCable(Jacks.MgPulseOut, Jacks.TrigIn);
        Patch other = Patch.NormalSetting
            .WithCable(Jacks.MgPulseOut, Jacks.TrigIn)
            .WithCable(Jacks.WhiteOut, Jacks.SampleHoldIn)
            .WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(
            ["mg.pulse.out -> trig.in", "mg.pulse.out -> sh.clock.in", "white.out -> sh.in"],
            one.Cables.Select(cable => cable.ToString()));
    }

    [Fact]
    public void An_input_takes_one_cable_and_an_output_any_number()
    {
        Patch patch = Patch.NormalSetting;
        foreach (Jack jack in Jacks.All)
        {
            if (jack.Direction == JackDirection.Input)
                patch = patch.WithCable(Jacks.WheelOut, jack);
        }

        Assert.Equal(15, patch.Cables.Length);
        Assert.False(patch.CanPlug(Jacks.PinkOut, Jacks.Total, out string refusal));
        Assert.Equal("total.in already has the cable from wheel.out; unplug that one first.", refusal);
        Assert.Equal(refusal, Assert.Throws<ArgumentException>(() => patch.WithCable(Jacks.PinkOut, Jacks.Total)).Message);
        Assert.True(patch.WithoutCable(Jacks.Total).CanPlug(Jacks.PinkOut, Jacks.Total, out _));
    }

    [Fact]
    public void A_cable_goes_from_an_output_to_an_input()
    {
        Assert.False(Patch.NormalSetting.CanPlug(Jacks.Total, Jacks.Freq, out string refusal));
        Assert.Equal("total.in is an input; a cable goes from an output to an input.", refusal);
        Assert.False(Patch.NormalSetting.CanPlug(Jacks.WheelOut, Jacks.PinkOut, out refusal));
        Assert.Equal("pink.out is an output; a cable goes from an output to an input.", refusal);
        Assert.Throws<ArgumentException>(() => new Cable(Jacks.Total, Jacks.Freq));
        Assert.Throws<ArgumentException>(() => new Cable(Jacks.WheelOut, Jacks.PinkOut));
    }

    [Fact]
    public void Unplugging_gives_back_the_patch_without_the_cable()
    {
        Patch patch = Patch.NormalSetting.WithCable(Jacks.VcaOut, Jacks.Total).WithCable(Jacks.MgTriangleOut, Jacks.VcaIn);
        Assert.Same(Jacks.VcaOut, patch.SourceOf(Jacks.Total));
        Assert.Null(patch.SourceOf(Jacks.Freq));
        Assert.Null(patch.WithoutCable(Jacks.Total).SourceOf(Jacks.Total));
        Assert.Same(patch, patch.WithoutCable(Jacks.Freq));
        Assert.Equal(Patch.NormalSetting, patch.WithoutCables());
    }

    [Fact]
    public void What_is_set_is_what_is_read()
    {
        Patch patch = Patch.NormalSetting
            .WithName("Howl")
            .WithAuthor("A. Player")
            .WithNotes("Move PEAK.\nThen CUTOFF.")
            .WithTags("lead", "filter")
            .WithProfile(Profiles.Late1978)
            .WithNormals(NormalsTables.Guide)
            .WithUnit(7)
            .WithSeed(ulong.MaxValue);
        Assert.Equal(("Howl", "A. Player", "Move PEAK.\nThen CUTOFF."), (patch.Name, patch.Author, patch.Notes));
        Assert.Equal(["lead", "filter"], patch.Tags.AsEnumerable());
        Assert.Equal((Profiles.Late1978, NormalsTables.Guide, 7, ulong.MaxValue), (patch.Profile, patch.Normals, patch.Unit, patch.Seed));
    }

    [Fact]
    public void Each_thing_a_patch_holds_tells_it_from_another()
    {
        Patch patch = Patch.NormalSetting;
        Patch[] others =
        [
            patch.WithName("x"), patch.WithAuthor("x"), patch.WithNotes("x"), patch.WithTags("x"), patch.WithUnit(0), patch.WithSeed(0),
            patch.WithProfile(Profiles.Mini), patch.WithNormals(NormalsTables.Guide), patch.WithCable(Jacks.PinkOut, Jacks.SampleHoldIn),
            patch.WithAge(0.5), patch.WithCold(true),
        ];
        foreach (Patch other in others)
            Assert.NotEqual(patch, other);
        foreach (RearSwitch rear in RearPanel.Switches)
            Assert.NotEqual(patch, patch.WithRear(rear, 1));
        foreach (RearDial dial in RearPanel.Dials)
            Assert.NotEqual(patch, patch.WithRear(dial, 1.0));
        foreach (Trim trim in Trims.All)
            Assert.NotEqual(patch, patch.With(trim, 1.0));
        foreach (Control control in Controls.All)
            Assert.NotEqual(patch, patch.With(control, control.Default == control.Maximum ? control.Minimum : control.Maximum));
    }

    [Fact]
    public void Every_rear_switch_is_off_until_it_is_moved()
    {
        Assert.True(Patch.NormalSetting.IsRearOff);
        foreach (RearSwitch rear in RearPanel.Switches)
        {
            Assert.Equal(0, Patch.NormalSetting[rear]);
            Patch moved = Patch.NormalSetting.WithRear(rear, rear.Positions.Length - 1);
            Assert.Equal(rear.Positions.Length - 1, moved[rear]);
            Assert.False(moved.IsRearOff);
            Assert.Equal(Patch.NormalSetting, moved.WithRear(rear, 0));
        }
    }

    [Fact]
    public void A_position_that_a_rear_switch_does_not_have_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Patch.NormalSetting.WithRear(RearPanel.Sync, 2));
        Assert.StartsWith("rear.sync has no position 2; choose one from 0 to 1.", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Patch.NormalSetting.WithRear(RearPanel.HpfType, -1));
    }

    [Theory]
    [InlineData("ms20-1978-early", 0, 0, FilterRevision.Early, FilterRevision.Early)]
    [InlineData("ms20-1978-late", 0, 0, FilterRevision.Late, FilterRevision.Late)]
    [InlineData("ms20-1978-late", 1, 0, FilterRevision.Early, FilterRevision.Late)]
    [InlineData("ms20-1978-late", 2, 1, FilterRevision.Late, FilterRevision.Early)]
    [InlineData("ms20-mini", 1, 2, FilterRevision.Early, FilterRevision.Late)]
    public void Each_PEAK_has_the_law_of_its_own_filter(string profileId, int hpf, int lpf, FilterRevision high, FilterRevision low)
    {
        Assert.True(Profiles.TryFind(profileId, out Profile? profile));
        Patch patch = Patch.NormalSetting.WithProfile(profile).WithRear(RearPanel.HpfType, hpf).WithRear(RearPanel.LpfType, lpf);
        Assert.Equal((high, low), (patch.HighPassRevision, patch.LowPassRevision));
        Assert.Same(Controls.HpfPeak.LawFor(high), patch.LawOf(Controls.HpfPeak));
        Assert.Same(Controls.LpfPeak.LawFor(low), patch.LawOf(Controls.LpfPeak));
        foreach (Control control in Controls.All)
        {
            if (control != Controls.HpfPeak && control != Controls.LpfPeak)
                Assert.Same(control.LawFor(profile), patch.LawOf(control));
        }
    }

    [Fact]
    public void Text_that_no_file_can_hold_is_refused()
    {
        foreach (string text in new[] { "\ud83d", "half \udc00", "\ud83d\ud83d\ude00" })
        {
            Assert.Throws<ArgumentException>(() => Patch.NormalSetting.WithName(text));
            Assert.Throws<ArgumentException>(() => Patch.NormalSetting.WithTags("fine", text));
        }

        Assert.Equal("\ud83d\ude00", Patch.NormalSetting.WithName("\ud83d\ude00").Name);
    }

    [Fact]
    public void A_negative_unit_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Patch.NormalSetting.WithUnit(-1));
}
