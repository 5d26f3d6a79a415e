using Ms20.Audio.Midi;
using static Ms20.Audio.Tests.Midi.MidiBytes;

namespace Ms20.Audio.Tests.Midi;

/// <summary>Every sentence a damaged MIDI file can earn, with the byte it points at.</summary>
public class MidiRefusalTests
{
    private const string Recopy = "get a complete copy of the file or save it again from the program that made it";
    private const string OpenAnother = "open a standard MIDI file (.mid) instead";

    // The first event of a first track stands at byte 22: header 14, chunk head 8.
    private static readonly byte[] OneTrack = File(0, 96, Track(0, 0xC0, 1));

    public static TheoryData<byte[], string, int, string> Refusals() => new()
    {
        { [], "The file has no \"MThd\" header", 0, OpenAnother },
        { "MTrk"u8.ToArray(), "The file has no \"MThd\" header", 0, OpenAnother },
        { OneTrack[..3], "The file has no \"MThd\" header", 0, OpenAnother },
        { OneTrack[..6], "The file ends within the header", 6, Recopy },
        { OneTrack[..12], "The \"MThd\" chunk says it is 6 bytes long but only 4 are left", 0, Recopy },
        { Chunk("MThd", 0, 0, 0, 1), "The header says it is 4 bytes long instead of 6", 4, Recopy },
        { File(3, 96, Track()), "The header says format 3; there are only 0, 1 and 2,", 8, Recopy },
        { File(0, 0, Track()), "The header says 0 ticks a quarter note", 12, Recopy },
        {
            File(0, 0xE600 | 4, Track()),
            "The header says 26 frames a second of 4 ticks, where 24, 25, 29 or 30 of 1 or more can be,", 12, Recopy
        },
        {
            File(0, 0xE700, Track()),
            "The header says 25 frames a second of 0 ticks, where 24, 25, 29 or 30 of 1 or more can be,", 12, Recopy
        },
        { FileOf(0, 0, 96), "The file has no tracks: it ends", 14, OpenAnother },
        { FileOf(1, 2, 96, Track()), "The header promises 2 tracks but the file ends after 1", 26, Recopy },
        { FileOf(1, 1, 96), "The header promises 1 track but the file ends after 0", 14, Recopy },
        { OneTrack[..^1], "The \"MTrk\" chunk says it is 7 bytes long but only 6 are left", 14, Recopy },
        {
            FileOf(1, 1, 96, [.. "MTrk"u8, 0xFF, 0xFF, 0xFF, 0xFF]),
            "The \"MTrk\" chunk says it is 4294967295 bytes long but only 0 are left", 14, Recopy
        },
        { FileOf(1, 1, 96, Chunk("\u0001abc")), "There is no chunk where the one before says it ends,", 14, Recopy },
        { File(0, 96, Track(0xFF, 0xFF, 0xFF, 0xFF, 0x7F)), "The delta time is longer than four bytes", 22, Recopy },
        { File(0, 96, Track(0, 60, 100)), "The track has data (0x3C) before its first message", 23, Recopy },
        { File(0, 96, Track(0, 0x90, 0x80, 1)), "A message is interrupted by 0x80, which is not data (0x00 to 0x7F),", 24, Recopy },
        { File(0, 96, Track(0, 0x90, 1, 0xF0)), "A message is interrupted by 0xF0, which is not data (0x00 to 0x7F),", 25, Recopy },
        { File(0, 96, Track(0, 0xF2, 1, 1)), "The track holds a system common message (0xF2), which no file may,", 23, Recopy },
        { File(0, 96, Track(0, 0xF8)), "The track holds a system realtime message (0xF8), which no file may,", 23, Recopy },
        { File(0, 96, Track(0, 0xFF, 0x51, 2, 1, 1)), "A tempo event holds 2 bytes instead of 3", 26, Recopy },
        { File(0, 96, Track(0, 0xFF, 0x51, 3, 0, 0, 0)), "A tempo event says a quarter note lasts 0 microseconds", 26, Recopy },
        { File(0, 96, Chunk("MTrk", 0x80)), "The file ends within the delta time", 23, Recopy },
        { File(0, 96, Chunk("MTrk", 0)), "The file ends within the event", 23, Recopy },
        { File(1, 96, Chunk("MTrk", 0, 0x90, 1), Track()), "The chunk ends within the event", 25, Recopy },
        { File(0, 96, Chunk("MTrk", 0, 0xFF, 1, 5, 1)), "The file ends within the meta event", 27, Recopy },
        { File(0, 96, Chunk("MTrk", 0, 0xFF, 1, 0x80)), "The file ends within the meta event's length", 26, Recopy },
        { File(0, 96, Chunk("MTrk", 0, 0xF0, 5, 1)), "The file ends within the sysex event", 26, Recopy },
        { File(0, 96, Chunk("MTrk", 0, 0xF7, 0x81)), "The file ends within the sysex length", 25, Recopy },
        { RiffChunk("RIFF", "WAVE"u8.ToArray()), "The RIFF file holds \"WAVE\", not MIDI,", 8, OpenAnother },
        { RiffChunk("RIFF", "R\u0000I\u0001"u8.ToArray()), "The RIFF file holds \"R?I?\", not MIDI,", 8, OpenAnother },
        { RiffChunk("RIFF", "RMID"u8.ToArray()), "The RIFF file ends without a \"data\" chunk", 12, Recopy },
        { "RIFF12"u8.ToArray(), "The file ends within the RIFF header", 6, Recopy },
        {
            RiffChunk("RIFF", [.. "RMIDdata"u8, 9, 0, 0, 0, .. "MThd"u8]),
            "The \"data\" chunk says it is 9 bytes long but only 4 are left", 12, Recopy
        },
        { RiffChunk("RIFF", [.. "RMID"u8, .. RiffChunk("data", 1, 2)]), "The file has no \"MThd\" header", 20, OpenAnother },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_damaged_file_is_refused_with_what_where_and_what_to_do(byte[] bytes, string problem, int offset, string remedy)
    {
        var refusal = Assert.Throws<MidiFormatException>(() => MidiFile.Read(bytes));

        Assert.Equal($"{problem} at byte {offset}; {remedy}.", refusal.Message);
        Assert.Equal(offset, refusal.ByteOffset);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        byte[] whole = File(
            1, 480,
            Track(0, 0xFF, 0x51, 3, 7, 0xA1, 0x20), Track(0, 0x90, 60, 100, 0x83, 0x60, 60, 0), Track(5, 0xF0, 1, 0xF7));

        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<MidiFormatException>(() => MidiFile.Read(whole.AsSpan(0, length)));
        Assert.Equal(3, MidiFile.Read(whole).Tracks.Length);
    }
}
