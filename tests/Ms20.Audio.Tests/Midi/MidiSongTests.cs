using Ms20.Audio.Midi;
using static Ms20.Audio.Tests.Midi.MidiBytes;

namespace Ms20.Audio.Tests.Midi;

public class MidiSongTests
{
    private static MidiSong Song(params byte[] file) => new(MidiFile.Read(file));

    [Fact]
    public void Tracks_of_format_1_merge_by_time_under_the_tempo_of_the_first()
    {
        var song = Song(File(
            1, 100,
            Track(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 100, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20),
            Track(50, 0xC0, 1, 100, 0xC0, 3),
            Track(100, 0xC1, 2, 100, 0xC1, 4)));

        // 1 s a quarter for 100 ticks, then 0.5 s a quarter.
        Assert.Equal(
            [
                new(MidiMessageKind.ProgramChange, 1, 1, 0, 0.5, 1),
                new(MidiMessageKind.ProgramChange, 2, 2, 0, 1.0, 2),
                new(MidiMessageKind.ProgramChange, 1, 3, 0, 1.25, 1),
                new MidiMessage(MidiMessageKind.ProgramChange, 2, 4, 0, 1.5, 2),
            ],
            song.Messages.ToArray());
        Assert.Equal(1.5, song.LengthSeconds);
    }

    [Fact]
    public void A_tempo_in_any_track_of_format_1_counts_for_all()
    {
        var song = Song(File(1, 100, Track(100, 0xC0, 1), Track(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40)));

        Assert.Equal(1.0, song.Messages[0].TimeSeconds);
    }

    [Fact]
    public void Tracks_of_format_2_play_one_after_the_other_each_at_its_own_tempo()
    {
        var song = Song(File(
            2, 100,
            Track(0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 100, 0xC0, 1, 100, 0xFF, 1, 0),
            Track(100, 0xC0, 2, 50, 0xFF, 1, 0),
            Track(10, 0xC0, 3)));

        // Track 1: 2 s at 1 s a quarter. Track 2 is back at 0.5 s: note at +0.5, end at +0.75. Track 3: +0.05.
        Assert.Equal([1.0, 2.5, 2.8], song.Messages.Select(message => message.TimeSeconds));
        Assert.Equal([0, 1, 2], song.Messages.Select(message => message.Track));
        Assert.Equal(2.8, song.LengthSeconds);
    }

    [Fact]
    public void Messages_at_one_tick_keep_the_order_of_the_file()
    {
        // On before off at tick 10 in the first track; the second track's off stands after both.
        var song = Song(File(1, 96, Track(0, 0x90, 60, 1, 10, 62, 1, 0, 60, 0), Track(10, 0x81, 1, 1), Track(10, 0x92, 2, 2)));

        Assert.Equal([60, 62, 60, 1, 2], song.Messages.Select(message => (int)message.Data1));
        Assert.Equal([0x90, 0x90, 0x80, 0x81, 0x92], song.Messages.Select(message => (int)message.Status));
    }

    [Fact]
    public void A_note_on_of_velocity_0_is_a_note_off_of_unmeasured_velocity()
    {
        var song = Song(File(0, 96, Track(0, 0x95, 60, 1, 10, 60, 0, 0, 0x85, 61, 3)));

        Assert.Equal(MidiMessageKind.NoteOn, song.Messages[0].Kind);
        Assert.Equal((MidiMessageKind.NoteOff, (byte)64), (song.Messages[1].Kind, song.Messages[1].Data2));
        Assert.Equal((MidiMessageKind.NoteOff, (byte)3), (song.Messages[2].Kind, song.Messages[2].Data2));
    }

    [Fact]
    public void The_song_lasts_to_the_last_end_of_track()
    {
        var song = Song(File(1, 96, Chunk("MTrk", 0, 0xC0, 1, 96, 0xFF, 0x2F, 0), Chunk("MTrk", 0x83, 0x00, 0xFF, 0x2F, 0)));

        Assert.Equal(2.0, song.LengthSeconds);
    }

    [Fact]
    public void Several_tracks_in_format_0_play_together()
    {
        Assert.Equal([0.0, 0.0], Song(FileOf(0, 2, 96, Track(0, 0xC0, 1), Track(0, 0xC0, 2))).Messages.Select(m => m.TimeSeconds));
    }

    [Fact]
    public void Smpte_times_ignore_tempo()
    {
        var song = Song(File(0, 0xE728, Track(0, 0xFF, 0x51, 3, 0, 0, 1, 0x87, 0x68, 0xC0, 1)));

        Assert.Equal(1.0, song.Messages[0].TimeSeconds);
    }

    [Fact]
    public void A_pitch_bend_has_its_fourteen_bits_low_seven_first()
    {
        var song = Song(File(0, 96, Track(0, 0xE0, 0, 0x40, 0, 1, 0x7F)));

        Assert.Equal([8192, 16257], song.Messages.Select(message => message.Data14));
    }
}
