using Ms20.Audio.Midi;

namespace Ms20.Audio.Tests.Midi;

public class TempoMapTests
{
    [Fact]
    public void Without_a_tempo_event_a_quarter_note_lasts_half_a_second()
    {
        var map = new TempoMap(MidiDivision.Quarter(96), []);

        Assert.Equal(0.5, map.SecondsAt(96));
        Assert.Equal(0.5 / 96, map.SecondsAt(1));
    }

    [Fact]
    public void Each_stretch_runs_at_its_own_tempo()
    {
        // 480 ticks at 500,000 us = 0.5 s; 960 at 250,000 = 0.5 s; then 1,000,000 us a quarter.
        var map = new TempoMap(MidiDivision.Quarter(480), [new(480, 250_000), new(1440, 1_000_000)]);

        Assert.Equal(0.25, map.SecondsAt(240));
        Assert.Equal(0.5, map.SecondsAt(480));
        Assert.Equal(0.75, map.SecondsAt(960));
        Assert.Equal(1.0, map.SecondsAt(1440));
        Assert.Equal(2.0, map.SecondsAt(1920));
    }

    [Fact]
    public void Of_several_tempos_at_one_tick_the_last_counts()
    {
        var map = new TempoMap(MidiDivision.Quarter(100), [new(0, 1_000_000), new(0, 200_000), new(100, 9), new(100, 400_000)]);

        Assert.Equal(0.2, map.SecondsAt(100));
        Assert.Equal(0.6, map.SecondsAt(200));
    }

    [Fact]
    public void Ten_thousand_tempo_changes_do_not_drift()
    {
        // Tempos whose seconds are no finite binary fractions; the sum in whole microsecond-ticks is the truth.
        var changes = new List<MidiTempoChange>();
        long tickMicroseconds = 0;
        for (int i = 0; i < 10_000; i++)
        {
            int tempo = 300_001 + (i * 7919 % 400_000);
            changes.Add(new MidiTempoChange(i * 7L, tempo));
            tickMicroseconds += 7L * tempo;
        }

        var map = new TempoMap(MidiDivision.Quarter(480), changes);

        Assert.Equal(tickMicroseconds / 480e6, map.SecondsAt(70_000));
    }

    [Fact]
    public void Hours_at_an_odd_tempo_are_right_to_the_last_bit()
    {
        var map = new TempoMap(MidiDivision.Quarter(480), [new(1, 500_001)]);

        // 12,345,678 ticks at 500,001 us a quarter after one at 500,000: a whole number of microsecond-ticks below 2^53.
        Assert.Equal(((12_345_678L * 500_001) + 500_000) / 480e6, map.SecondsAt(12_345_679));
    }

    [Theory]
    [InlineData(24, 80, 24 * 80, 1.0)]
    [InlineData(25, 40, 25 * 40 * 60, 60.0)]
    [InlineData(30, 100, 30 * 100, 1.0)]
    // 29.97 drop frame: 30,000 frames last 1001 s.
    [InlineData(29, 80, 30_000 * 80, 1001.0)]
    [InlineData(29, 2, 1, 1001.0 / 60_000)]
    public void Smpte_ticks_are_parts_of_a_frame_whatever_the_tempo(int framesPerSecond, int ticksPerFrame, long tick, double seconds)
    {
        var map = new TempoMap(MidiDivision.Smpte(framesPerSecond, ticksPerFrame), [new(0, 1)]);

        Assert.Equal(seconds, map.SecondsAt(tick));
    }

    [Fact]
    public void Tempos_out_of_order_or_of_no_length_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new TempoMap(MidiDivision.Quarter(96), [new(5, 1), new(4, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TempoMap(MidiDivision.Quarter(96), [new(5, 0)]));
        Assert.Throws<ArgumentException>(() => new TempoMap(default, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TempoMap(MidiDivision.Quarter(96), []).SecondsAt(-1));
    }
}
