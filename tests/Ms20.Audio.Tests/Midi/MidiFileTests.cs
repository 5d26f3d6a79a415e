using Ms20.Audio.Midi;
using static Ms20.Audio.Tests.Midi.MidiBytes;

namespace Ms20.Audio.Tests.Midi;

public class MidiFileTests
{
    // Byte for byte: format 0, 96 ticks a quarter; tempo 600,000; C4 on; 96 ticks later off by running status and velocity 0.
    private static readonly byte[] OneNote =
    [
        0x4D, 0x54, 0x68, 0x64, 0x00, 0x00, 0x00, 0x06, 0x00, 0x00, 0x00, 0x01, 0x00, 0x60,
        0x4D, 0x54, 0x72, 0x6B, 0x00, 0x00, 0x00, 0x12,
        0x00, 0xFF, 0x51, 0x03, 0x09, 0x27, 0xC0,
        0x00, 0x90, 0x3C, 0x64,
        0x60, 0x3C, 0x00,
        0x00, 0xFF, 0x2F, 0x00,
    ];

    [Fact]
    public void A_file_written_out_byte_for_byte_reads_as_what_it_says()
    {
        var file = MidiFile.Read(OneNote);

        Assert.Equal(0, file.Format);
        Assert.Equal(MidiDivision.Quarter(96), file.Division);
        var track = Assert.Single(file.Tracks);
        Assert.Equal([new MidiTempoChange(0, 600_000)], track.Tempos.ToArray());
        Assert.Equal(
            [
                new MidiTrackEvent(0, MidiMessageKind.NoteOn, 1, 60, 100),
                new MidiTrackEvent(96, MidiMessageKind.NoteOn, 1, 60, 0),
            ],
            track.Events.ToArray());
        Assert.Equal(96, track.EndTick);
        Assert.Null(track.Name);
    }

    [Fact]
    public void A_stream_reads_as_its_bytes_do_even_if_it_gives_a_few_at_a_time()
    {
        var file = MidiFile.Read(new ForwardOnlyStream(new MemoryStream(OneNote)));

        Assert.Equal(MidiFile.Read(OneNote).Tracks[0].Events.ToArray(), file.Tracks[0].Events.ToArray());
    }

    [Fact]
    public void All_seven_kinds_of_channel_message_are_read_with_their_channel()
    {
        var file = MidiFile.Read(File(0, 96, Track(
            0, 0x80, 1, 2, 0, 0x91, 3, 4, 0, 0xA2, 5, 6, 0, 0xB3, 7, 8, 0, 0xC4, 9, 0, 0xD5, 10, 0, 0xEF, 0x7F, 0x7F)));

        Assert.Equal(
            [
                new(0, MidiMessageKind.NoteOff, 1, 1, 2),
                new(0, MidiMessageKind.NoteOn, 2, 3, 4),
                new(0, MidiMessageKind.KeyPressure, 3, 5, 6),
                new(0, MidiMessageKind.ControlChange, 4, 7, 8),
                new(0, MidiMessageKind.ProgramChange, 5, 9, 0),
                new(0, MidiMessageKind.ChannelPressure, 6, 10, 0),
                new MidiTrackEvent(0, MidiMessageKind.PitchBend, 16, 0x7F, 0x7F),
            ],
            file.Tracks[0].Events.ToArray());
    }

    [Fact]
    public void Running_status_holds_for_messages_of_one_and_two_data_bytes()
    {
        var file = MidiFile.Read(File(0, 96, Track(0, 0x90, 60, 100, 1, 64, 101, 1, 0xC0, 5, 1, 6)));

        Assert.Equal(
            [
                new(0, MidiMessageKind.NoteOn, 1, 60, 100),
                new(1, MidiMessageKind.NoteOn, 1, 64, 101),
                new(2, MidiMessageKind.ProgramChange, 1, 5, 0),
                new MidiTrackEvent(3, MidiMessageKind.ProgramChange, 1, 6, 0),
            ],
            file.Tracks[0].Events.ToArray());
    }

