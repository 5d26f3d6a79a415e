namespace Ms20.Panel.Tests.Rows;

public class JackRowTests
{
    [Fact]
    public void There_are_exactly_35_jacks_15_inputs_and_20_outputs()
    {
        Assert.Equal(35, Jacks.All.Length);
        Assert.Equal(15, Jacks.All.Count(jack => jack.Direction == JackDirection.Input));
        Assert.Equal(20, Jacks.All.Count(jack => jack.Direction == JackDirection.Output));
    }

    // Ids are for ever, as the controls' are.
    [Fact]
    public void Ids_and_their_order_stay() => Assert.Equal(
        [
            "vco12.cv.in", "vco2.cv.in", "trig.in", "eg1.trig.in", "total.in", "freq.in", "ext.signal.in", "hpf.cutoff.in",
            "lpf.cutoff.in", "initial.gain.in", "sh.in", "sh.clock.in", "vca.in", "vca.control.in", "esp.signal.in", "kbd.cv.out", "kbd.trig.out",
            "mg.tri.out", "mg.pulse.out", "eg1.out", "eg1.rev.out", "eg2.rev.out", "sh.out", "vca.out", "pink.out", "white.out",
            "esp.amp.out", "esp.bpf.out", "esp.fv.cv.out", "esp.env.out", "esp.trig.out", "wheel.out", "button.out", "signal.out", "phones.out",
        ],
        Jacks.All.Select(jack => jack.Id));

    [Fact]
    public void A_jack_is_found_by_its_id_and_stands_at_its_index()
    {
        for (int i = 0; i < Jacks.All.Length; i++)
        {
            Assert.Equal(i, Jacks.All[i].Index);
            Assert.True(Jacks.TryFind(Jacks.All[i].Id, out Jack? found));
            Assert.Same(Jacks.All[i], found);
        }

        Assert.False(Jacks.TryFind("total", out _));
    }

    [Fact]
    public void Inputs_and_outputs_say_so_in_their_ids()
    {
        foreach (Jack jack in Jacks.All)
            Assert.EndsWith(jack.Direction == JackDirection.Input ? ".in" : ".out", jack.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_triggers_and_the_clock_are_pulled_up_when_open()
    {
        string[] pulledUp = ["trig.in", "eg1.trig.in", "sh.clock.in", "button.out"];
        foreach (Jack jack in Jacks.All)
            Assert.Equal(pulledUp.Contains(jack.Id) ? 5.0 : 0.0, jack.OpenVolts);
    }

    // Ranges as printed on the panel or given for the sister instruments.
    [Theory]
    [InlineData("vco12.cv.in", SignalKind.PitchHertzPerVolt, 0, 8)]
    [InlineData("total.in", SignalKind.ExponentialControl, -5, 5)]
    [InlineData("freq.in", SignalKind.ExponentialControl, -5, 5)]
    [InlineData("ext.signal.in", SignalKind.Audio, -1.5, 1.5)]
    [InlineData("initial.gain.in", SignalKind.ControlVolts, 0, 5)]
    [InlineData("sh.clock.in", SignalKind.Clock, 0, 5)]
    [InlineData("kbd.cv.out", SignalKind.PitchHertzPerVolt, 1, 8)]
    [InlineData("kbd.trig.out", SignalKind.STrigger, 0, 5)]
    [InlineData("mg.tri.out", SignalKind.ControlVolts, -2.5, 2.5)]
    [InlineData("mg.pulse.out", SignalKind.Clock, 0, 5)]
    [InlineData("eg1.out", SignalKind.ControlVolts, 0, 5)]
    [InlineData("wheel.out", SignalKind.ControlVolts, -5, 5)]
    [InlineData("signal.out", SignalKind.Audio, -4, 4)]
    [InlineData("esp.signal.in", SignalKind.Audio, -1, 1)]
    [InlineData("esp.fv.cv.out", SignalKind.PitchHertzPerVolt, 0, 8.4)]
    [InlineData("esp.env.out", SignalKind.ControlVolts, 0, 5)]
    [InlineData("esp.trig.out", SignalKind.STrigger, 0, 5)]
    public void A_jack_carries_what_the_panel_prints(string id, SignalKind kind, double minimum, double maximum)
    {
        Assert.True(Jacks.TryFind(id, out Jack? jack));
        Assert.Equal(kind, jack.Signal);
        Assert.Equal(minimum, jack.MinimumVolts);
        Assert.Equal(maximum, jack.MaximumVolts);
    }

    // The controller counts its jacks by column from the left, each from the top; jacks within 1 mm of x are one column.
    [Fact]
    public void Controller_numbers_follow_the_places_of_the_jacks()
    {
        Jack[] byNumber = [.. Jacks.All.OrderBy(jack => jack.ControllerNumber)];
        Assert.Equal(Enumerable.Range(0, 35).Cast<int?>(), byNumber.Select(jack => jack.ControllerNumber));
        for (int i = 1; i < byNumber.Length; i++)
        {
            Jack before = byNumber[i - 1];
            Jack jack = byNumber[i];
            bool sameColumn = Math.Abs(jack.XMm - before.XMm) <= 1.0;
            Assert.True(sameColumn ? jack.YMm > before.YMm : jack.XMm > before.XMm, $"{before.Id} then {jack.Id}");
        }
    }
}
