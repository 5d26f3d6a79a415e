using Ms20.Audio.Playing;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

public sealed class MidiOutTests
{
    [Fact]
    public void A_mini_sends_its_own_37_keys_at_velocity_64_on_channel_1_and_no_control()
    {
        var midi = new MidiOut(MidiProfile.Mini);
        for (int note = -1; note <= 128; note++)
        {
            bool isKey = note is >= 48 and <= 84;
            Assert.Equal(isKey ? [0x90, (byte)note, 64] : [], Sent((message) => midi.Press(note, 100, message)));
            Assert.Equal(isKey ? [0x80, (byte)note, 64] : [], Sent((message) => midi.Release(note, message)));
        }

        Assert.Empty(Sent(midi.ReleaseAll));
        foreach (Control control in Controls.All)
            Assert.Empty(Sent(message => midi.Turn(control, control.Maximum, message)));
    }

    [Fact]
    public void The_extended_profile_sends_every_note_as_it_was_struck_on_its_channel()
    {
        var midi = new MidiOut(MidiProfile.Extended, 3);
        Assert.Equal([0x92, 20, 99], Sent(message => midi.Press(20, 99, message)));
        Assert.Equal([0x92, 20, 1], Sent(message => midi.Press(20, 0, message)));
        Assert.Equal([0x92, 20, 127], Sent(message => midi.Press(20, 1000, message)));
        Assert.Equal([0x82, 127, 64], Sent(message => midi.Release(127, message)));
        Assert.Empty(Sent(message => midi.Press(128, 64, message)));
        Assert.Equal([0xB2, 123, 0], Sent(midi.ReleaseAll));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiOut(MidiProfile.Extended, 17));
    }

    public static TheoryData<string> ControlIds => [.. Controls.All.Select(control => control.Id)];

    [Theory]
    [MemberData(nameof(ControlIds))]
    public void What_a_control_sends_turns_the_same_control_of_a_listener_as_far(string id)
    {
        Controls.TryFind(id, out Control? control);
        var midi = new MidiOut(MidiProfile.Extended, 1, wheelGoesBothWays: true);
        double range = control!.Maximum - control.Minimum;
        // Half a place of 128, or of 16384; below the centre of a bipolar dial the places are as wide as above it, but for one in 63.
        double tolerance = control.IsStepped ? 0.0 : range / (control.MidiCc < 32 ? 16383.0 : 127.0) * 0.51 * 64.0 / 63.0;
        double step = control.IsStepped ? 1.0 : range / 1000.0;
        for (double dial = control.Minimum; dial <= control.Maximum; dial += step)
        {
            var ear = new Ear(map: MidiMap.Default.WithWheelBothWays(true));
            ear.Bytes(Sent(message => midi.Turn(control, dial, message)));
            Gesture last = ear.Timed[^1].Gesture;
            Assert.Equal(control.Index, last.Number);
            Assert.Equal(dial, last.Value, tolerance);
        }
    }

    [Fact]
    public void A_zero_in_the_middle_stays_exactly_there_and_the_ends_are_reached()
    {
        var midi = new MidiOut(MidiProfile.Extended);
        Assert.Equal([0xB0, 18, 64, 0xB0, 50, 0], Sent(message => midi.Turn(Controls.MasterTune, 0.0, message)));
        Assert.Equal([0xB0, 18, 0, 0xB0, 50, 0], Sent(message => midi.Turn(Controls.MasterTune, -5.0, message)));
        Assert.Equal([0xB0, 18, 127, 0xB0, 50, 127], Sent(message => midi.Turn(Controls.MasterTune, 5.0, message)));
        Assert.Equal([0xB0, 74, 127], Sent(message => midi.Turn(Controls.LpfCutoff, 12.0, message)));
    }

    [Fact]
    public void A_wheel_that_goes_upwards_alone_is_at_nothing_below_its_centre()
    {
        var midi = new MidiOut(MidiProfile.Extended);
        Assert.Equal([0xB0, 1, 0, 0xB0, 33, 0], Sent(message => midi.Turn(Controls.Wheel, -3.0, message)));
        Assert.Equal([0xB0, 1, 127, 0xB0, 33, 127], Sent(message => midi.Turn(Controls.Wheel, 5.0, message)));
    }

    private delegate int Writer(Span<byte> message);

    private static byte[] Sent(Writer write)
    {
        byte[] message = new byte[MidiOut.LongestBytes];
        return message[..write(message)];
    }
}
