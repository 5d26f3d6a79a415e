namespace Ms20.Panel.Tests.Rows;

public class RearRowTests
{
    // Ids are for ever, as the front's are.
    [Fact]
    public void Ids_stay()
    {
        Assert.Equal(
            ["rear.hpf.type", "rear.lpf.type", "rear.sync", "rear.fm", "rear.converter1", "rear.converter2"],
            RearPanel.Switches.Select(rear => rear.Id));
        Assert.Equal(
            ["rear.converter1.attenuation", "rear.converter1.offset", "rear.converter2.attenuation", "rear.converter2.offset"],
            RearPanel.Dials.Select(dial => dial.Id));
        Assert.Equal(
            [
                "rear.pwm.in", "rear.vco1.out", "rear.vco2.out", "rear.eg2.out", "rear.voct.in", "rear.kbd.voct.out", "rear.gate.in", "rear.gate.out",
                "rear.converter1.in", "rear.converter1.out", "rear.converter2.in", "rear.converter2.out",
            ],
            RearPanel.Jacks.Select(jack => jack.Id));
    }

    [Fact]
    public void Its_jacks_are_none_of_the_patch_bays()
    {
        for (int i = 0; i < RearPanel.Jacks.Length; i++)
        {
            Jack jack = RearPanel.Jacks[i];
            Assert.True(jack.IsRear);
            Assert.Null(jack.ControllerNumber);
            // One numbering for all jacks: cables sort by it, the patch bay's first.
            Assert.Equal(Jacks.All.Length + i, jack.Index);
            Assert.False(Jacks.TryFind(jack.Id, out _));
            Assert.EndsWith(jack.Direction == JackDirection.Input ? ".in" : ".out", jack.Id, StringComparison.Ordinal);
        }

        foreach (Jack jack in Jacks.All)
            Assert.True(!jack.IsRear && jack.ControllerNumber is not null, jack.Id);
    }

    [Fact]
    public void A_row_is_found_by_its_id()
    {
        for (int i = 0; i < RearPanel.Switches.Length; i++)
        {
            Assert.Equal(i, RearPanel.Switches[i].Index);
            Assert.True(RearPanel.TryFindSwitch(RearPanel.Switches[i].Id, out RearSwitch? found));
            Assert.Same(RearPanel.Switches[i], found);
        }

        Assert.True(RearPanel.TryFindJack("rear.pwm.in", out Jack? jack));
        Assert.Same(RearPanel.PwmIn, jack);
        Assert.True(RearPanel.TryFindDial("rear.converter2.offset", out RearDial? dial));
        Assert.Same(RearPanel.Converter2Offset, dial);
        Assert.False(RearPanel.TryFindJack("rear.sync", out _) || RearPanel.TryFindSwitch("rear.pwm.in", out _) || RearPanel.TryFindDial(null, out _));
    }

    [Fact]
    public void Its_knobs_change_nothing_where_they_normally_stand()
    {
        for (int i = 0; i < RearPanel.Dials.Length; i++)
        {
            RearDial dial = RearPanel.Dials[i];
            Assert.Equal(i, dial.Index);
            bool offset = dial.Id.EndsWith("offset", StringComparison.Ordinal);
            Assert.Equal(offset ? 0.0 : 1.0, dial.Law.ToPhysical(dial.Default));
            Assert.Equal(offset ? (-5.0, 5.0) : (0.0, 10.0), (dial.Minimum, dial.Maximum));
            Assert.Equal(dial.Minimum, dial.Limit(double.NaN));
        }
    }

    [Fact]
    public void What_stands_on_it_has_room()
    {
        (double X, double Y)[] places =
        [
            .. RearPanel.Switches.Select(rear => (rear.XMm, rear.YMm)),
            .. RearPanel.Dials.Select(dial => (dial.XMm, dial.YMm)),
            .. RearPanel.Jacks.Select(jack => (jack.XMm, jack.YMm)),
        ];
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.True(Math.Abs(places[i].X - places[j].X) >= 30.0 || Math.Abs(places[i].Y - places[j].Y) >= 30.0);
        }

        foreach (Jack jack in RearPanel.Jacks)
        {
            TouchArea area = jack.TouchAreaFor(Profiles.Early1978);
            Assert.InRange(area.XMm, area.WidthMm, RearPanel.WidthMm - area.WidthMm);
            Assert.InRange(area.YMm, area.HeightMm, RearPanel.HeightMm - area.HeightMm);
        }
    }
}