    [Fact]
    public void Running_status_survives_meta_and_sysex_events()
    {
        var file = MidiFile.Read(File(0, 96, Track(0, 0x90, 60, 100, 1, 0xFF, 0x01, 1, (byte)'x', 1, 0xF0, 2, 0x43, 0xF7, 1, 60, 0)));

        Assert.Equal(new MidiTrackEvent(3, MidiMessageKind.NoteOn, 1, 60, 0), file.Tracks[0].Events[^1]);
    }

    [Fact]
    public void Sysex_its_continuation_and_escaped_bytes_are_skipped_by_their_length()
    {
        // F0 43 12 00 | F7 continues with 0x90 inside | F7 escapes a realtime byte.
        var file = MidiFile.Read(File(0, 96, Track(
            0, 0xF0, 3, 0x43, 0x12, 0x00, 5, 0xF7, 2, 0x90, 0xF7, 5, 0xF7, 1, 0xF8, 5, 0xB0, 1, 2)));

        Assert.Equal([new MidiTrackEvent(15, MidiMessageKind.ControlChange, 1, 1, 2)], file.Tracks[0].Events.ToArray());
    }

    [Fact]
    public void Meta_events_that_do_not_sound_are_skipped_by_their_length()
    {
        byte[] longText = [0, 0xFF, 0x7F, 0x81, 0x00, .. Enumerable.Repeat((byte)0xFF, 128)];
        var file = MidiFile.Read(File(0, 96, Track([.. longText, 0, 0xFF, 0x58, 4, 4, 2, 24, 8, 7, 0xC0, 1])));

        Assert.Equal([new MidiTrackEvent(7, MidiMessageKind.ProgramChange, 1, 1, 0)], file.Tracks[0].Events.ToArray());
    }

