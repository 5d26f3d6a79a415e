namespace Ms20.Panel.Tests.Geometry;

/// <summary>The measured places of controls and jacks, restated as numbers.</summary>
public class PanelPlacesTests
{
    // The measurement itself is good to about 2 mm; the rows must repeat it within 0.5 mm.
    private const double MeasuredMm = 0.5;

    [Theory]
    [InlineData("vco1.wave", 22, 35, 24)]
    [InlineData("vco1.pw", 22, 72, 17)]
    [InlineData("vco1.scale", 22, 109, 24)]
    [InlineData("portamento.time", 22, 154.5, 17)]
    [InlineData("vco2.wave", 65, 35, 24)]
    [InlineData("vco2.pitch", 65, 72, 17)]
    [InlineData("vco2.scale", 65, 109, 24)]
    [InlineData("master.tune", 65, 154.5, 17)]
    [InlineData("mixer.vco1", 106, 35, 17)]
    [InlineData("mixer.vco2", 106, 76.5, 17)]
    [InlineData("fm.mg", 106, 126, 17)]
    [InlineData("fm.eg1", 106, 154.5, 17)]
    [InlineData("hpf.cutoff", 144, 35.4, 24)]
    [InlineData("hpf.peak", 144, 76.5, 17)]
    [InlineData("hpf.mg", 144, 126, 17)]
    [InlineData("hpf.eg2", 144, 154.5, 17)]
    [InlineData("lpf.cutoff", 182, 35.4, 24)]
    [InlineData("lpf.peak", 182, 76.5, 17)]
    [InlineData("lpf.mg", 182, 126, 17)]
    [InlineData("lpf.eg2", 182, 154.5, 17)]
    [InlineData("mg.wave", 219.4, 126, 17)]
    [InlineData("mg.frequency", 219.4, 154.5, 17)]
    [InlineData("eg1.delay", 257.2, 97.4, 17)]
    [InlineData("eg1.attack", 257.2, 126, 17)]
    [InlineData("eg1.release", 257.2, 154.5, 17)]
    [InlineData("eg2.hold", 295, 36, 17)]
    [InlineData("eg2.attack", 295, 68.8, 17)]
    [InlineData("eg2.decay", 295, 97.4, 17)]
    [InlineData("eg2.sustain", 295, 126, 17)]
    [InlineData("eg2.release", 295, 154.5, 17)]
    [InlineData("esp.level", 333, 154.5, 17)]
    [InlineData("esp.low.cut", 363, 154.5, 17)]
    [InlineData("esp.high.cut", 392.8, 154.5, 17)]
    [InlineData("esp.cv.adjust", 423, 154.5, 17)]
    [InlineData("esp.threshold", 452.6, 154.5, 17)]
    [InlineData("volume", 488.4, 30.7, 24)]
    public void A_knob_stands_where_it_was_measured(string id, double xMm, double yMm, double skirtMm)
    {
        Assert.True(Controls.TryFind(id, out Control? control));
        Assert.Equal(xMm, control.XMm, MeasuredMm);
        Assert.Equal(yMm, control.YMm, MeasuredMm);
        Assert.Equal(skirtMm, control.DiameterMm);
        Assert.Equal(skirtMm == 24 ? 16.5 : 11.5, control.CapDiameterMm);
    }

    [Theory]
    [InlineData("total.in", 329.2, 39.4)]
    [InlineData("freq.in", 358.0, 39.4)]
    [InlineData("ext.signal.in", 381.0, 39.4)]
    [InlineData("hpf.cutoff.in", 404.0, 39.4)]
    [InlineData("lpf.cutoff.in", 429.4, 39.4)]
    [InlineData("initial.gain.in", 454.0, 39.4)]
    [InlineData("phones.out", 521.4, 39.4)]
    [InlineData("signal.out", 521.2, 19.9)]
    [InlineData("mg.tri.out", 329.2, 63.7)]
    [InlineData("mg.pulse.out", 368.2, 63.7)]
    [InlineData("eg1.out", 388.8, 63.7)]
    [InlineData("eg2.rev.out", 465.6, 63.7)]
    [InlineData("vco12.cv.in", 503.0, 63.7)]
    [InlineData("kbd.cv.out", 522.4, 63.7)]
    [InlineData("vco2.cv.in", 483.4, 73.3)]
    [InlineData("sh.clock.in", 348.2, 83.0)]
    [InlineData("eg1.rev.out", 388.8, 83.0)]
    [InlineData("vca.control.in", 408.6, 83.0)]
    [InlineData("eg1.trig.in", 439.8, 83.0)]
    [InlineData("trig.in", 502.8, 83.0)]
    [InlineData("kbd.trig.out", 522.4, 83.0)]
    [InlineData("sh.in", 329.0, 102.0)]
    [InlineData("sh.out", 368.2, 102.0)]
    [InlineData("vca.in", 388.6, 102.0)]
    [InlineData("vca.out", 419.2, 102.0)]
    [InlineData("pink.out", 439.8, 102.0)]
    [InlineData("white.out", 479.6, 102.0)]
    [InlineData("wheel.out", 502.2, 102.0)]
    [InlineData("button.out", 522.0, 102.0)]
    [InlineData("esp.signal.in", 328.6, 128.8)]
    [InlineData("esp.amp.out", 368.2, 128.8)]
    [InlineData("esp.bpf.out", 408.2, 128.8)]
    [InlineData("esp.fv.cv.out", 448.6, 128.8)]
    [InlineData("esp.env.out", 502.2, 128.8)]
    [InlineData("esp.trig.out", 522.4, 128.8)]
    public void A_jack_stands_where_it_was_measured(string id, double xMm, double yMm)
    {
        Assert.True(Jacks.TryFind(id, out Jack? jack));
        Assert.Equal(xMm, jack.XMm, MeasuredMm);
        Assert.Equal(yMm, jack.YMm, MeasuredMm);
    }

