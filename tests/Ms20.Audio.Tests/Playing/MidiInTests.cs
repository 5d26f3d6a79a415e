using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

/// <summary>The extended profile.</summary>
public sealed class MidiInTests
{
    [Fact]
    public void Velocity_does_not_matter_where_no_route_uses_it()
    {
        Assert.Equal([Gesture.Press(60)], new Ear().Bytes(0x90, 60, 1).Heard);
        Assert.Equal([Gesture.Press(60)], new Ear().Bytes(0x90, 60, 127).Heard);
    }

    [Fact]
    public void A_note_on_of_velocity_0_releases() => Assert.Equal([Gesture.Release(60)], new Ear().Bytes(0x90, 60, 0).Heard);

    [Fact]
    public void Transposing_moves_presses_and_releases_alike()
    {
        var ear = new Ear(new MidiInOptions { Patch = Patch.NormalSetting, Transpose = -12 });
        Assert.Equal([Gesture.Press(48), Gesture.Release(48)], ear.Bytes(0x90, 60, 100, 0x80, 60, 64).Heard);
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(127, 5.0)]
    public void The_modulation_wheel_turns_the_wheel_from_its_centre_to_its_end(int value, double dial) =>
        Assert.Equal([Gesture.Turn(Controls.Wheel, dial)], new Ear().Control(1, value).Heard);

    [Theory]
    [InlineData(0, -5.0)]
    [InlineData(64, 0.0)]
    [InlineData(127, 5.0)]
    public void By_choice_it_goes_from_end_to_end(int value, double dial) =>
        Assert.Equal([Gesture.Turn(Controls.Wheel, dial)], new Ear(map: MidiMap.Default.WithWheelBothWays(true)).Control(1, value).Heard);

