using Ms20.Audio.Midi;
using Ms20.Audio.Playing;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.Audio.Tests.Playing;

public sealed class SongPlayerTests
{
    private const int RateHz = 8000;

    // 120 quarter notes a minute and 4000 ticks a quarter: a tick is exactly a frame at 8 kHz.
    private const int TicksPerQuarter = 4000;

    [Fact]
    public void A_key_is_pressed_and_released_on_its_frame()
    {
        var stand = new Stand(track => track.Note(100, 40, 60).Note(140, 60, 72));
        Assert.Equal(5.0, stand.TriggerAfter(frame: 99));
        Assert.Equal(0.0, stand.TriggerAfter(frame: 100));
        Assert.Equal(2.0, stand.KeyVoltsAfter(frame: 139));
        Assert.Equal(4.0, stand.KeyVoltsAfter(frame: 140));
        Assert.Equal(0.0, stand.TriggerAfter(frame: 199));
        Assert.Equal(5.0, stand.TriggerAfter(frame: 200));
    }

    [Fact]
    public void The_wheel_is_at_its_jack()
    {
        var stand = new Stand(track => track.Control(10, 1, 127).End(2000));
        Assert.Equal(0.0, stand.Volts(Jacks.WheelOut, frame: 9));
        // The wheel's dial glides with 5 ms: after 250 ms less than e^-50 is left.
        Assert.Equal(5.0, stand.Volts(Jacks.WheelOut, frame: 1999), 1e-3);
    }

    [Fact]
    public void Keys_that_the_song_forgets_come_up_at_its_end()
    {
        var stand = new Stand(track => track.Message(0, MidiMessageKind.NoteOn, 60, 100).End(500));
        Assert.Equal(500, stand.Player.EndFrame);
        Assert.Equal(0.0, stand.TriggerAfter(frame: 499));
        Assert.Equal(5.0, stand.TriggerAfter(frame: 500));
    }

    [Fact]
    public void Nothing_is_lost_when_a_song_holds_more_than_the_queue()
    {
        var stand = new Stand(ManyNotes, maximumFrames: 512);
        stand.PlayTo(frame: 600);
        Assert.Equal(8.0, stand.Instrument.VoltsAt(Jacks.KbdCvOut));
        Assert.Equal(0.0, stand.Instrument.VoltsAt(Jacks.KbdTrigOut));
        // The last key was the only one still down: each of the 8000 before it had come up.
        stand.PlayTo(frame: 701);
        Assert.Equal(5.0, stand.Instrument.VoltsAt(Jacks.KbdTrigOut));
    }

    [Fact]
    public void A_song_can_be_played_again()
    {
        var stand = new Stand(track => track.Note(10, 10, 60).End(30));
        Assert.Equal(0.0, stand.TriggerAfter(frame: 15));
        stand.Instrument.Reset();
        stand.Player.Rewind();
        Assert.Equal(5.0, stand.TriggerAfter(frame: 9));
        Assert.Equal(0.0, stand.TriggerAfter(frame: 10));
    }

    private static void ManyNotes(MidiTrackBuilder track)
    {
        for (int note = 0; note < 8000; note++)
            track.Note(note / 20, 1, 60);
        track.Note(500, 200, 84);
    }

    /// <summary>An instrument with a song on its stand.</summary>
    private sealed class Stand
    {
        private readonly double[] _block;

        public Stand(Action<MidiTrackBuilder> write, int maximumFrames = 1)
        {
            _block = new double[maximumFrames];
            var track = new MidiTrackBuilder();
            write(track);
            var song = new MidiSong(new MidiFile(0, MidiDivision.Quarter(TicksPerQuarter), track.Build()));
            Instrument = new Instrument(Patch.NormalSetting);
            Instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = maximumFrames, Quality = Quality.Eco });
            Player = new SongPlayer(Instrument, song, new MidiIn(Profiles.Default), RateHz);
        }

        public Instrument Instrument { get; }

        public SongPlayer Player { get; }

        public double TriggerAfter(int frame) => Volts(Jacks.KbdTrigOut, frame);

        public double KeyVoltsAfter(int frame) => Volts(Jacks.KbdCvOut, frame);

        public double Volts(Jack jack, int frame)
        {
            PlayTo(frame + 1);
            return Instrument.VoltsAt(jack);
        }

        public void PlayTo(int frame)
        {
            while (Instrument.Now < frame)
                Instrument.Process([], _block, Player.PostAhead((int)Math.Min(_block.Length, frame - Instrument.Now)));
        }
    }
}
