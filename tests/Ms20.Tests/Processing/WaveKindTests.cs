using System.Buffers.Binary;
using System.Text;

namespace Ms20.Tests.Processing;

/// <summary>Every kind of WAVE file goes in; files that lie are refused with one sentence and leave nothing behind.</summary>
public sealed class WaveKindTests
{
    private const int Frames = 400;

    [Theory]
    [InlineData(1, 8, 8000)]
    [InlineData(1, 16, 11025)]
    [InlineData(1, 24, 32000)]
    [InlineData(1, 32, 88200)]
    [InlineData(3, 32, 176400)]
    [InlineData(3, 64, 384000)]
    public void Every_encoding_plain_extensible_and_64_bit_at_any_rate_is_processed(int tag, int bits, int rateHz)
    {
        using var desk = new Desk();
        foreach (string kind in new[] { "plain", "extensible", "RF64", "odd" })
        {
            File.WriteAllBytes(desk.PathOf("in.wav"), Wave(kind, tag, bits, rateHz));
            Said said = desk.Run("process", "in.wav", "--tail", "0", "--quality", "eco", "--force", "--mix", "100/0", "--bits", "32f");
            Assert.Equal((0, ""), (said.ExitCode, said.Output));
            Rendered wave = desk.Wave("in-ms20.wav");
            Assert.Equal((rateHz, 1, Frames), (wave.Format.SampleRateHz, wave.Format.Channels, wave.Samples.Length));
            for (int i = 0; i < Frames; i++)
                Assert.Equal(SampleAt(i), wave.Samples[i]);
        }
    }

