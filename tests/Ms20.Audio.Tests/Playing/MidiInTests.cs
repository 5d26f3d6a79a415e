using Ms20.Audio.Midi;
using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

public sealed class MidiInTests
{
    [Fact]
    public void Velocity_does_not_matter()
    {
        Assert.Equal(Gesture.Press(60), Heard(NoteOn(60, velocity: 1)));
        Assert.Equal(Gesture.Press(60), Heard(NoteOn(60, velocity: 127)));
    }

    [Fact]
    public void A_note_on_of_velocity_0_releases() => Assert.Equal(Gesture.Release(60), Heard(NoteOn(60, velocity: 0)));

    [Fact]
    public void Transposing_moves_presses_and_releases_alike()
    {
        Assert.Equal(Gesture.Press(48), Heard(NoteOn(60), transpose: -12));
        Assert.Equal(Gesture.Release(48), Heard(new MidiMessage(MidiMessageKind.NoteOff, 1, 60, 64, 0, 0), transpose: -12));
    }

    [Theory]
    [InlineData(0, 0.0)]
    [InlineData(127, 5.0)]
    public void The_modulation_wheel_turns_the_wheel_from_its_centre_to_its_end(byte value, double dial) =>
        Assert.Equal(Gesture.TurnWheel(dial), Heard(Control(1, value)));

    [Fact]
    public void The_mini_has_no_modulation_wheel() => Assert.Null(Heard(Control(1, 127), Profiles.Mini));

    [Theory]
    [InlineData(120)]
    [InlineData(123)]
    [InlineData(124)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    public void Mode_messages_lift_all_keys_on_every_profile(byte control)
    {
        Assert.Equal(Gesture.ReleaseAll, Heard(Control(control, 0)));
        Assert.Equal(Gesture.ReleaseAll, Heard(Control(control, 0), Profiles.Mini));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(119)]
    [InlineData(121)]
    [InlineData(122)]
    public void Other_controls_are_not_heard(byte control) => Assert.Null(Heard(Control(control, 127)));

    [Theory]
    [InlineData(MidiMessageKind.KeyPressure)]
    [InlineData(MidiMessageKind.ProgramChange)]
    [InlineData(MidiMessageKind.ChannelPressure)]
    [InlineData(MidiMessageKind.PitchBend)]
    public void Other_messages_are_not_heard(MidiMessageKind kind) => Assert.Null(Heard(new MidiMessage(kind, 1, 60, 100, 0, 0)));

    [Fact]
    public void Only_the_chosen_channel_is_heard()
    {
        var midi = new MidiIn(Profiles.Early1978, channel: 2);
        Assert.False(midi.TryHear(NoteOn(60, channel: 1), out _));
        Assert.True(midi.TryHear(NoteOn(60, channel: 2), out _));
        Assert.Equal(1, midi.Notes);
    }

    [Fact]
    public void The_keyboard_reaches_from_48_to_84()
    {
        var midi = new MidiIn(Profiles.Early1978);
        foreach (byte note in new byte[] { 47, 48, 84, 85 })
            Assert.True(midi.TryHear(NoteOn(note), out _));
        Assert.Equal(4, midi.Notes);
        Assert.Equal(2, midi.NotesBeyondKeyboard);
    }

    [Fact]
    public void A_note_transposed_beyond_MIDI_is_counted_and_not_played()
    {
        var midi = new MidiIn(Profiles.Early1978, transpose: 12);
        Assert.False(midi.TryHear(NoteOn(120), out _));
        Assert.Equal(1, midi.NotesBeyondKeyboard);
    }

    [Fact]
    public void Impossible_channels_and_intervals_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(Profiles.Early1978, channel: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(Profiles.Early1978, channel: 17));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiIn(Profiles.Early1978, transpose: 128));
    }

    private static Gesture? Heard(MidiMessage message, Profile? profile = null, int transpose = 0) =>
        new MidiIn(profile ?? Profiles.Early1978, transpose: transpose).TryHear(message, out Gesture gesture) ? gesture : null;

    private static MidiMessage NoteOn(byte note, byte velocity = 100, byte channel = 1) =>
        new(MidiMessageKind.NoteOn, channel, note, velocity, 0, 0);

    private static MidiMessage Control(byte control, byte value) => new(MidiMessageKind.ControlChange, 1, control, value, 0, 0);
}
