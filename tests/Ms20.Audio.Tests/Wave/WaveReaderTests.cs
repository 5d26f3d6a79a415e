using Ms20.Audio.Wave;
using static Ms20.Audio.Tests.Wave.WaveBytes;

namespace Ms20.Audio.Tests.Wave;

public class WaveReaderTests
{
    // 44,100 Hz, two channels, 16 bits: frames (0, 1), (-1, -32768), (32767, 256).
    private static readonly byte[] Stereo16 =
    [
        0x52, 0x49, 0x46, 0x46, 0x30, 0x00, 0x00, 0x00, 0x57, 0x41, 0x56, 0x45,
        0x66, 0x6D, 0x74, 0x20, 0x10, 0x00, 0x00, 0x00,
        0x01, 0x00, 0x02, 0x00, 0x44, 0xAC, 0x00, 0x00, 0x10, 0xB1, 0x02, 0x00, 0x04, 0x00, 0x10, 0x00,
        0x64, 0x61, 0x74, 0x61, 0x0C, 0x00, 0x00, 0x00,
        0x00, 0x00, 0x01, 0x00, 0xFF, 0xFF, 0x00, 0x80, 0xFF, 0x7F, 0x00, 0x01,
    ];

    private static double[] ReadAll(byte[] file, bool seeks = true) => ReadAll(Reader(file, seeks));

    private static double[] ReadAll(WaveReader reader)
    {
        var samples = new List<double>();
        double[] block = new double[5 * reader.Format.Channels];
        for (int frames; (frames = reader.ReadFrames(block)) > 0;) samples.AddRange(block[..(frames * reader.Format.Channels)]);
        return [.. samples];
    }