    public static TheoryData<string, byte[], string> Lies()
    {
        byte[] good = Wave("plain", 1, 16, 48000);
        byte[] floats = Wave("plain", 3, 32, 48000);
        byte[] nan = [.. floats], infinite = [.. floats];
        BinaryPrimitives.WriteSingleLittleEndian(nan.AsSpan(44 + 4 * 250), float.NaN);
        BinaryPrimitives.WriteSingleLittleEndian(infinite.AsSpan(44 + 4 * 384), float.NegativeInfinity);
        return new()
        {
            { "empty", [], "in.wav: The file begins with nothing instead of \"RIFF\" at byte 0;" },
            { "cut short", good[..^1], "in.wav: The \"data\" chunk says it is 800 bytes long but only 799 follow: the file is damaged or cut short at byte 36;" },
            { "cut within its header", good[..30], "in.wav: The file ends within its \"fmt \" chunk at byte 30;" },
            { "no samples", good[..40].Concat(new byte[4]).ToArray(), "in.wav has no samples: give a WAVE file that has some." },
            { "no channels", With(good, 22, 0, 0), "in.wav: The \"fmt \" chunk says 0 channels, where 1 to 256 can be read, at byte 22;" },
            { "too slow", With(good, 24, 0x70, 0x17, 0, 0), "in.wav has 6000 Hz, where the instrument runs at 8000 to 384000 Hz: convert the file to one of these rates." },
            { "too fast", With(good, 24, 0x00, 0xB8, 0x0B, 0), "in.wav has 768000 Hz, where the instrument runs at 8000 to 384000 Hz:" },
            { "frames of another size", With(good, 32, 3, 0), "in.wav: The \"fmt \" chunk says 3 bytes a frame, where 1 x 2 are needed, at byte 32;" },
            { "a chunk past the end", With(good, 36, (byte)'L', (byte)'I', (byte)'S', (byte)'T', 0, 0, 1, 0), "in.wav: The \"LIST\" chunk says it is 65536 bytes long, past the end of the file, at byte 36;" },
            { "a 64-bit size past the end", With(Wave("RF64", 1, 16, 48000), 28, 0, 0, 0, 0, 1, 0, 0, 0), "in.wav: The \"data\" chunk says it is 4294967296 bytes long but only 800 follow: the file is damaged or cut short at byte 72;" },
            { "a 64-bit size beyond all", With(Wave("RF64", 1, 16, 48000), 28, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF), "in.wav: The \"data\" chunk says it is 9223372036854775807 bytes long but only 800 follow:" },
            { "a song", [.. "MThd"u8, 0, 0, 0, 6, 0, 1, 0, 1, 0, 96], "in.wav: The file begins with \"MThd\" (a MIDI file) instead of \"RIFF\" at byte 0;" },
            { "compressed", With(good, 20, 0x55, 0), "in.wav: The samples are compressed or coded (MP3) at byte 20;" },
            { "not a number", nan, "in.wav has a sample between 0.000 and 0.008 s that is not a number: save it again from the program that made it." },
            { "infinite", infinite, "in.wav has a sample between 0.008 and 0.008 s that is not a number:" },
        };
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void A_file_that_lies_gets_one_sentence_and_leaves_nothing_behind(string what, byte[] bytes, string sentence)
    {
        using var desk = new Desk();
        desk.WriteWave("good.wav", 48000, Sounds.Noise(5000));
        File.WriteAllBytes(desk.PathOf("in.wav"), bytes);
        foreach (string[] call in new string[][]
        {
            ["process", "in.wav"],
            ["process", "in.wav", "-o", "out.wav", "--cv-out", "eg1.out"],
            ["process", "good.wav", "--cv-in", "in.wav", "--cv-map", "1=total.in"],
        })
        {
            Said said = desk.Run([.. call, "--quality", "eco"]);
            Assert.True(said.ExitCode == 1, what);
            Assert.Equal("", said.Output);
            // A fault in the middle is found when the work has begun: the line that says what begins stands before the sentence then.
            string last = said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
            Assert.StartsWith("ms20: " + sentence, last);
            Assert.EndsWith(".", last);
            Assert.Single(said.Error.Split('\n'), line => line.StartsWith("ms20: ", StringComparison.Ordinal));
            Assert.Equal(["good.wav", "in.wav"], desk.Files);
        }
    }

    [Fact]
    public void A_pipe_that_ends_too_early_gets_one_sentence_and_leaves_nothing_behind()
    {
        using var desk = new Desk { Input = Wave("plain", 1, 16, 48000)[..600] };
        Said said = desk.Run("process", "-", "-o", "out.wav", "--quality", "eco");
        Assert.Equal(1, said.ExitCode);
        Assert.EndsWith(
            "ms20: standard input: The file is cut short, with 244 bytes of samples missing, at byte 600; get a complete copy of the file or save it again from the program that made it.\n",
            said.Error);
        Assert.Empty(desk.Files);
    }

    private static double SampleAt(int frame) => (frame * 37 % 201 - 100) / 128.0;

    private static byte[] With(byte[] bytes, int place, params byte[] changed)
    {
        byte[] copy = [.. bytes];
        changed.CopyTo(copy, place);
        return copy;
    }

    /// <summary>A file put together by hand: 20 bytes to the format's body, 36 to the data chunk when plain.</summary>
    private static byte[] Wave(string kind, int tag, int bits, int rateHz)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        int bytes = bits / 8;
        writer.Write("WAVE"u8);
        if (kind == "RF64")
        {
            writer.Write("ds64"u8);
            writer.Write(28);
            writer.Write(72L + Frames * bytes);
            writer.Write((long)Frames * bytes);
            writer.Write((long)Frames);
            writer.Write(0);
        }

        if (kind == "odd")
            WriteChunk(writer, "LIST", "odd"u8.ToArray());
        WriteChunk(writer, "fmt ", FormatOf(kind == "extensible", tag, bits, rateHz));
        if (kind == "odd")
            WriteChunk(writer, "junk", [1]);
        writer.Write("data"u8);
        writer.Write(kind == "RF64" ? uint.MaxValue : (uint)(Frames * bytes));
        for (int i = 0; i < Frames; i++)
            WriteSample(writer, tag, bits, SampleAt(i));
        byte[] riff = body.ToArray();
        return [.. Encoding.ASCII.GetBytes(kind == "RF64" ? kind : "RIFF"), .. BitConverter.GetBytes(kind == "RF64" ? -1 : riff.Length), .. riff];
    }

    private static byte[] FormatOf(bool extensible, int tag, int bits, int rateHz)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        writer.Write((ushort)(extensible ? 0xFFFE : tag));
        writer.Write((ushort)1);
        writer.Write(rateHz);
        writer.Write(rateHz * bits / 8);
        writer.Write((ushort)(bits / 8));
        writer.Write((ushort)bits);
        if (extensible)
        {
            writer.Write((ushort)22);
            writer.Write((ushort)bits);
            writer.Write(4);
            writer.Write((ushort)tag);
            writer.Write([0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);
        }

        return body.ToArray();
    }

    private static void WriteChunk(BinaryWriter writer, string id, byte[] content)
    {
        writer.Write(Encoding.ASCII.GetBytes(id));
        writer.Write(content.Length);
        writer.Write(content);
        if (content.Length % 2 != 0)
            writer.Write((byte)0);
    }

    private static void WriteSample(BinaryWriter writer, int tag, int bits, double sample)
    {
        if (tag == 3 && bits == 32)
            writer.Write((float)sample);
        else if (tag == 3)
            writer.Write(sample);
        else if (bits == 8)
            writer.Write((byte)(128 + 128 * sample));
        else
            writer.Write(BitConverter.GetBytes((long)(sample * (1L << (bits - 1)))).AsSpan(0, bits / 8));
    }
}
