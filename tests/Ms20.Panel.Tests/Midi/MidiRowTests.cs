namespace Ms20.Panel.Tests.Midi;

public class MidiRowTests
{
    [Fact]
    public void Every_control_has_a_control_change_of_its_own_that_MIDI_leaves_free()
    {
        var taken = new HashSet<int>();
        foreach (Control control in Controls.All)
        {
            Assert.True(MidiNumbers.IsLearnable(control.MidiCc), control.Id);
            Assert.True(taken.Add(control.MidiCc), control.Id);
        }
    }

    [Fact]
    public void No_controls_low_seven_bits_are_another_control()
    {
        foreach (Control control in Controls.All)
        {
            if (control.MidiCc < MidiNumbers.FirstLowBits)
                Assert.DoesNotContain(Controls.All, other => other.MidiCc == control.MidiCc + MidiNumbers.FirstLowBits);
        }
    }

    [Fact]
    public void The_wheel_is_MIDIs_modulation_wheel_and_the_switch_its_first_button() =>
        Assert.Equal((1, 80), (Controls.Wheel.MidiCc, Controls.Button.MidiCc));

    [Fact]
    public void The_default_map_turns_every_control_by_its_number()
    {
        foreach (Control control in Controls.All)
            Assert.Equal(MidiTarget.Of(control), MidiMap.Default.Targets[control.MidiCc]);
        Assert.Equal(MidiTarget.Of(PerformanceSources.Pedal), MidiMap.Default.Targets[MidiNumbers.FootController]);
    }

    [Fact]
    public void Sources_are_found_by_id_and_stand_at_their_index()
    {
        for (int i = 0; i < PerformanceSources.All.Length; i++)
        {
            PerformanceSource source = PerformanceSources.All[i];
            Assert.Equal(i, source.Index);
            Assert.True(PerformanceSources.TryFind(source.Id, out PerformanceSource? found));
            Assert.Same(source, found);
        }

        Assert.Equal("cc.119", PerformanceSources.ControlChange(119).Id);
        Assert.Throws<ArgumentOutOfRangeException>(() => PerformanceSources.ControlChange(120));
    }

    [Fact]
    public void Every_division_is_a_whole_number_of_ticks_and_shorter_than_the_one_before()
    {
        for (int i = 0; i < ClockDivision.All.Length; i++)
        {
            ClockDivision division = ClockDivision.All[i];
            string[] parts = division.Id.TrimEnd('D', 'T').Split('/');
            double quarters = 4.0 * int.Parse(parts[0]) / int.Parse(parts[1])
                * (division.Id.EndsWith('D') ? 1.5 : division.Id.EndsWith('T') ? 2.0 / 3.0 : 1.0);
            Assert.Equal(quarters * ClockDivision.TicksPerQuarter, division.Ticks, 1e-9);
            Assert.True(i == 0 || division.Ticks < ClockDivision.All[i - 1].Ticks, division.Id);
        }

        Assert.Equal("1/16", ClockDivision.Sixteenth.Id);
    }
}