    private static WaveReader Reader(byte[] file, bool seeks = true)
    {
        var stream = new MemoryStream(file);
        return new WaveReader(seeks ? stream : new ForwardOnlyStream(stream));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_written_out_byte_for_byte_reads_as_what_it_says(bool seeks)
    {
        var reader = Reader(Stereo16, seeks);

        Assert.Equal(new WaveFormat(44_100, 2, WaveEncoding.Integer16), reader.Format);
        Assert.Equal(3, reader.FrameCount);
        Assert.Equal([0, 1 / 32768.0, -1 / 32768.0, -1, 32767 / 32768.0, 256 / 32768.0], ReadAll(reader));
        Assert.Equal(3, reader.FramesRead);
        Assert.Equal(0, reader.NanSamples);
    }

    public static TheoryData<WaveEncoding, int, int, byte[], double[]> Encodings() => new()
    {
        { WaveEncoding.Integer8, 1, 8, [0x00, 0x7F, 0x80, 0x81, 0xFF], [-1, -1 / 128.0, 0, 1 / 128.0, 127 / 128.0] },
        { WaveEncoding.Integer16, 1, 16, [0x00, 0x80, 0xFF, 0x7F], [-1, 32767 / 32768.0] },
        {
            WaveEncoding.Integer24, 1, 24,
            [0x00, 0x00, 0x80, 0xFF, 0xFF, 0xFF, 0x56, 0x34, 0x12, 0xFF, 0xFF, 0x7F],
            [-1, -1 / 8388608.0, 0x123456 / 8388608.0, 8388607 / 8388608.0]
        },
        {
            WaveEncoding.Integer32, 1, 32,
            [0x00, 0x00, 0x00, 0x80, 0x01, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF, 0x7F],
            [-1, 1 / 2147483648.0, 2147483647 / 2147483648.0]
        },
        // 1.0, -2.5, infinity, the smallest subnormal.
        {
            WaveEncoding.Float32, 3, 32,
            [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0, 0, 0, 0x80, 0x7F, 1, 0, 0, 0],
            [1, -2.5, double.PositiveInfinity, float.Epsilon]
        },
        { WaveEncoding.Float64, 3, 64, [0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0x9A, 0x99, 0x99, 0x99, 0x99, 0x99, 0xB9, 0xBF], [1, -0.1] },
        // 12 and 20 bits stand in the high bits of two and three bytes.
        { WaveEncoding.Integer16, 1, 12, [0x10, 0x00], [1 / 2048.0] },
        { WaveEncoding.Integer24, 1, 20, [0x10, 0x00, 0x00], [1 / 524288.0] },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_is_read_to_the_bit(WaveEncoding encoding, int tag, int bits, byte[] data, double[] samples)
    {
        var reader = Reader(Riff(Format(tag, 1, 48_000, bits), Chunk("data", data)));

        Assert.Equal(encoding, reader.Format.Encoding);
        Assert.Equal(samples, ReadAll(reader));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_extensible_format_is_read_by_its_sub_format(WaveEncoding encoding, int tag, int bits, byte[] data, double[] samples)
    {
        // In the extensible form the bits are those of the container, and the valid bits may be fewer.
        int containerBits = (bits + 7) / 8 * 8;
        var reader = Reader(Riff(Extensible(tag, 1, 96_000, containerBits, bits), Chunk("data", data)));

        Assert.Equal(new WaveFormat(96_000, 1, encoding), reader.Format);
        Assert.Equal(samples, ReadAll(reader));
    }

    [Fact]
    public void Nan_samples_become_0_and_are_counted()
    {
        byte[] nan = [0, 0, 0xC0, 0x7F];
        var reader = Reader(Riff(Format(3, 1, 48_000, 32), Chunk("data", [.. nan, 0, 0, 0x80, 0x3F, .. nan])));

        Assert.Equal([0, 1, 0], ReadAll(reader));
        Assert.Equal(2, reader.NanSamples);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Unknown_chunks_are_skipped_with_their_padding(bool seeks)
    {
        byte[] file = Riff(Chunk("JUNK", 1, 2, 3), Format(1, 1, 48_000, 16), Chunk("LIST", 9), Chunk("data", 0, 0x40), Chunk("id3 ", 1, 2));

        Assert.Equal([0.5], ReadAll(file, seeks));
    }

    [Fact]
    public void Bytes_after_an_odd_data_chunk_are_not_samples()
    {
        byte[] file = Riff(Format(1, 1, 48_000, 24), Chunk("data", 0, 0, 0x40), Chunk("LIST", 1, 2, 3, 4, 5, 6));

        Assert.Equal([0.5], ReadAll(file));
    }

    [Fact]
    public void A_last_piece_of_a_frame_is_not_a_frame()
    {
        var reader = Reader(Riff(Format(1, 2, 48_000, 16), Chunk("data", 0, 0x40, 0, 0x40, 0)));

        Assert.Equal(1, reader.FrameCount);
        Assert.Equal([0.5, 0.5], ReadAll(reader));
    }

    [Theory]
    // RIFF size, data size: all ones; both 0; the size of the bare header and 0, as a recorder leaves it that was switched off.
    [InlineData(0xFFFF_FFFF, 0xFFFF_FFFF)]
    [InlineData(0, 0)]
    [InlineData(36, 0)]
    [InlineData(0xFFFF_FFFF, 0)]
    [InlineData(0, 0xFFFF_FFFF)]
    public void A_header_that_was_never_finished_means_to_the_end(long riffSize, long dataSize)
    {
        // Two whole frames and one byte of a third.
        byte[] body = [.. "WAVE"u8, .. Format(1, 1, 48_000, 16), .. ChunkSaying("data", dataSize, 0, 0x40, 0, 0xC0, 1)];
        byte[] file = ChunkSaying("RIFF", riffSize, body);

        Assert.Equal([0.5, -0.5], ReadAll(file));
        Assert.Equal([0.5, -0.5], ReadAll(file, seeks: false));
        Assert.Equal(2, Reader(file).FrameCount);
        Assert.Null(Reader(file, seeks: false).FrameCount);
    }

    [Fact]
    public void An_empty_data_chunk_in_a_finished_file_is_empty()
    {
        byte[] file = Riff(Format(1, 1, 48_000, 16), Chunk("data"), Chunk("LIST", 1, 2, 3, 4));

        Assert.Empty(ReadAll(file));
        Assert.Equal(0, Reader(file, seeks: false).FrameCount);
    }

    // The first bytes of "sox -n -b 24 -c 1 -t wav -": 24-bit frames, and the nearest whole number of them below 0x7FFFF000 bytes.
    [Theory]
    [InlineData(16, 0x7FFF_F000)]
    [InlineData(24, 0x7FFF_EFFF)]
    public void What_sox_writes_into_a_pipe_is_read_to_its_end(int bits, long dataSize)
    {
        byte[] samples = bits == 16 ? [0, 0x40] : [0, 0, 0x40];
        byte[] body = [.. "WAVE"u8, .. Format(1, 1, 8_000, bits), .. ChunkSaying("data", dataSize, samples)];

        Assert.Equal([0.5], ReadAll(ChunkSaying("RIFF", dataSize + 36, body), seeks: false));
        Assert.Equal([0.5], ReadAll(ChunkSaying("RIFF", dataSize + 36, body)));
    }

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void A_64_bit_file_takes_its_sizes_from_the_ds64_chunk(string tag)
    {
        byte[] file = [.. Rf64(tag, 2, Format(1, 1, 48_000, 16), 0, 0x40), .. Chunk("LIST", 1, 2)];

        Assert.Equal([0.5], ReadAll(file));
        Assert.Equal(1, Reader(file, seeks: false).FrameCount);
    }

    [Fact]
    public void A_file_of_five_gibibytes_knows_its_length_and_takes_little_memory()
    {
        const long DataBytes = 5L << 30;
        byte[] head = Rf64("RF64", DataBytes, Format(1, 1, 48_000, 16), 0, 0x40);
        var stream = new EndlessStream(head, head.Length - 2 + DataBytes);
        WaveReader? reader = null;

        // 64 KiB of buffer and change.
        Assert.InRange(Damage.AllocatedBytes(() => reader = new WaveReader(stream)), 0, 100_000);

        Assert.Equal(DataBytes / 2, reader!.FrameCount);
        double[] first = new double[2];
        Assert.Equal(2, reader.ReadFrames(first));
        Assert.Equal([0.5, 0], first);
    }

    [Theory]
    [InlineData(0xFFFF_FFFF)]
    [InlineData(0x7FFF_FFFF_FFFF_FFFF)]
    public void A_64_bit_size_means_what_it_says_up_to_the_largest(long dataBytes)
    {
        byte[] file = Rf64("RF64", dataBytes, Format(1, 1, 48_000, 8), 0, 1, 2);

        Assert.Equal(dataBytes, Reader(file, seeks: false).FrameCount);
        Assert.Throws<WaveFormatException>(() => Reader(file));
    }

    [Fact]
    public void A_file_that_begins_inside_a_stream_is_read_from_there()
    {
        var stream = new MemoryStream([9, 9, 9, .. Stereo16]) { Position = 3 };

        Assert.Equal(6, ReadAll(new WaveReader(stream)).Length);
    }

    [Fact]
    public void Blocks_of_any_size_give_the_same_samples()
    {
        // 100,001 frames: longer than the reader's buffer.
        byte[] data = new byte[200_002];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)(i * 31 >> 3);
        double[] small = ReadAll(Mono16(data));
        double[] large = new double[200_000];

        int frames = Reader(Mono16(data), seeks: false).ReadFrames(large);

        Assert.Equal(100_001, frames);
        Assert.Equal(small, large[..frames]);
    }

    [Fact]
    public void What_does_not_fit_a_frame_is_left_alone_and_less_than_a_frame_is_refused()
    {
        double[] samples = [7, 7, 7];

        Assert.Equal(1, Reader(Stereo16).ReadFrames(samples));
        Assert.Equal(7, samples[2]);
        Assert.Throws<ArgumentException>(() => Reader(Stereo16).ReadFrames(new double[1]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_stream_is_closed_unless_it_is_to_be_left_open(bool leaveOpen)
    {
        var stream = new MemoryStream(Stereo16);

        new WaveReader(stream, leaveOpen).Dispose();

        Assert.Equal(leaveOpen, stream.CanRead);
    }
}
