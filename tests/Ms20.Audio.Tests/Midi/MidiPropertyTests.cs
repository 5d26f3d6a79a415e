using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Ms20.Audio.Midi;
using static Ms20.Audio.Tests.Midi.MidiBytes;

namespace Ms20.Audio.Tests.Midi;

public class MidiPropertyTests
{
    // Ours to allow: a two-byte event becomes 16 bytes, doubled while the list grows and copied, once in the track and twice in the
    // song, with its sorting keys. A length field that were believed would ask for gigabytes.
    private const long AllowedBytesPerByte = 600;
    private const long AllowedBytes = 200_000;

    private static readonly byte[][] GoodFiles =
    [
        File(0, 96, Track(0, 0xFF, 0x51, 3, 9, 0x27, 0xC0, 0, 0x90, 60, 100, 0x60, 60, 0)),
        File(1, 0xE728, Track(0, 0xFF, 3, 2, 65, 66), Track(0, 0xF0, 3, 1, 2, 0xF7, 0x81, 0, 0xE0, 0, 64)),
        FileOf(2, 2, 480, Track(5, 0xC0, 1, 5, 2), Chunk("XXXX", 1, 2, 3), Track(0, 0xFF, 0x51, 3, 1, 0, 0, 9, 0xB0, 1, 2)),
        RiffChunk("RIFF", [.. "RMID"u8, .. RiffChunk("data", File(0, 96, Track(0, 0x80, 1, 2)))]),
    ];

    [Fact]
    public void Damage_to_a_good_file_never_raises_anything_but_a_refusal_and_never_takes_much_memory() =>
        Prop.ForAll(Damage.Of(GoodFiles), IsReadOrRefused).Check(Damage.Cases);

    [Fact]
    public void Noise_never_raises_anything_but_a_refusal() => Prop.ForAll(Damage.Noise, IsReadOrRefused).Check(Damage.Cases);

    [Fact]
    public void Noise_inside_a_track_never_raises_anything_but_a_refusal() =>
        Prop.ForAll(Damage.Noise, noise => IsReadOrRefused(File(1, 96, Chunk("MTrk", noise), Track()))).Check(Damage.Cases);

    [Fact]
    public void Any_track_survives_writing_and_reading()
    {
        var kinds = Gen.Elements(Enum.GetValues<MidiMessageKind>());
        var message =
            from kind in kinds
            from tick in Gen.OneOf(Gen.Choose(0, 50), Gen.Choose(0, (int)MidiTrackBuilder.MaxTick))
            from channel in Gen.Choose(1, 16)
            from data1 in Gen.Choose(0, 127)
            from data2 in Gen.Choose(0, 127)
            let hasOne = kind is MidiMessageKind.ProgramChange or MidiMessageKind.ChannelPressure
            select new MidiTrackEvent(tick, kind, (byte)channel, (byte)data1, hasOne ? (byte)0 : (byte)data2);
        Prop.ForAll(message.ArrayOf().ToArbitrary(), SurvivesWriting).Check(Damage.Cases);
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        long allocated = Damage.AllocatedBytes(() =>
        {
            try
            {
                var song = new MidiSong(MidiFile.Read(bytes));
                Assert.True(double.IsFinite(song.LengthSeconds) && song.LengthSeconds >= 0);
                for (int i = 1; i < song.Messages.Length; i++)
                    if (song.Messages[i].TimeSeconds < song.Messages[i - 1].TimeSeconds) Assert.Fail("Time runs back.");
            }
            catch (MidiFormatException refusal)
            {
                Assert.InRange(refusal.ByteOffset, 0, bytes.Length);
            }
        });
        Assert.InRange(allocated, 0, AllowedBytes + (AllowedBytesPerByte * bytes.Length));
        return true;
    }

    private static bool SurvivesWriting(MidiTrackEvent[] events)
    {
        var builder = new MidiTrackBuilder();
        foreach (var e in events) builder.Message(e.Tick, e.Kind, e.Data1, e.Data2, e.Channel);
        var stream = new MemoryStream();
        MidiFileWriter.Write(stream, new MidiFile(0, MidiDivision.Quarter(96), builder.Build()));
        stream.Position = 0;
        ImmutableArray<MidiTrackEvent> copy = MidiFile.Read(stream).Tracks[0].Events;
        return copy.SequenceEqual(events.OrderBy(e => e.Tick));
    }
}
