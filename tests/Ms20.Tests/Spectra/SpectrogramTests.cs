using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml.Linq;
using Ms20.App.Processing;
using Ms20.App.Spectra;
using Ms20.Tests.Processing;

namespace Ms20.Tests.Spectra;

public sealed class SpectrogramTests
{
    private const int RateHz = 48000;

    [Theory]
    [InlineData(1000.0, 1.0, 0.0)]
    [InlineData(1000.0, 0.01, -40.0)]
    [InlineData(90.0, 0.1, -20.0)]
    public void A_sine_stands_at_its_frequency_with_its_level_below_full_scale_and_nowhere_else(double hz, double peak, double levelDb)
    {
        using var desk = new Desk();
        Spectrogram spectrogram = Read(desk, Sounds.Sine(hz, peak, RateHz, RateHz), 100);
        // Between two lines a Hann window gives up to 1.4 dB less.
        Assert.InRange(spectrogram.LevelDb(50, 0.9 * hz, 1.1 * hz), levelDb - 1.5, levelDb + 0.1);
        // The window's skirt: two lines of 23 Hz away it has fallen by 31 dB, five away by 50.
        Assert.True(spectrogram.LevelDb(50, hz + 150.0, 20_000.0) < levelDb - 45.0);
    }

    [Fact]
    public void A_click_stands_in_its_column_and_silence_stays_dark_around_it()
    {
        using var desk = new Desk();
        double[] click = new double[RateHz];
        click[RateHz / 2] = 1.0;
        Spectrogram spectrogram = Read(desk, click, 100);
        double[] levels = [.. Enumerable.Range(0, 100).Select(column => spectrogram.LevelDb(column, 1000.0, 2000.0))];
        Assert.InRange(Array.IndexOf(levels, levels.Max()), 49, 50);
        // Half a window is 21 ms: three columns and more away there is nothing.
        Assert.All(levels[..46].Concat(levels[54..]), level => Assert.True(level < -200.0));
    }

    [Fact]
    public void Two_channels_are_one_spectrogram_of_their_mean()
    {
        using var desk = new Desk();
        double[] sine = Sounds.Sine(1000.0, 0.5, RateHz, 9600);
        double one = Read(desk, sine, 50).LevelDb(25, 900.0, 1100.0);
        desk.WriteWave("two.wav", RateHz, sine, new double[9600]);
        using WaveInput two = WaveInput.Open("two.wav", desk.Surroundings());
        Assert.Equal(one - 20.0 * Math.Log10(2.0), Spectrogram.Read(two, 50).LevelDb(25, 900.0, 1100.0), 1e-3);
    }

    [Fact]
    public void A_file_of_a_few_frames_still_fills_its_columns()
    {
        using var desk = new Desk();
        Spectrogram spectrogram = Read(desk, Sounds.Sine(8000.0, 1.0, RateHz, 20), 100);
        Assert.All(Enumerable.Range(0, 100), column => Assert.True(spectrogram.LevelDb(column, 7000.0, 9000.0) > -60.0));
    }