    // The examples of variable-length quantities in Standard MIDI Files 1.0.
    [Theory]
    [InlineData(new byte[] { 0x00 }, 0)]
    [InlineData(new byte[] { 0x40 }, 0x40)]
    [InlineData(new byte[] { 0x7F }, 0x7F)]
    [InlineData(new byte[] { 0x81, 0x00 }, 0x80)]
    [InlineData(new byte[] { 0xC0, 0x00 }, 0x2000)]
    [InlineData(new byte[] { 0xFF, 0x7F }, 0x3FFF)]
    [InlineData(new byte[] { 0x81, 0x80, 0x00 }, 0x4000)]
    [InlineData(new byte[] { 0xC0, 0x80, 0x00 }, 0x100000)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0x7F }, 0x1FFFFF)]
    [InlineData(new byte[] { 0x81, 0x80, 0x80, 0x00 }, 0x200000)]
    [InlineData(new byte[] { 0xC0, 0x80, 0x80, 0x00 }, 0x8000000)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F }, 0xFFFFFFF)]
    public void Delta_times_are_the_standards_own_examples(byte[] bytes, long ticks)
    {
        var file = MidiFile.Read(File(0, 96, Track([.. bytes, 0xC0, 1])));

        Assert.Equal(ticks, file.Tracks[0].Events[0].Tick);
    }

    [Fact]
    public void The_first_name_of_a_track_counts_and_loses_its_control_characters()
    {
        var file = MidiFile.Read(File(0, 96, Track(0, 0xFF, 3, 5, 0x1B, (byte)'B', (byte)'a', 7, (byte)'s', 0, 0xFF, 3, 1, (byte)'2')));

        Assert.Equal("Ba s", file.Tracks[0].Name);
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0xA9 }, "é")]
    [InlineData(new byte[] { 0xE9 }, "é")]
    public void A_name_is_utf8_or_else_latin1(byte[] bytes, string name)
    {
        var file = MidiFile.Read(File(0, 96, Track([0, 0xFF, 3, (byte)bytes.Length, .. bytes])));

        Assert.Equal(name, file.Tracks[0].Name);
    }

    [Fact]
    public void Chunks_of_unknown_type_are_skipped_and_not_counted()
    {
        byte[] bytes = FileOf(1, 2, 96, Track(0, 0xC0, 1), Chunk("XFIH", 1, 2, 3), Track(0, 0xC0, 2));

        var file = MidiFile.Read(bytes);

        Assert.Equal([1, 2], file.Tracks.Select(track => (int)track.Events[0].Data1));
    }

    [Fact]
    public void A_header_longer_than_six_bytes_is_read_as_far_as_it_is_known()
    {
        byte[] bytes = [.. Chunk("MThd", 0, 0, 0, 1, 0, 96, 1, 2, 3), .. Track(0, 0xC0, 1)];

        Assert.Single(MidiFile.Read(bytes).Tracks[0].Events);
    }

    [Fact]
    public void Tracks_beyond_the_number_in_the_header_are_read()
    {
        Assert.Equal(3, MidiFile.Read(FileOf(1, 1, 96, Track(), Track(), Track())).Tracks.Length);
    }

    [Fact]
    public void Bytes_after_the_last_track_are_ignored()
    {
        byte[] bytes = [.. File(0, 96, Track(0, 0xC0, 1)), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        Assert.Single(MidiFile.Read(bytes).Tracks);
    }

    [Fact]
    public void Bytes_after_the_end_event_of_a_track_are_ignored()
    {
        byte[] bytes = File(1, 96, Chunk("MTrk", [0, 0xC0, 1, .. EndOfTrack, 0xFF, 0xFF, 0xFF]), Track(0, 0xC0, 2));

        Assert.Equal([1, 2], MidiFile.Read(bytes).Tracks.Select(track => (int)track.Events[0].Data1));
    }

    [Fact]
    public void A_track_without_an_end_event_ends_with_its_last_event()
    {
        Assert.Equal(7, MidiFile.Read(File(0, 96, Chunk("MTrk", 0, 0xC0, 1, 7, 0xFF, 1, 0))).Tracks[0].EndTick);
    }

    [Fact]
    public void A_riff_wrapper_is_opened_and_its_other_chunks_are_skipped()
    {
        byte[] inner = [.. "RMID"u8, .. RiffChunk("INFO", 1, 2, 3), .. RiffChunk("data", OneNote), .. RiffChunk("DLS ", 1, 2)];

        var file = MidiFile.Read(RiffChunk("RIFF", inner));

        Assert.Equal(2, file.Tracks[0].Events.Length);
    }

    [Theory]
    [InlineData(0xE804, 24, 4)]
    [InlineData(0xE728, 25, 40)]
    [InlineData(0xE350, 29, 80)]
    [InlineData(0xE2FF, 30, 255)]
    public void An_smpte_division_is_read_as_frames_and_ticks(int word, int framesPerSecond, int ticksPerFrame)
    {
        Assert.Equal(MidiDivision.Smpte(framesPerSecond, ticksPerFrame), MidiFile.Read(File(0, word, Track())).Division);
    }

    [Fact]
    public void A_stream_without_an_end_is_given_up_after_the_longest_file()
    {
        var endless = new EndlessStream(OneNote);

        var refusal = Assert.Throws<MidiFormatException>(() => MidiFile.Read(endless));

        Assert.Equal("The file goes on past 16 MiB at byte 16777216; split the song.", refusal.Message);
        Assert.InRange(endless.Position, MidiFile.MaxBytes, MidiFile.MaxBytes + (1 << 20));
    }

    [Fact]
    public void A_file_of_our_own_must_have_a_format_a_division_and_tracks()
    {
        var track = new MidiTrackBuilder().Build();

        Assert.Throws<ArgumentOutOfRangeException>(() => new MidiFile(3, MidiDivision.Quarter(96), track));
        Assert.Throws<ArgumentException>(() => new MidiFile(1, default, track));
        Assert.Throws<ArgumentException>(() => new MidiFile(1, MidiDivision.Quarter(96)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiDivision.Quarter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiDivision.Quarter(0x8000));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiDivision.Smpte(26, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MidiDivision.Smpte(25, 256));
    }
}
