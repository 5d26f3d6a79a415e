namespace Ms20.Panel.Tests.Rows;

public class NormalsTests
{
    [Fact]
    public void The_hardware_is_wired_as_its_manual_says() => Assert.Equal(
        [
            "kbd.cv.out > vco12.cv.in",
            "node.vco12 > vco2.cv.in",
            "kbd.trig.out > trig.in",
            "node.trigger > eg1.trig.in",
            "node.trigger > input.eg2.trigger",
            "mg.tri.out > total.in",
            "node.eg1.minus.5v > freq.in",
            "node.eg2.minus.sustain > hpf.cutoff.in",
            "node.eg2.minus.sustain > lpf.cutoff.in",
            "eg1.out > vca.control.in",
            "node.eg2 > input.vca.envelope",
        ],
        Lines(NormalsTables.Hardware));

    [Fact]
    public void The_guides_wiring_differs_in_what_moves_the_cutoffs_and_where_external_sound_goes()
    {
        string[] hardware = Lines(NormalsTables.Hardware);
        string[] guide = Lines(NormalsTables.Guide);
        Assert.Equal(
            ["eg1.out > hpf.cutoff.in", "eg1.out > lpf.cutoff.in", "esp.amp.out > ext.signal.in while esp.signal.in is plugged"],
            guide.Except(hardware));
        Assert.Equal(["node.eg2.minus.sustain > hpf.cutoff.in", "node.eg2.minus.sustain > lpf.cutoff.in"], hardware.Except(guide));
    }

    [Fact]
    public void Sources_and_inputs_are_rows_and_an_input_has_one_source()
    {
        foreach (NormalsTable table in NormalsTables.All)
        {
            foreach (Normal normal in table.Normals)
            {
                bool output = Jacks.TryFind(normal.SourceId, out Jack? source) && source.Direction == JackDirection.Output;
                bool input = Jacks.TryFind(normal.InputId, out Jack? target) && target.Direction == JackDirection.Input;
                Assert.True(output || InternalNodes.TryFind(normal.SourceId, out _), normal.SourceId);
                Assert.True(input || InternalInputs.TryFind(normal.InputId, out _), normal.InputId);
            }

            Assert.Equal(table.Normals.Length, table.Normals.Select(normal => normal.InputId).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("esp.signal.in")]
    [InlineData("initial.gain.in")]
    [InlineData("sh.in")]
    [InlineData("sh.clock.in")]
    [InlineData("vca.in")]
    public void Some_inputs_read_nothing_until_something_is_plugged(string inputId)
    {
        foreach (NormalsTable table in NormalsTables.All)
            Assert.Null(table.SourceOf(inputId));
        Assert.Null(NormalsTables.Hardware.SourceOf("ext.signal.in"));
    }

    [Fact]
    public void Only_the_guides_external_sound_has_a_condition_and_that_is_an_input_jack()
    {
        Normal normal = Assert.Single(NormalsTables.All.SelectMany(table => table.Normals), normal => normal.WhilePluggedId is not null);
        Assert.Same(normal, NormalsTables.Guide.NormalOf("ext.signal.in"));
        Assert.True(Jacks.TryFind(normal.WhilePluggedId, out Jack? jack));
        Assert.Equal(JackDirection.Input, jack.Direction);
    }

    [Fact]
    public void Keyboard_modulation_wheel_and_switch_reach_no_filter()
    {
        string[] filters = ["hpf.cutoff.in", "lpf.cutoff.in"];
        string[] never = ["kbd.cv.out", "mg.tri.out", "wheel.out", "button.out", "pink.out", "white.out"];
        foreach (NormalsTable table in NormalsTables.All)
        {
            foreach (string input in filters)
                Assert.DoesNotContain(table.SourceOf(input), never);
        }
    }

    [Fact]
    public void Every_internal_input_is_fed_by_every_table()
    {
        foreach (NormalsTable table in NormalsTables.All)
        {
            foreach (InternalInput input in InternalInputs.All)
                Assert.NotNull(table.SourceOf(input.Id));
        }

        Assert.Equal(5.0, InternalInputs.Eg2Trigger.OpenVolts);
        Assert.Equal(0.0, InternalInputs.VcaEnvelope.OpenVolts);
    }

    [Fact]
    public void Internal_rows_stand_at_their_index_and_share_no_id_with_a_jack()
    {
        for (int i = 0; i < InternalNodes.All.Length; i++)
            Assert.Equal(i, InternalNodes.All[i].Index);
        for (int i = 0; i < InternalInputs.All.Length; i++)
            Assert.Equal(i, InternalInputs.All[i].Index);
        string[] ids =
        [
            .. Jacks.All.Select(jack => jack.Id),
            .. InternalNodes.All.Select(node => node.Id),
            .. InternalInputs.All.Select(input => input.Id),
            .. RearPanel.Jacks.Select(jack => jack.Id),
            .. RearPanel.Dials.Select(dial => dial.Id),
            .. RearPanel.Switches.Select(rear => rear.Id),
            .. Controls.All.Select(control => control.Id),
        ];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void A_table_is_found_by_its_id()
    {
        Assert.Same(NormalsTables.Hardware, NormalsTables.Default);
        Assert.True(NormalsTables.TryFind("hardware", out NormalsTable? hardware));
        Assert.Same(NormalsTables.Hardware, hardware);
        Assert.True(NormalsTables.TryFind("guide", out NormalsTable? guide));
        Assert.Same(NormalsTables.Guide, guide);
        Assert.False(NormalsTables.TryFind("k2", out _));
    }

    private static string[] Lines(NormalsTable table) => [.. table.Normals.Select(normal =>
        $"{normal.SourceId} > {normal.InputId}" + (normal.WhilePluggedId is { } other ? $" while {other} is plugged" : ""))];
}
