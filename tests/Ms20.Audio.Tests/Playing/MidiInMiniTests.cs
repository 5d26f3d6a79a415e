using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

/// <summary>The mini's implementation chart (revision 1.0, 2012), and nothing beside it.</summary>
public sealed class MidiInMiniTests
{
    [Fact]
    public void A_mini_listens_to_channel_1_alone()
    {
        for (int channel = 0; channel < 16; channel++)
        {
            Ear ear = Mini().Bytes((byte)(0x90 | channel), 60, 100);
            Assert.Equal(channel == 0 ? [Gesture.Press(60)] : [], ear.Heard);
        }
    }

    [Fact]
    public void Any_note_is_played_at_any_velocity_the_same()
    {
        for (byte note = 0; note < 128; note++)
            Assert.Equal([Gesture.Press(note), Gesture.Release(note)], Mini().Bytes(0x90, note, (byte)(1 + note % 127), note, 0).Heard);
    }

    [Fact]
    public void Of_all_control_changes_six_lift_the_keys_and_the_rest_do_nothing()
    {
        for (int number = 0; number < 128; number++)
        {
            bool lifts = number is 120 or >= 123;
            Assert.Equal(lifts ? [Gesture.ReleaseAll] : [], Mini().Control(number, 127).Heard);
        }
    }

    [Theory]
    [InlineData(0xA0)]
    [InlineData(0xC0)]
    [InlineData(0xD0)]
    [InlineData(0xE0)]
    [InlineData(0xF8)]
    [InlineData(0xFA)]
    [InlineData(0xFC)]
    [InlineData(0xFF)]
    public void Benders_pressure_programs_and_clocks_do_nothing(byte status)
    {
        Patch everything = Patch.NormalSetting.WithProfile(Profiles.Mini).WithMgClock(ClockDivision.Sixteenth)
            .WithRoute(PerformanceRoute.To(PerformanceSources.Bend, Controls.LpfCutoff, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Clock, Jacks.SampleHoldClock, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.LpfCutoff, 5.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Pressure, Controls.LpfCutoff, 5.0));
        var ear = new Ear(everything, MidiMap.Default.WithPrograms("growl"));
        ear.Midi.Hear(status, 0, 100, 0, ear);
        ear.Midi.Hear(status, 0, 100, 1000, ear);
        Assert.Empty(ear.Heard);
        Assert.Equal([Gesture.Press(60)], ear.BytesAt(2000, 0x90, 60, 1).Heard);
    }

    [Fact]
    public void Active_sensing_that_stops_for_300_ms_lifts_the_keys_then()
    {
        Ear ear = Mini().BytesAt(0, 0xFE, 0x90, 60, 100);
        // 300 ms are 14,400 frames at 48 kHz.
        ear.Midi.Watch(14_400, ear);
        Assert.Equal([Gesture.Press(60)], ear.Heard);
        ear.BytesAt(14_400, 0xFE);
        ear.Midi.Watch(28_800, ear);
        Assert.Equal([Gesture.Press(60)], ear.Heard);
        ear.Midi.Watch(28_801, ear);
        Assert.Equal((28_800L, Gesture.ReleaseAll), ear.Timed[^1]);
        ear.Midi.Watch(99_999, ear);
        Assert.Equal(2, ear.Timed.Count);
    }

    [Fact]
    public void A_line_that_never_sent_active_sensing_may_be_silent()
    {
        Ear ear = Mini().Bytes(0x90, 60, 100);
        ear.Midi.Watch(10_000_000, ear);
        Assert.Equal([Gesture.Press(60)], ear.Heard);
    }

    [Fact]
    public void The_profile_can_be_chosen_against_the_patchs()
    {
        Assert.Empty(new Ear(profile: MidiProfile.Mini).Control(1, 127).Heard);
        Assert.NotEmpty(new Ear(Patch.NormalSetting.WithProfile(Profiles.Mini), profile: MidiProfile.Extended).Control(1, 127).Heard);
    }

    private static Ear Mini() => new(Patch.NormalSetting.WithProfile(Profiles.Mini));
}