    // Foot of the legend below the knob, by row of the panel.
    [Theory]
    [InlineData("vco1.wave", 53.5)]
    [InlineData("mixer.vco1", 53.5)]
    [InlineData("lpf.cutoff", 53.5)]
    [InlineData("vco1.pw", 87)]
    [InlineData("vco2.pitch", 87)]
    [InlineData("mixer.vco2", 91)]
    [InlineData("hpf.peak", 91)]
    [InlineData("vco1.scale", 128)]
    [InlineData("vco2.scale", 128)]
    [InlineData("eg2.attack", 83)]
    [InlineData("eg2.decay", 112)]
    [InlineData("eg1.delay", 112)]
    [InlineData("eg2.sustain", 140.5)]
    [InlineData("fm.mg", 140.5)]
    [InlineData("mg.wave", 140.5)]
    [InlineData("portamento.time", 169)]
    [InlineData("eg2.release", 169)]
    [InlineData("esp.level", 169)]
    [InlineData("esp.threshold", 169)]
    public void A_legend_stands_below_its_knob(string id, double baselineMm)
    {
        Assert.True(Controls.TryFind(id, out Control? control));
        Assert.Equal(baselineMm, control.LegendBaselineMm!.Value, MeasuredMm);
    }

    [Fact]
    public void Large_knobs_are_the_selectors_both_cutoffs_and_volume()
    {
        string[] large = [.. Controls.All.Where(control => control.Size == KnobSize.Large).Select(control => control.Id)];
        Assert.Equal(["vco1.wave", "vco1.scale", "vco2.wave", "vco2.scale", "hpf.cutoff", "lpf.cutoff", "volume"], large);
    }

    [Fact]
    public void Knobs_and_jacks_lie_on_the_face_and_wheel_and_button_on_the_block_below()
    {
        foreach (Control control in Controls.All)
        {
            bool below = control.Section == PanelSection.KeyboardBlock;
            Assert.Equal(!below, PanelGeometry.IsOnFace(control.TouchArea));
            if (!below)
                continue;
            Assert.InRange(control.XMm, 0.5 * control.WidthMm, PanelGeometry.KeyboardBlockWidthMm - 0.5 * control.WidthMm);
            Assert.True(control.YMm - 0.5 * control.HeightMm >= PanelGeometry.KeyboardTopMm);
            Assert.True(control.YMm + 0.5 * control.HeightMm <= PanelGeometry.KeyboardTopMm + PanelGeometry.KeyboardHeightMm);
        }

        foreach (Jack jack in Jacks.All)
            Assert.True(PanelGeometry.IsOnFace(jack.TouchAreaFor(Profiles.Default)), jack.Id);
    }

    // Two fingertips' worth of room is not there; 2 mm is what keeps a press from hitting two things.
    [Fact]
    public void No_two_touch_areas_come_closer_than_2_mm()
    {
        List<(string Id, TouchArea Area)> areas = [];
        foreach (Control control in Controls.All)
            areas.Add((control.Id, control.TouchArea));
        foreach (Jack jack in Jacks.All)
            areas.Add((jack.Id, jack.TouchAreaFor(Profiles.Early1978)));
        for (int i = 0; i < areas.Count; i++)
        {
            for (int j = i + 1; j < areas.Count; j++)
                Assert.True(areas[i].Area.GapTo(areas[j].Area) >= 2.0, $"{areas[i].Id} and {areas[j].Id}");
        }
    }

    [Theory]
    [InlineData("lpf.cutoff", 0, -150)]
    [InlineData("lpf.cutoff", 2, -90)]
    [InlineData("lpf.cutoff", 5, 0)]
    [InlineData("lpf.cutoff", 10, 150)]
    [InlineData("master.tune", -5, -150)]
    [InlineData("master.tune", 0, 0)]
    [InlineData("vco1.wave", 0, -45)]
    [InlineData("vco1.wave", 1, -15)]
    [InlineData("vco1.wave", 2, 15)]
    [InlineData("vco1.wave", 3, 45)]
    [InlineData("wheel", 5, 0)]
    public void Pointers_turn_30_degrees_a_mark_and_30_a_detent(string id, double dial, double degrees)
    {
        Assert.True(Controls.TryFind(id, out Control? control));
        Assert.Equal(degrees, control.AngleDegrees(dial), 1e-9);
    }
}
