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

    [Fact]
    public void A_songs_tempo_leads_the_modulation_generator_and_pulses_its_jacks()
    {
        Patch patch = Patch.NormalSetting.WithUnit(0).WithMgClock(ClockDivision.All.Single(division => division.Id == "1/4"))
            .WithRoute(PerformanceRoute.To(PerformanceSources.Clock, Jacks.SampleHoldClock, 5.0));
        // 120 quarter notes a minute: a quarter is 4000 frames, a sixteenth 1000, of which a sixth is high.
        var stand = new Stand(track => track.Note(0, 100, 60).End(60_000), patch: patch);
        for (int quarter = 4; quarter < 12; quarter++)
            Assert.Equal(-2.5, stand.Volts(Jacks.MgTriangleOut, quarter * 4000), 0.02);
        Assert.Equal(5.0, stand.Volts(Jacks.SampleHoldClock, 49_999));
        Assert.Equal(0.0, stand.Volts(Jacks.SampleHoldClock, 50_000));
        Assert.Equal(0.0, stand.Volts(Jacks.SampleHoldClock, 50_832));
        Assert.Equal(5.0, stand.Volts(Jacks.SampleHoldClock, 50_834));
        Assert.Equal(5.0, stand.Volts(Jacks.SampleHoldClock, 60_000));
    }

    [Fact]
    public void The_clock_follows_every_tempo_of_the_song()
    {
        var song = new MidiSong(new MidiFile(0, MidiDivision.Quarter(480), new MidiTrackBuilder().Tempo(0, 120).Tempo(960, 60).End(1440).Build()));
        Assert.Equal(72, song.ClockSeconds.Length);
        Assert.Equal(0.5, song.ClockSeconds[24], 1e-12);
        Assert.Equal(1.0, song.ClockSeconds[48], 1e-12);
        Assert.Equal(1.5, song.ClockSeconds[60], 1e-12);
        Assert.Empty(new MidiSong(new MidiFile(0, MidiDivision.Smpte(25, 40), new MidiTrackBuilder().End(100).Build())).ClockSeconds);
    }

    [Fact]
    public void Cords_of_the_controller_are_plugged_and_pulled_in_the_song()
    {
        byte pink = (byte)Jacks.PinkOut.ControllerNumber!.Value, hold = (byte)Jacks.SampleHoldIn.ControllerNumber!.Value;
        var stand = new Stand(track => track.Control(100, 99, 4).Control(100, 98, pink).Control(100, 6, hold)
            .Control(200, 99, 5).Control(200, 98, pink).Control(200, 6, hold).End(300));
        stand.PlayTo(150);
        Assert.Equal(new Cable(Jacks.PinkOut, Jacks.SampleHoldIn), Assert.Single(stand.Instrument.Cables));
        Assert.NotEqual(0.0, stand.Instrument.VoltsAt(Jacks.SampleHoldIn));
        stand.PlayTo(250);
        Assert.Empty(stand.Instrument.Cables);
    }

    [Fact]
    public void A_full_queue_owes_the_keys_their_release()
    {
        var instrument = new Instrument(Patch.NormalSetting);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, Quality = Quality.Eco });
        var player = new InstrumentPlayer(instrument);
        for (int i = 0; i < 1100; i++)
            player.Take(Gesture.Press(60), 0);
        Assert.True(player.Lost > 0);
        instrument.Process([], new double[10], 10);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.KbdTrigOut));
        player.Take(Gesture.Turn(Controls.Volume, 5.0), 10);
        instrument.Process([], new double[10], 10);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.KbdTrigOut));
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

        public Stand(Action<MidiTrackBuilder> write, int maximumFrames = 1, Patch? patch = null)
        {
            _block = new double[maximumFrames];
            var track = new MidiTrackBuilder();
            write(track);
            var song = new MidiSong(new MidiFile(0, MidiDivision.Quarter(TicksPerQuarter), track.Build()));
            patch ??= Patch.NormalSetting;
            Instrument = new Instrument(patch);
            Instrument.Prepare(new InstrumentOptions { SampleRateHz = RateHz, MaximumFrames = maximumFrames, Quality = Quality.Eco });
            Player = new SongPlayer(Instrument, song, new MidiIn(new MidiInOptions { Patch = patch, SampleRateHz = RateHz }), RateHz);
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
