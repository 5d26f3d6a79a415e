namespace Ms20.Panel.Tests.Rows;

public class RearRowTests
{
    // Ids are for ever, as the front's are.
    [Fact]
    public void Ids_stay()
    {
        Assert.Equal(["rear.hpf.type", "rear.lpf.type", "rear.sync", "rear.fm"], RearPanel.Switches.Select(rear => rear.Id));
        Assert.Equal(["rear.pwm.in", "rear.vco1.out", "rear.vco2.out", "rear.eg2.out"], RearPanel.Jacks.Select(jack => jack.Id));
        Assert.Equal(
            [
                "rear.voct.in", "rear.gate.in", "rear.converter1.in", "rear.converter2.in", "rear.kbd.voct.out", "rear.converter1.out",
                "rear.converter2.out",
            ],
            RearPanel.JacksToCome.Select(jack => jack.Id));
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
        Assert.True(RearPanel.TryFindJackToCome("rear.voct.in", out JackToCome? later));
        Assert.Equal("V/OCT IN", later.Legend);
        Assert.False(RearPanel.TryFindJack("rear.voct.in", out _) || RearPanel.TryFindSwitch("rear.pwm.in", out _) || RearPanel.TryFindJackToCome(null, out _));
    }

    [Fact]
    public void What_stands_on_it_has_room()
    {
        double[] places = [.. RearPanel.Switches.Select(rear => rear.XMm), .. RearPanel.Jacks.Select(jack => jack.XMm)];
        for (int i = 1; i < places.Length; i++)
            Assert.True(places[i] - places[i - 1] >= 30.0);
        foreach (Jack jack in RearPanel.Jacks)
        {
            TouchArea area = jack.TouchAreaFor(Profiles.Early1978);
            Assert.InRange(area.XMm, area.WidthMm, RearPanel.WidthMm - area.WidthMm);
            Assert.InRange(area.YMm, area.HeightMm, RearPanel.HeightMm - area.HeightMm);
        }
    }
}
