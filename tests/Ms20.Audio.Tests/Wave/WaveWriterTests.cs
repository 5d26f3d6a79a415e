using Ms20.Audio.Wave;

namespace Ms20.Audio.Tests.Wave;

public class WaveWriterTests
{
    private static readonly WaveFormat Mono16 = new(48_000, 1, WaveEncoding.Integer16);
    private static readonly WaveFormat Mono24 = new(48_000, 1, WaveEncoding.Integer24);
    private static readonly WaveFormat Float = new(48_000, 1, WaveEncoding.Float32);

    /// <summary>The bytes after the header of a file of <paramref name="samples"/>.</summary>
    private static byte[] Data(WaveFormat format, params double[] samples)
    {
        var stream = new MemoryStream();
        using (var writer = new WaveWriter(stream, format, samples.Length)) writer.WriteFrames(samples);
        return stream.ToArray()[(format.Encoding == WaveEncoding.Float32 ? 58 : 44)..];
    }

    [Fact]
    public void A_file_of_known_length_has_the_classic_header_of_44_bytes()
    {
        var stream = new MemoryStream();
        var format = new WaveFormat(44_100, 2, WaveEncoding.Integer16);
        using var writer = new WaveWriter(new ForwardOnlyStream(stream), format, frameCount: 2);
        writer.WriteFrames([0.5, -0.5, 1 / 32768.0, -1]);
        writer.Complete();

        byte[] expected =
        [
            .. "RIFF"u8, 44, 0, 0, 0, .. "WAVE"u8,
            .. "fmt "u8, 16, 0, 0, 0, 1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0x10, 0xB1, 2, 0, 4, 0, 16, 0,
            .. "data"u8, 8, 0, 0, 0, 0x00, 0x40, 0x00, 0xC0, 0x01, 0x00, 0x00, 0x80,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_float_file_names_its_format_and_its_frames()
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, new WaveFormat(96_000, 1, WaveEncoding.Float32), frameCount: 1);
        writer.WriteFrames([-2.5]);
        writer.Complete();

        byte[] expected =
        [
            .. "RIFF"u8, 54, 0, 0, 0, .. "WAVE"u8,
            .. "fmt "u8, 18, 0, 0, 0, 3, 0, 1, 0, 0x00, 0x77, 1, 0, 0x00, 0xDC, 5, 0, 4, 0, 32, 0, 0, 0,
            .. "fact"u8, 4, 0, 0, 0, 1, 0, 0, 0,
            .. "data"u8, 4, 0, 0, 0, 0, 0, 0x20, 0xC0,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_file_of_unknown_length_is_finished_when_the_stream_seeks_and_padded_to_an_even_length()
    {
        var stream = new MemoryStream();
        stream.Write([9, 9]);
        using var writer = new WaveWriter(stream, Mono24);
        writer.WriteFrames([0.5]);
        writer.Complete();

        byte[] expected =
        [
            9, 9, .. "RIFF"u8, 76, 0, 0, 0, .. "WAVE"u8,
            .. "JUNK"u8, 28, 0, 0, 0, .. new byte[28],
            .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0x80, 0x32, 2, 0, 3, 0, 24, 0,
            .. "data"u8, 3, 0, 0, 0, 0, 0, 0x40, 0,
        ];
        Assert.Equal(expected, stream.ToArray());
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public void A_pipe_of_unknown_length_says_all_ones_and_ends_with_its_last_sample()
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(new ForwardOnlyStream(stream), Mono24);
        writer.WriteFrames([0.5]);
        writer.Complete();

        byte[] expected =
        [
            .. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "WAVE"u8,
            .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0x80, 0x32, 2, 0, 3, 0, 24, 0,
            .. "data"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0x40,
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void Past_the_limit_of_32_bits_a_file_that_seeks_becomes_rf64_in_place()
    {
        // The limit is lowered to 100 bytes; the layout is the one of 4 GiB.
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, Mono16, null, null, leaveOpen: false, maxRiffBytes: 100);
        writer.WriteFrames(new double[15]);
        writer.Complete();

        byte[] expected =
        [
            .. "RF64"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "WAVE"u8,
            .. "ds64"u8, 28, 0, 0, 0, 102, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            .. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0xBB, 0, 0, 0x00, 0x77, 1, 0, 2, 0, 16, 0,
            .. "data"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[30],
        ];
        Assert.Equal(expected, stream.ToArray());
        stream.Position = 0;
        Assert.Equal(15, new WaveReader(stream).FrameCount);
    }

    [Theory]
    // 72 bytes besides the samples; 2^32 - 2 is the largest size 32 bits can say, all ones being taken.
    [InlineData(14, "RIFF")]
    [InlineData(15, "RF64")]
    public void The_limit_itself_still_fits(int frames, string tag)
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, Mono16, null, null, leaveOpen: true, maxRiffBytes: 72 + 28);
        writer.WriteFrames(new double[frames]);
        writer.Complete();

        Assert.Equal(tag.Select(c => (byte)c), stream.ToArray()[..4]);
    }

    [Theory]
    // Of two bytes a frame; 36 bytes stand between the RIFF size and the samples.
    [InlineData((0xFFFF_FFFEL - 36) / 2, "RIFF")]
    [InlineData(((0xFFFF_FFFEL - 36) / 2) + 1, "RF64")]
    [InlineData(1L << 40, "RF64")]
    public void A_pipe_told_of_more_than_4_GiB_begins_as_rf64(long frames, string tag)
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(new ForwardOnlyStream(stream), Mono16, frames);

        byte[] header = stream.ToArray();
        Assert.Equal(tag.Select(c => (byte)c), header[..4]);
        var pretended = new EndlessStream(header, header.Length + (2 * frames));
        Assert.Equal(frames, new WaveReader(pretended).FrameCount);
    }

