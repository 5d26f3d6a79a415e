using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

public sealed class InstrumentPlayerTests
{
    [Fact]
    public void A_jack_that_the_host_drives_takes_no_cable_from_MIDI_nor_from_a_program_and_everything_else_does()
    {
        var instrument = new Instrument(Patch.NormalSetting);
        Assert.False(instrument.IsDriven(Jacks.ExtSignalIn));
        instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.ExtSignalIn)] });
        Assert.True(instrument.IsDriven(Jacks.ExtSignalIn));
        Assert.False(instrument.IsDriven(Jacks.Freq));

        Patch program = Patch.NormalSetting.WithCable(Jacks.WhiteOut, Jacks.ExtSignalIn).WithCable(Jacks.PinkOut, Jacks.Freq);
        var player = new InstrumentPlayer(instrument, programs: [program]);
        Assert.True(player.TryTake(Gesture.Plug(Jacks.WhiteOut, Jacks.ExtSignalIn), 0));
        Assert.Empty(instrument.Cables);
        Assert.True(player.TryTake(Gesture.Plug(Jacks.WhiteOut, Jacks.Freq), 0));
        Assert.Equal("white.out -> freq.in", Assert.Single(instrument.Cables).ToString());
        Assert.True(player.TryTake(Gesture.Program(0), 0));
        Assert.Equal("pink.out -> freq.in", Assert.Single(instrument.Cables).ToString());
    }
}
