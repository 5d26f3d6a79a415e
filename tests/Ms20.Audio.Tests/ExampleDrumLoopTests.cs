using MakeDrumLoop;
using Ms20.Audio.Wave;

namespace Ms20.Audio.Tests;

/// <summary>The drum loop of the examples is the instrument's own.</summary>
public class ExampleDrumLoopTests
{
    [Fact]
    public void The_file_is_what_its_command_writes()
    {
        (WaveFormat format, double[] file) = ReadFile();
        Assert.Equal(new WaveFormat(DrumLoop.RateHz, 1, WaveEncoding.Integer16), format);
        double[] made = DrumLoop.Render();
        Assert.Equal(made.Length, file.Length);
        // Rounding and dither are within two steps of 16 bit. When the instrument's sound has changed: dotnet run -c Release --project examples/MakeDrumLoop
        for (int i = 0; i < made.Length; i++)
            Assert.Equal(made[i], file[i], 2.0 / 32768.0);
    }

    [Fact]
    public void It_is_two_bars_at_120_and_joins_itself()
    {
        (_, double[] file) = ReadFile();
        Assert.Equal(4.0, file.Length / (double)DrumLoop.RateHz);
        Assert.All(DrumLoop.Tracks, track => Assert.Equal(32, track.Steps.Length));
        // The loudest sample is at -1 dBFS; from the last to the first is a step like any other in a decay.
        Assert.Equal(0.891, file.Max(Math.Abs), 0.0001);
        Assert.True(Math.Abs(file[0] - file[^1]) < 0.02);
    }

    [Fact]
    public void It_is_small_enough_to_be_carried_along() => Assert.True(new FileInfo(LoopPath()).Length <= 400_000);

    private static (WaveFormat Format, double[] Samples) ReadFile()
    {
        using FileStream stream = File.OpenRead(LoopPath());
        using var reader = new WaveReader(stream);
        double[] samples = new double[reader.FrameCount!.Value];
        Assert.Equal(samples.Length, reader.ReadFrames(samples));
        return (reader.Format, samples);
    }

    private static string LoopPath()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "Ms20.slnx")))
            root = Path.GetDirectoryName(root);
        return Path.Combine(Assert.IsType<string>(root), "examples", "drum-loop.wav");
    }
}