    [Theory]
    [InlineData(120)]
    [InlineData(123)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    public void Mode_messages_lift_all_keys(int control) => Assert.Equal([Gesture.ReleaseAll], new Ear().Control(control, 0).Heard);

    [Fact]
    public void Every_channel_is_heard_unless_one_is_chosen()
    {
        Assert.Equal([Gesture.Press(60), Gesture.Press(61)], new Ear().Bytes(0x90, 60, 1, 0x9F, 61, 1).Heard);
        var second = new Ear(new MidiInOptions { Patch = Patch.NormalSetting, Channel = 2 });
        Assert.Equal([Gesture.Press(61)], second.Bytes(0x90, 60, 1, 0x91, 61, 1).Heard);
        Assert.Equal(1, second.Midi.Notes);
        Assert.Equal([Gesture.Press(62)], new Ear(map: MidiMap.Default.WithChannel(16)).Bytes(0x90, 60, 1, 0x9F, 62, 1).Heard);
    }

    [Fact]
    public void The_keyboard_reaches_from_48_to_84()
    {
        Ear ear = new Ear().Bytes(0x90, 47, 1, 48, 1, 84, 1, 85, 1);
        Assert.Equal((4, 2), (ear.Midi.Notes, ear.Midi.NotesBeyondKeyboard));
        Assert.Equal(4, ear.Timed.Count);
    }

    [Fact]
    public void A_note_transposed_beyond_MIDI_is_counted_and_not_played()
    {
        var ear = new Ear(new MidiInOptions { Patch = Patch.NormalSetting, Transpose = 12 });
        Assert.Empty(ear.Bytes(0x90, 120, 100, 0x80, 120, 0).Heard);
        Assert.Equal(1, ear.Midi.NotesBeyondKeyboard);
    }

    [Fact]
    public void Impossible_channels_intervals_and_rates_are_refused()
    {
        var options = new MidiInOptions { Patch = Patch.NormalSetting };
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(options with { Channel = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(options with { Channel = 17 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(options with { Transpose = 128 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(options with { SampleRateHz = 0.0 }));
    }

    [Fact]
    public void Keys_let_go_under_the_pedal_come_up_with_it_and_held_ones_stay()
    {
        var ear = new Ear();
        ear.Bytes(0x90, 60, 1, 64, 1).Control(64, 127).Bytes(0x80, 60, 0);
        Assert.Equal([Gesture.Press(60), Gesture.Press(64)], ear.Heard);
        ear.Control(64, 63);
        Assert.Equal([Gesture.Press(60), Gesture.Press(64), Gesture.Release(60)], ear.Heard);
    }

    [Fact]
    public void A_key_struck_again_under_the_pedal_is_held_by_the_finger()
    {
        Ear ear = new Ear().Control(64, 64).Bytes(0x90, 60, 1, 60, 0, 60, 1).Control(64, 0);
        Assert.Equal([Gesture.Press(60), Gesture.Press(60)], ear.Heard);
    }

    [Fact]
    public void All_notes_off_lifts_what_the_pedal_holds_once()
    {
        Ear ear = new Ear().Control(64, 127).Bytes(0x90, 60, 1, 60, 0).Control(123, 0).Control(64, 0);
        Assert.Equal([Gesture.Press(60), Gesture.ReleaseAll], ear.Heard);
    }

    [Theory]
    [InlineData(0x00, 0x00, -2.0)]
    [InlineData(0x00, 0x40, 0.0)]
    [InlineData(0x7F, 0x7F, 2.0)]
    public void The_bender_bends_two_semitones_to_its_very_ends(byte low, byte high, double semitones) =>
        Assert.Equal([Gesture.Bend(semitones)], new Ear().Bytes(0xE0, low, high).Heard);

    [Fact]
    public void The_bends_range_is_the_maps_until_a_message_sets_it()
    {
        Ear ear = new Ear(map: MidiMap.Default.WithBend(7.0)).Bytes(0xE0, 0x7F, 0x7F);
        ear.Control(101, 0).Control(100, 0).Control(6, 12);
        Assert.Equal([Gesture.Bend(7.0), Gesture.Bend(12.0)], ear.Heard);
        // The null parameter: data that follows is nobody's.
        ear.Control(101, 127).Control(100, 127).Control(6, 3);
        Assert.Equal(2, ear.Timed.Count);
    }

    [Fact]
    public void Every_control_is_turned_from_end_to_end_by_its_control_change()
    {
        foreach (Control control in Controls.All)
        {
            double lowest = control.Kind == ControlKind.Wheel ? 0.0 : control.Minimum;
            Assert.Equal([Gesture.Turn(control, lowest)], new Ear().Control(control.MidiCc, 0).Heard);
            Assert.Equal([Gesture.Turn(control, control.Maximum)], new Ear().Control(control.MidiCc, 127).Heard);
        }
    }

    [Fact]
    public void A_dial_with_its_zero_in_the_middle_reaches_it_exactly()
    {
        Assert.Equal([Gesture.Turn(Controls.MasterTune, 0.0)], new Ear().Control(18, 64).Heard);
        Assert.Equal(Gesture.Turn(Controls.MasterTune, 0.0), new Ear().Control(18, 64).Control(50, 0).Heard.Last());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(31, 0)]
    [InlineData(32, 1)]
    [InlineData(95, 2)]
    [InlineData(96, 3)]
    public void A_selectors_positions_share_the_way_evenly(int value, double position) =>
        Assert.Equal([Gesture.Turn(Controls.Vco1Wave, position)], new Ear().Control(77, value).Heard);

    [Fact]
    public void Fourteen_bits_make_16384_places_of_a_dial()
    {
        Ear ear = new Ear().Control(20, 64).Control(52, 1);
        Assert.Equal([Gesture.Turn(Controls.Vco1Level, 10.0 * 64 / 127), Gesture.Turn(Controls.Vco1Level, 10.0 * 8193 / 16383)], ear.Heard);
        Assert.Equal(Gesture.Turn(Controls.Vco1Level, 10.0), new Ear().Control(20, 127).Control(52, 127).Heard.Last());
    }

    [Fact]
    public void Resetting_controllers_rests_bender_wheel_and_pedal_and_leaves_dials()
    {
        Ear ear = new Ear().Control(64, 127).Bytes(0x90, 60, 1, 60, 0, 0xE0, 0x7F, 0x7F).Control(74, 100);
        ear.Timed.Clear();
        Assert.Equal([Gesture.Release(60), Gesture.Bend(0.0), Gesture.Turn(Controls.Wheel, 0.0)], ear.Control(121, 0).Heard);
    }

    [Fact]
    public void A_learned_control_change_turns_what_it_was_taught_and_one_taken_away_nothing()
    {
        MidiMap map = MidiMap.Default
            .WithTarget(16, MidiTarget.Of(Controls.LpfCutoff)).WithTarget(74, MidiTarget.None).WithTarget(2, MidiTarget.Of(PerformanceSources.Wheel));
        Ear ear = new Ear(map: map).Control(16, 127).Control(48, 0).Control(74, 5).Control(2, 127);
        Assert.Equal(
            [Gesture.Turn(Controls.LpfCutoff, 10.0), Gesture.Turn(Controls.LpfCutoff, 10.0 * (127 * 128) / 16383), Gesture.Turn(Controls.Wheel, 5.0)],
            ear.Heard);
    }

    [Fact]
    public void The_controllers_cables_are_plugged_and_unplugged_whichever_jack_it_names_first()
    {
        int pink = Jacks.PinkOut.ControllerNumber!.Value, hold = Jacks.SampleHoldIn.ControllerNumber!.Value;
        Ear ear = new Ear().Control(99, 4).Control(98, pink).Control(6, hold).Control(99, 4).Control(98, hold).Control(6, pink);
        Assert.Equal([Gesture.Plug(Jacks.PinkOut, Jacks.SampleHoldIn), Gesture.Plug(Jacks.PinkOut, Jacks.SampleHoldIn)], ear.Heard);
        Assert.Equal(Gesture.Unplug(Jacks.PinkOut, Jacks.SampleHoldIn), ear.Control(99, 5).Control(98, pink).Control(6, hold).Heard.Last());
        Assert.False(Gesture.Plug(Jacks.PinkOut, Jacks.SampleHoldIn).IsForAudioThread);
    }

    [Fact]
    public void A_plug_without_its_other_end_two_inputs_and_unknown_jacks_are_no_cables()
    {
        int hold = Jacks.SampleHoldIn.ControllerNumber!.Value, total = Jacks.Total.ControllerNumber!.Value;
        Ear ear = new Ear().Control(99, 4).Control(98, hold).Control(6, hold).Control(98, total).Control(6, hold).Control(98, 99).Control(6, hold);
        Assert.Empty(ear.Heard);
    }

    [Fact]
    public void A_program_is_chosen_where_the_set_list_has_it()
    {
        MidiMap map = MidiMap.Default.WithPrograms("first-light", "growl");
        Assert.Equal([Gesture.Program(1)], new Ear(map: map).Bytes(0xC0, 1, 2).Heard);
        Assert.Empty(new Ear().Bytes(0xC0, 0).Heard);
    }

    [Fact]
    public void What_a_patch_routes_does_that_and_nothing_else()
    {
        Patch patch = Patch.NormalSetting
            .WithRoute(PerformanceRoute.To(PerformanceSources.ControlChange(74), Controls.LpfPeak, 3.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Bend, Controls.Vco2Pitch, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.LpfCutoff, 2.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pressure, Controls.FmMg, 2.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pedal, Jacks.InitialGain, 5.0));
        Ear ear = new Ear(patch).Control(74, 127).Bytes(0xE0, 0, 0).Bytes(0x90, 60, 127).Bytes(0xD0, 127).Control(4, 127).Control(11, 127);
        Assert.Equal(
            [
                Gesture.Perform(PerformanceSources.ControlChange(74), 1.0),
                Gesture.Perform(PerformanceSources.Bend, -1.0),
                Gesture.Perform(PerformanceSources.Velocity, 1.0),
                Gesture.Press(60),
                Gesture.Perform(PerformanceSources.Pressure, 1.0),
                Gesture.Perform(PerformanceSources.Pedal, 1.0),
                Gesture.Perform(PerformanceSources.Pedal, 1.0),
            ],
            ear.Heard);
    }

    [Theory]
    [InlineData(0xA0, 60, 100)]
    [InlineData(0xD0, 100, 0)]
    [InlineData(0xF2, 1, 2)]
    public void Messages_without_a_meaning_here_are_passed_over(byte status, byte data1, byte data2)
    {
        var ear = new Ear();
        ear.Midi.Hear(status, data1, data2, 0, ear);
        Assert.Empty(ear.Heard);
    }
}