    [Fact]
    public void Integers_are_rounded_to_the_nearest_step_halves_to_even()
    {
        double step = 1 / 32768.0;

        Assert.Equal(
            [0, 0, 2, 0, 2, 0, 0xFE, 0xFF, 1, 0, 0xFF, 0xFF],
            Data(Mono16, 0.5 * step, 1.5 * step, 2.5 * step, -1.5 * step, 0.51 * step, -0.51 * step));
    }

    [Fact]
    public void Integers_clip_at_full_scale_and_count_what_lies_beyond()
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, Mono16, frameCount: 7);
        writer.WriteFrames([1, 1.0001, -1, -1.0001, double.PositiveInfinity, double.NegativeInfinity, 0.99999]);
        writer.Complete();

        // +1.0 is full scale, stored as the highest step, and not counted.
        Assert.Equal([0xFF, 0x7F, 0xFF, 0x7F, 0, 0x80, 0, 0x80, 0xFF, 0x7F, 0, 0x80, 0xFF, 0x7F], stream.ToArray()[44..]);
        Assert.Equal(4, writer.ClippedSamples);
    }

    [Fact]
    public void Twenty_four_bits_clip_at_their_own_extremes()
    {
        Assert.Equal([0xFF, 0xFF, 0x7F, 0, 0, 0x80, 0xFF, 0xFF, 0xFF, 0], Data(Mono24, 2, -2, -1 / 8388608.0));
    }

    [Fact]
    public void Floats_never_clip()
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, Float);
        writer.WriteFrames([1000, -3]);
        writer.Complete();
        stream.Position = 0;
        double[] samples = new double[2];
        new WaveReader(stream).ReadFrames(samples);

        Assert.Equal([1000, -3], samples);
        Assert.Equal(0, writer.ClippedSamples);
        Assert.Equal(1000, writer.Peak);
    }

    [Theory]
    [InlineData(WaveEncoding.Integer16)]
    [InlineData(WaveEncoding.Float32)]
    public void Nan_is_written_as_0_and_counted(WaveEncoding encoding)
    {
        var stream = new MemoryStream();
        using var writer = new WaveWriter(stream, new WaveFormat(48_000, 1, encoding));
        writer.WriteFrames([double.NaN, 0.5, double.NaN]);
        writer.Complete();
        stream.Position = 0;
        double[] samples = new double[3];
        new WaveReader(stream).ReadFrames(samples);

        Assert.Equal([0, 0.5, 0], samples);
        Assert.Equal(2, writer.NanSamples);
        Assert.Equal(0.5, writer.Peak);
    }

    [Fact]
    public void Dither_makes_the_mean_of_a_constant_true_to_a_fraction_of_a_step()
    {
        // 0.3 steps round to 0 without dither. With it, one value has variance 1/4 step^2 (1/12 rounding + 1/6 dither), the mean of
        // 20,000 a standard deviation of 0.0036 steps; five of these.
        const int Count = 20_000;
        double[] constant = Enumerable.Repeat(0.3 / 32768, Count).ToArray();
        var stream = new MemoryStream();
        using (var writer = new WaveWriter(stream, Mono16, ditherSeed: 7, leaveOpen: true)) writer.WriteFrames(constant);
        stream.Position = 0;
        double[] read = new double[Count];
        new WaveReader(stream).ReadFrames(read);

        Assert.InRange(read.Average() * 32768, 0.3 - 0.018, 0.3 + 0.018);
        // -1 to 1 step of dither around 0.3 rounds to -1, 0 or 1.
        Assert.Equal([-1.0, 0, 1], read.Select(x => x * 32768).Distinct().Order());
        // The total error of triangular dither has variance 1/4 step^2 whatever the signal; the estimate's own spread is under 2 %.
        Assert.InRange(read.Select(x => Math.Pow((x * 32768) - 0.3, 2)).Average(), 0.25 * 0.95, 0.25 * 1.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_dither_and_another_seed_another()
    {
        Assert.Equal(Dithered(1), Dithered(1));
        Assert.NotEqual(Dithered(1), Dithered(2));

        static byte[] Dithered(ulong seed)
        {
            var stream = new MemoryStream();
            using (var writer = new WaveWriter(stream, Mono16, ditherSeed: seed)) writer.WriteFrames(new double[100]);
            return stream.ToArray();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Blocks_of_any_size_give_the_same_file(int block)
    {
        double[] samples = Enumerable.Range(0, 100_000).Select(i => Math.Sin(i * 0.01)).ToArray();
        var stream = new MemoryStream();
        using (var writer = new WaveWriter(stream, Mono24, samples.Length, ditherSeed: 3))
            for (int i = 0; i < samples.Length; i += block) writer.WriteFrames(samples.AsSpan(i, Math.Min(block, samples.Length - i)));

        var whole = new MemoryStream();
        using (var writer = new WaveWriter(whole, Mono24, samples.Length, ditherSeed: 3)) writer.WriteFrames(samples);
        Assert.Equal(whole.ToArray(), stream.ToArray());
    }

    [Fact]
    public void A_file_that_was_abandoned_is_still_read_to_its_end()
    {
        // As after a power cut: neither Complete nor Dispose.
        var stream = new MemoryStream();
        var writer = new WaveWriter(stream, Mono16);
        writer.WriteFrames([0.5, 0.25]);

        Assert.Equal(2, new WaveReader(new MemoryStream(stream.ToArray())).FrameCount);
    }

    [Fact]
    public void A_promise_of_frames_is_kept_or_refused()
    {
        var stream = new MemoryStream();
        var writer = new WaveWriter(stream, Mono16, frameCount: 3);
        writer.WriteFrames([0.5, 0.5]);

        var more = Assert.Throws<InvalidOperationException>(() => writer.WriteFrames([0, 0]));
        var fewer = Assert.Throws<InvalidOperationException>(writer.Complete);
        var after = Assert.Throws<InvalidOperationException>(() => writer.WriteFrames([0]));

        Assert.Equal("The WAVE file was to have 3 frames and is given more: promise more or none.", more.Message);
        Assert.Equal("The WAVE file was to have 3 frames and has 2: write them all or promise none.", fewer.Message);
        Assert.Equal("The WAVE file is complete: begin another one.", after.Message);
        // The stream seeks, so what was written is a sound file all the same.
        Assert.Equal(2, new WaveReader(new MemoryStream(stream.ToArray())).FrameCount);
    }

    [Fact]
    public void A_broken_promise_of_a_64_bit_file_still_leaves_a_sound_file()
    {
        var stream = new MemoryStream();
        using (var writer = new WaveWriter(stream, Mono16, frameCount: 1L << 40)) writer.WriteFrames([0.5]);

        double[] samples = new double[2];
        Assert.Equal(1, new WaveReader(new MemoryStream(stream.ToArray())).ReadFrames(samples));
        Assert.Equal(0.5, samples[0]);
    }

    [Fact]
    public void Formats_that_are_not_written_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => New(new WaveFormat(48_000, 1, WaveEncoding.Float64)));
        Assert.ThrowsAny<ArgumentException>(() => New(new WaveFormat(48_000, 0, WaveEncoding.Integer16)));
        Assert.ThrowsAny<ArgumentException>(() => New(new WaveFormat(10, 1, WaveEncoding.Integer16)));
        Assert.ThrowsAny<ArgumentException>(() => new WaveWriter(new MemoryStream(), Mono16, -1));
        Assert.ThrowsAny<ArgumentException>(() => New(new WaveFormat(48_000, 2, WaveEncoding.Integer16)).WriteFrames([0, 0, 0]));

        static WaveWriter New(WaveFormat format) => new(new MemoryStream(), format);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_stream_is_closed_unless_it_is_to_be_left_open(bool leaveOpen)
    {
        var stream = new MemoryStream();

        new WaveWriter(stream, Mono16, leaveOpen: leaveOpen).Dispose();

        Assert.Equal(leaveOpen, stream.CanWrite);
    }
}