    [Fact]
    public void The_picture_is_a_PNG_that_holds_a_row_of_indices_for_every_line()
    {
        using Desk desk = DeskWithFiles();
        Said said = desk.Run("plot", "spectrogram", "before.wav", "after.wav");
        Assert.Equal((0, "", "spectrogram.png: before.wav over after.wav\n"), (said.ExitCode, said.Output, said.Error));
        byte[] png = File.ReadAllBytes(desk.PathOf("spectrogram.png"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var chunks = Chunks(png);
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        int width = BinaryPrimitives.ReadInt32BigEndian(chunks[0].Content), height = BinaryPrimitives.ReadInt32BigEndian(chunks[0].Content.AsSpan(4));
        Assert.Equal([8, 3, 0, 0, 0], chunks[0].Content[8..]);
        using var rows = new MemoryStream();
        using (var zlib = new ZLibStream(new MemoryStream(chunks[2].Content), CompressionMode.Decompress))
            zlib.CopyTo(rows);
        byte[] pixels = rows.ToArray();
        Assert.Equal((width + 1) * height, pixels.Length);
        int colours = chunks[1].Content.Length / 3;
        for (int y = 0; y < height; y++)
            Assert.Equal(0, pixels[y * (width + 1)]);
        Assert.All(pixels, pixel => Assert.InRange(pixel, 0, colours - 1));
        // The sine of the second file and the noise of the first are different pictures.
        Assert.True(pixels.Distinct().Count() > 100);
    }

    [Fact]
    public void The_same_call_gives_the_same_bytes_and_another_range_others()
    {
        using Desk desk = DeskWithFiles();
        foreach ((string name, string range) in new[] { ("a.png", "80"), ("b.png", "80"), ("c.png", "60") })
            desk.Run("plot", "spectrogram", "before.wav", "-o", name, "--range", range);
        Assert.Equal(File.ReadAllBytes(desk.PathOf("a.png")), File.ReadAllBytes(desk.PathOf("b.png")));
        Assert.NotEqual(File.ReadAllBytes(desk.PathOf("a.png")), File.ReadAllBytes(desk.PathOf("c.png")));
    }

    [Fact]
    public void As_SVG_the_words_are_text_and_the_colours_a_picture_inside()
    {
        using Desk desk = DeskWithFiles();
        desk.Run("plot", "spectrogram", "before.wav", "after.wav", "-o", "x.svg");
        XElement svg = XDocument.Load(desk.PathOf("x.svg")).Root!;
        string[] words = [.. svg.Elements().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Contains("before.wav", words);
        Assert.Contains("after.wav", words);
        Assert.Contains("20k", words);
        Assert.Contains("-80", words);
        XElement image = svg.Elements().Single(element => element.Name.LocalName == "image");
        Assert.StartsWith("data:image/png;base64,iVBOR", image.Attribute("href")!.Value);
    }

    [Theory]
    [InlineData(2, "\"x.jpg\" is neither a .png nor an .svg file: end the name with one of them.", "before.wav", "-o", "x.jpg")]
    [InlineData(2, "--range cannot be \"5\": write a number from 10 to 160.", "before.wav", "--range", "5")]
    [InlineData(2, "FILE.wav is missing: write ms20 plot spectrogram FILE.wav.")]
    [InlineData(1, "there is no file \"none.wav\": check the name and the folder.", "before.wav", "none.wav")]
    [InlineData(1, "\"before.png\" is the input itself: choose another name with -o.", "before.png", "-o", "before.png")]
    public void What_cannot_be_drawn_gets_one_sentence_and_leaves_nothing_behind(int exitCode, string sentence, params string[] call)
    {
        using Desk desk = DeskWithFiles();
        string[] before = desk.Files;
        Said said = desk.Run(["plot", "spectrogram", .. call]);
        Assert.Equal((exitCode, "", $"ms20: {sentence}\n"), (said.ExitCode, said.Output, said.Error));
        Assert.Equal(before, desk.Files);
    }

    private static Spectrogram Read(Desk desk, double[] samples, int columns)
    {
        desk.WriteWave("in.wav", RateHz, samples);
        using WaveInput file = WaveInput.Open("in.wav", desk.Surroundings());
        return Spectrogram.Read(file, columns);
    }

    private static Desk DeskWithFiles()
    {
        var desk = new Desk();
        desk.WriteWave("before.wav", RateHz, Sounds.Noise(9600));
        desk.WriteWave("after.wav", 8000, Sounds.Sine(440.0, 0.5, 8000, 3200));
        return desk;
    }

    // Every chunk's check is that of its type and content.
    private static List<(string Type, byte[] Content)> Chunks(byte[] png)
    {
        var chunks = new List<(string, byte[])>();
        for (int place = 8; place < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place));
            byte[] checkedBytes = png[(place + 4)..(place + 8 + length)];
            uint check = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place + 8 + length));
            Assert.Equal(Check(checkedBytes), check);
            chunks.Add((System.Text.Encoding.ASCII.GetString(checkedBytes[..4]), checkedBytes[4..]));
            place += 12 + length;
        }

        return chunks;
    }

    // Long division, a bit at a time, apart from the table under test.
    private static uint Check(byte[] bytes)
    {
        uint remainder = uint.MaxValue;
        foreach (byte b in bytes)
        {
            remainder ^= b;
            for (int bit = 0; bit < 8; bit++)
                remainder = (remainder >> 1) ^ (0xEDB8_8320 & (0u - (remainder & 1)));
        }

        return ~remainder;
    }
}
