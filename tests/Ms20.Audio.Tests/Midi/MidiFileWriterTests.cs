using Ms20.Audio.Midi;

namespace Ms20.Audio.Tests.Midi;

public class MidiFileWriterTests
{
    private static byte[] Written(MidiFile file)
    {
        var stream = new MemoryStream();
        MidiFileWriter.Write(new ForwardOnlyStream(stream), file);
        return stream.ToArray();
    }

    [Fact]
    public void A_note_with_tempo_and_name_is_written_byte_for_byte()
    {
        var track = new MidiTrackBuilder("Bass").Note(0, 96, key: 36, velocity: 100, channel: 2).Tempo(0, 100).End(200).Build();

        byte[] expected =
        [
            .. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96,
            .. "MTrk"u8, 0, 0, 0, 27,
            0, 0xFF, 0x03, 4, .. "Bass"u8,
            0, 0xFF, 0x51, 3, 0x09, 0x27, 0xC0,
            0, 0x91, 36, 100,
            96, 0x81, 36, 64,
            104, 0xFF, 0x2F, 0,
        ];
        Assert.Equal(expected, Written(new MidiFile(0, MidiDivision.Quarter(96), track)));
    }

    [Theory]
    [InlineData(29, 80, 0xE3, 80)]
    [InlineData(24, 255, 0xE8, 255)]
    public void An_smpte_division_is_written_as_a_negative_frame_rate(int framesPerSecond, int ticksPerFrame, byte high, byte low)
    {
        byte[] bytes = Written(new MidiFile(1, MidiDivision.Smpte(framesPerSecond, ticksPerFrame), new MidiTrackBuilder().Build()));

        Assert.Equal((high, low), (bytes[12], bytes[13]));
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var conductor = new MidiTrackBuilder("Tempo \u266B").Tempo(0, 120).Tempo(1920, 93.5).Tempo(1920 * 64, 60).Build();
        var lead = new MidiTrackBuilder("Lead").Control(0, 1, 64).PitchBend(10, 0).PitchBend(20, 16383).Note(2000, 200_000, 127)
            .Note(3, 5, 0, 1, 16).Message(7, MidiMessageKind.ProgramChange, 5).Message(8, MidiMessageKind.KeyPressure, 1, 2)
            .Message(9, MidiMessageKind.ChannelPressure, 99).End(MidiTrackBuilder.MaxTick).Build();
        var file = new MidiFile(1, MidiDivision.Quarter(480), conductor, lead, new MidiTrackBuilder().Build());

        var copy = MidiFile.Read(Written(file));

        Assert.Equal((file.Format, file.Division), (copy.Format, copy.Division));
        Assert.Equal(file.Tracks.Length, copy.Tracks.Length);
        foreach (var (expected, actual) in file.Tracks.Zip(copy.Tracks))
        {
            Assert.Equal(expected.Name, actual.Name);
            Assert.Equal(expected.Events.ToArray(), actual.Events.ToArray());
            Assert.Equal(expected.Tempos.ToArray(), actual.Tempos.ToArray());
            Assert.Equal(expected.EndTick, actual.EndTick);
        }
    }

    [Fact]
    public void A_silence_longer_than_one_delta_time_survives()
    {
        byte[] longestWait = [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 1, 0];
        byte[] bytes = MidiBytes.File(0, 96, MidiBytes.Track([.. longestWait, .. longestWait, 3, 0xC0, 1]));
        long tick = (2 * MidiTrackBuilder.MaxTick) + 3;

        var copy = MidiFile.Read(Written(MidiFile.Read(bytes)));

        Assert.Equal(new MidiTrackEvent(tick, MidiMessageKind.ProgramChange, 1, 1, 0), Assert.Single(copy.Tracks[0].Events));
    }

    [Fact]
    public void What_is_added_at_one_tick_stays_in_the_order_it_was_added()
    {
        var track = new MidiTrackBuilder().Note(96, 96, 60).Note(0, 96, 60).Note(192, 96, 60).Build();

        // The first two were added backwards: at 96 the strike stands before the release. At 192 it is the other way round.
        Assert.Equal(
            [(0L, 0x90), (96, 0x90), (96, 0x80), (192, 0x80), (192, 0x90), (288, 0x80)],
            track.Events.Select(e => (e.Tick, (int)e.Kind)));
    }

    [Fact]
    public void Format_0_takes_one_track_only()
    {
        var track = new MidiTrackBuilder().Build();

        var refusal = Assert.Throws<ArgumentException>(() => Written(new MidiFile(0, MidiDivision.Quarter(96), track, track)));

        Assert.StartsWith("A file of format 0 has 1 track, not 2: write it as format 1.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_outside_their_range_are_refused_by_the_builder()
    {
        var track = new MidiTrackBuilder();

        Assert.ThrowsAny<ArgumentException>(() => track.Note(0, 0, 60));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(0, 1, 128));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(0, 1, -1));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(0, 1, 60, 0));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(0, 1, 60, 1, 17));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(-1, 1, 60));
        Assert.ThrowsAny<ArgumentException>(() => track.Note(MidiTrackBuilder.MaxTick, 1, 60));
        Assert.ThrowsAny<ArgumentException>(() => track.PitchBend(0, 16384));
        Assert.ThrowsAny<ArgumentException>(() => track.Tempo(0, 3.5));
        Assert.ThrowsAny<ArgumentException>(() => track.Tempo(0, 0));
        Assert.ThrowsAny<ArgumentException>(() => track.Tempo(0, double.NaN));
        Assert.ThrowsAny<ArgumentException>(() => track.Message(0, (MidiMessageKind)0xF0, 0));
        Assert.ThrowsAny<ArgumentException>(() => track.Message(0, MidiMessageKind.ProgramChange, 0, 1));
        Assert.ThrowsAny<ArgumentException>(() => new MidiTrackBuilder("a\nb"));
        Assert.ThrowsAny<ArgumentException>(() => new MidiTrackBuilder(" a"));
        Assert.ThrowsAny<ArgumentException>(() => new MidiTrackBuilder("\uD800"));
    }
}
