using Ms20.Audio.Wave;
using static Ms20.Audio.Tests.Wave.WaveBytes;

namespace Ms20.Audio.Tests.Wave;

/// <summary>Every sentence a bad WAVE file can earn, with the byte it points at.</summary>
public class WaveRefusalTests
{
    private const string Recopy = "get a complete copy of the file or save it again from the program that made it";
    private const string Convert = "convert it to a WAVE file of 16 or 24 bits or 32-bit float";
    private const string Render = "a score has no samples: render it first, or choose a WAVE file";

    // The body of a format chunk that stands first begins at byte 20; a data chunk after it at byte 36.
    private static readonly byte[] Good = Mono16(1, 2, 3, 4);

    public static TheoryData<byte[], string, int, string> Refusals() => new()
    {
        { [], "The file begins with nothing instead of \"RIFF\"", 0, Convert },
        { "Hi\n"u8.ToArray(), "The file begins with \"Hi?\" instead of \"RIFF\"", 0, Convert },
        { "RIFX...."u8.ToArray(), "The file begins with \"RIFX\" (big-endian WAVE) instead of \"RIFF\"", 0, Convert },
        { "FORM...."u8.ToArray(), "The file begins with \"FORM\" (AIFF) instead of \"RIFF\"", 0, Convert },
        { "fLaC...."u8.ToArray(), "The file begins with \"fLaC\" (FLAC) instead of \"RIFF\"", 0, Convert },
        { "OggS...."u8.ToArray(), "The file begins with \"OggS\" (Ogg) instead of \"RIFF\"", 0, Convert },
        { "ID3....."u8.ToArray(), "The file begins with \"ID3\" (MP3) instead of \"RIFF\"", 0, Convert },
        { "MThd...."u8.ToArray(), "The file begins with \"MThd\" (a MIDI file) instead of \"RIFF\"", 0, Render },
        { Good[..9], "The file ends within its RIFF header", 9, Recopy },
        { Chunk("RIFF", "AVI "u8.ToArray()), "The RIFF file holds \"AVI \", not WAVE,", 8, Convert },
        { Riff(), "The file ends without a \"data\" chunk", 12, Recopy },
        { Riff(Format(1, 1, 48_000, 16)), "The file ends without a \"data\" chunk", 36, Recopy },
        { Good[..40], "The file ends without a \"data\" chunk", 40, Recopy },
        { Riff(Chunk("data", 1, 2)), "The \"data\" chunk comes without a \"fmt \" chunk before it", 12, Recopy },
        { Good[..30], "The file ends within its \"fmt \" chunk", 30, Recopy },
        { Riff(Chunk("fmt ", new byte[14])), "The \"fmt \" chunk is 14 bytes long instead of 16 or more", 20, Recopy },
        {
            Riff(Format(1, 1, 48_000, 16), ChunkSaying("LIST", 1000, 1)),
            "The \"LIST\" chunk says it is 1000 bytes long, past the end of the file,", 36, Recopy
        },
        { Riff(Format(1, 0, 48_000, 16)), "The \"fmt \" chunk says 0 channels, where 1 to 256 can be read,", 22, Recopy },
        { Riff(Format(1, 257, 48_000, 16)), "The \"fmt \" chunk says 257 channels, where 1 to 256 can be read,", 22, Recopy },
        { Riff(Format(1, 1, 0, 16)), "The \"fmt \" chunk says 0 Hz, where 1000 to 768000 Hz can be read,", 24, Recopy },
        { Riff(Format(1, 1, 999, 16)), "The \"fmt \" chunk says 999 Hz, where 1000 to 768000 Hz can be read,", 24, Recopy },
        {
            Riff(Format(1, 1, 4_000_000_000, 16)),
            "The \"fmt \" chunk says 4000000000 Hz, where 1000 to 768000 Hz can be read,", 24, Recopy
        },
        { Riff(Format(1, 2, 48_000, 16, 3)), "The \"fmt \" chunk says 3 bytes a frame, where 2 x 2 are needed,", 32, Recopy },
        { Riff(Format(1, 1, 48_000, 0)), "The \"fmt \" chunk says integer samples of 0 bits", 34, Convert },
        { Riff(Format(1, 1, 48_000, 64)), "The \"fmt \" chunk says integer samples of 64 bits", 34, Convert },
        { Riff(Format(3, 1, 48_000, 16)), "The \"fmt \" chunk says float samples of 16 bits", 34, Convert },
        { Riff(Format(3, 1, 48_000, 31)), "The \"fmt \" chunk says float samples of 31 bits", 34, Convert },
        { Riff(Format(0x0002, 1, 48_000, 4)), "The samples are compressed or coded (Microsoft ADPCM)", 20, Convert },
        { Riff(Format(0x0006, 1, 48_000, 8)), "The samples are compressed or coded (A-law)", 20, Convert },
        { Riff(Format(0x0007, 1, 48_000, 8)), "The samples are compressed or coded (mu-law)", 20, Convert },
        { Riff(Format(0x0011, 1, 48_000, 4)), "The samples are compressed or coded (IMA ADPCM)", 20, Convert },
        { Riff(Format(0x0031, 1, 48_000, 0)), "The samples are compressed or coded (GSM 6.10)", 20, Convert },
        { Riff(Format(0x0050, 1, 48_000, 0)), "The samples are compressed or coded (MPEG audio)", 20, Convert },
        { Riff(Format(0x0055, 1, 48_000, 0)), "The samples are compressed or coded (MP3)", 20, Convert },
        { Riff(Format(0x00FF, 1, 48_000, 0)), "The samples are compressed or coded (AAC)", 20, Convert },
        { Riff(Format(0x0ABC, 1, 48_000, 0)), "The samples are compressed or coded (format tag 0x0ABC)", 20, Convert },
        { Riff(Extensible(0x0007, 1, 48_000, 8, 8)), "The samples are compressed or coded (mu-law)", 44, Convert },
        { Riff(Format(0xFFFE, 1, 48_000, 16)), "The extensible \"fmt \" chunk is 16 bytes long instead of 40", 20, Recopy },
        {
            Riff([.. Extensible(1, 1, 48_000, 16, 16)[..^1], 0x70]),
            "The \"fmt \" chunk names an unknown sample format", 44, Convert
        },
        {
            Riff(Format(1, 1, 48_000, 16), ChunkSaying("data", 100, 1, 2, 3, 4)),
            "The \"data\" chunk says it is 100 bytes long but only 4 follow: the file is damaged or cut short", 36, Recopy
        },
        {
            ChunkSaying("RF64", 0xFFFF_FFFF, [.. "WAVE"u8, .. Format(1, 1, 48_000, 16), .. ChunkSaying("data", 0xFFFF_FFFF)]),
            "The 64-bit WAVE file has no \"ds64\" chunk before its \"data\"", 36, Recopy
        },
        {
            ChunkSaying("RF64", 0xFFFF_FFFF, [.. "WAVE"u8, .. Chunk("ds64", new byte[24])]),
            "The \"ds64\" chunk is too short", 12, Recopy
        },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_bad_file_is_refused_with_what_where_and_what_to_do(byte[] bytes, string problem, int offset, string remedy)
    {
        var refusal = Assert.Throws<WaveFormatException>(() => new WaveReader(new MemoryStream(bytes)));

        Assert.Equal($"{problem} at byte {offset}; {remedy}.", refusal.Message);
        Assert.Equal(offset, refusal.ByteOffset);
    }

    [Fact]
    public void A_pipe_that_ends_early_is_found_out_while_reading()
    {
        using var reader = new WaveReader(new ForwardOnlyStream(new MemoryStream(Good[..^1])));
        double[] samples = new double[2];

        var refusal = Assert.Throws<WaveFormatException>(() => reader.ReadFrames(samples));

        Assert.Equal($"The file is cut short, with 1 bytes of samples missing, at byte 47; {Recopy}.", refusal.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_off_anywhere_is_refused(bool seeks)
    {
        byte[] format = Extensible(3, 1, 48_000, 32, 32);
        byte[] whole = Riff(Chunk("LIST", 1, 2, 3), format, Chunk("fact", 0, 0, 0, 0), Chunk("data", new byte[12]));

        for (int length = 0; length < whole.Length; length++) Assert.Throws<WaveFormatException>(() => Read(whole[..length], seeks));
        Assert.Equal(3, Read(whole, seeks));
    }

    private static int Read(byte[] bytes, bool seeks)
    {
        var stream = new MemoryStream(bytes);
        using var reader = new WaveReader(seeks ? stream : new ForwardOnlyStream(stream));
        return reader.ReadFrames(new double[100]);
    }
}
