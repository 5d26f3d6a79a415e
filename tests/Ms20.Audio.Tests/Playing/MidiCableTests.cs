using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

public sealed class MidiCableTests
{
    [Fact]
    public void Running_status_goes_on_across_real_time_bytes_and_ends_with_system_common()
    {
        Ear ear = new Ear().Bytes(0x90, 60, 1, 62, 0xF8, 1, 0xFE, 64, 1, 0xF6, 65, 1);
        Assert.Equal([Gesture.Press(60), Gesture.Press(62), Gesture.Press(64)], ear.Heard);
    }

    [Fact]
    public void System_exclusive_is_passed_over_whatever_it_holds()
    {
        Ear ear = new Ear().Bytes(0xF0, 0x42, 0x30, 60, 1, 0xFE, 99, 0xF7, 60, 1, 0x90, 61, 1);
        Assert.Equal([Gesture.Press(61)], ear.Heard);
    }

    [Fact]
    public void An_exclusive_that_never_ends_ends_with_the_next_status() =>
        Assert.Equal([Gesture.Press(60)], new Ear().Bytes(0xF0, 1, 2, 3, 0x90, 60, 1).Heard);

    [Fact]
    public void A_message_cut_short_by_another_is_dropped() =>
        Assert.Equal([Gesture.Press(64)], new Ear().Bytes(0x90, 60, 0x90, 64, 1).Heard);

    [Fact]
    public void Song_position_and_select_take_their_data_with_them() =>
        Assert.Equal([Gesture.Press(60)], new Ear().Bytes(0xF2, 1, 2, 0xF3, 5, 60, 1, 0x90, 60, 1).Heard);

    [Fact]
    public void Noise_never_throws_allocates_nothing_and_means_the_same_in_any_cuts()
    {
        byte[] noise = new byte[200_000];
        new Random(20).NextBytes(noise);
        Patch patch = Patch.NormalSetting.WithMgClock(ClockDivision.Sixteenth)
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.LpfCutoff, 3.0))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Clock, Jacks.SampleHoldClock, 5.0));
        Ear whole = new(patch), cut = new(patch);
        whole.BytesAt(7, noise);
        for (int at = 0, length = 1; at < noise.Length; at += length, length = 1 + at % 13)
            cut.BytesAt(7, noise[at..Math.Min(at + length, noise.Length)]);
        Assert.NotEmpty(whole.Timed);
        Assert.Equal(whole.Timed, cut.Timed);

        var silent = new Silence();
        var midi = new MidiIn(new MidiInOptions { Patch = patch });
        var cable = new MidiCable(midi, silent);
        cable.Receive(noise.AsSpan(0, 1000), 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        cable.Receive(noise, 1);
        midi.Watch(100_000, silent);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(silent.Taken > 0);
    }

    [Fact]
    public void From_bytes_to_the_instrument_nothing_is_allocated_for_what_the_audio_thread_may_do()
    {
        Patch patch = Patch.NormalSetting.WithMgClock(ClockDivision.Sixteenth)
            .WithRoute(PerformanceRoute.To(PerformanceSources.Velocity, Controls.LpfCutoff, 3.0));
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = 8000, MaximumFrames = 64, Quality = Quality.Eco });
        var player = new InstrumentPlayer(instrument);
        var cable = new MidiCable(new MidiIn(new MidiInOptions { Patch = patch, SampleRateHz = 8000 }), player);
        byte[] bytes = [0x90, 60, 100, 0xF8, 0xB0, 74, 20, 64, 127, 0xE0, 0, 80, 0x80, 60, 0, 0xF8, 0xB0, 64, 0, 123, 0];
        double[] block = new double[64];
        cable.Receive(bytes, 0);
        instrument.Process([], block, 64);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            cable.Receive(bytes, instrument.Now);
            instrument.Process([], block, 64);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, player.Lost);
    }

    private sealed class Silence : IGestureSink
    {
        public int Taken { get; private set; }

        public void Take(in Gesture gesture, long frame) => Taken++;
    }
}
