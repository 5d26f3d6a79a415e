using FsCheck;
using FsCheck.Fluent;
using Ms20.Audio.Wave;
using static Ms20.Audio.Tests.Wave.WaveBytes;

namespace Ms20.Audio.Tests.Wave;

public class WavePropertyTests
{
    // The reader's buffer of 64 KiB, and the test's own block. A size field that were believed would ask for gigabytes.
    private const long AllowedBytes = 150_000;

    private static readonly byte[][] GoodFiles =
    [
        Mono16(1, 2, 3, 4, 5, 6),
        Riff(Chunk("LIST", 1, 2, 3), Extensible(3, 2, 48_000, 32, 32), Chunk("fact", 0, 0, 0, 0), Chunk("data", new byte[24])),
        Riff(Format(3, 1, 48_000, 64), ChunkSaying("data", 0xFFFF_FFFF, new byte[19])),
        Rf64("RF64", 6, Format(1, 2, 44_100, 8), 1, 2, 3, 4, 5, 6),
    ];

    [Fact]
    public void Damage_to_a_good_file_never_raises_anything_but_a_refusal_and_never_takes_much_memory() =>
        Prop.ForAll(Damage.Of(GoodFiles), bytes => IsReadOrRefused(bytes, seeks: true)).Check(Damage.Cases);

    [Fact]
    public void Damage_in_a_pipe_never_raises_anything_but_a_refusal_and_never_takes_much_memory() =>
        Prop.ForAll(Damage.Of(GoodFiles), bytes => IsReadOrRefused(bytes, seeks: false)).Check(Damage.Cases);

    [Fact]
    public void Noise_never_raises_anything_but_a_refusal() =>
        Prop.ForAll(Damage.Noise, noise => IsReadOrRefused(noise, true) && IsReadOrRefused([.. Mono16()[..12], .. noise], true))
            .Check(Damage.Cases);

    [Fact]
    public void Any_steps_of_an_integer_file_survive_reading_and_writing_to_the_bit()
    {
        // Whole 16-bit frames of two channels.
        var data = Gen.Choose(0, 50).SelectMany(frames => Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(4 * frames)).ToArbitrary();
        Prop.ForAll(data, bytes => Survives(bytes, WaveEncoding.Integer16, 16)).Check(Damage.Cases);
        Prop.ForAll(data, bytes => Survives([.. bytes, .. bytes[..(bytes.Length / 2)]], WaveEncoding.Integer24, 24)).Check(Damage.Cases);
    }

    private static bool IsReadOrRefused(byte[] bytes, bool seeks)
    {
        var stream = new MemoryStream(bytes);
        double[] block = new double[4096];
        long allocated = Damage.AllocatedBytes(() =>
        {
            try
            {
                using var reader = new WaveReader(seeks ? stream : new ForwardOnlyStream(stream));
                while (reader.ReadFrames(block) > 0)
                {
                    if (block.Any(double.IsNaN)) Assert.Fail("A NaN came through.");
                }

                if (reader.FrameCount is long promised) Assert.Equal(promised, reader.FramesRead);
            }
            catch (WaveFormatException refusal)
            {
                Assert.InRange(refusal.ByteOffset, 0, bytes.Length);
            }
        });
        Assert.InRange(allocated, 0, AllowedBytes);
        return true;
    }

    private static bool Survives(byte[] data, WaveEncoding encoding, int bits)
    {
        double[] samples = new double[1000];
        using var reader = new WaveReader(new MemoryStream(Riff(Format(1, 2, 48_000, bits), Chunk("data", data))));
        int frames = reader.ReadFrames(samples);
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, new WaveFormat(48_000, 2, encoding), frames);
        writer.WriteFrames(samples.AsSpan(0, frames * 2));
        writer.Complete();
        return writer.ClippedSamples == 0 && stream.ToArray().AsSpan(44, data.Length).SequenceEqual(data);
    }
}
