using Ms20.Audio.Wave;

namespace Ms20.Lab.Tests.Browser;

/// <summary>A WAVE file with a sine, for a browser that takes it for a microphone.</summary>
internal sealed class SineFile : IDisposable
{
    private const int RateHz = 48000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ms20-sine-");

    public SineFile(double hz)
    {
        Path = System.IO.Path.Combine(_folder.FullName, "sine.wav");
        // Whole periods in ten seconds: it is played over and over.
        double[] sine = [.. Enumerable.Range(0, 10 * RateHz).Select(i => 0.488 * Math.Sin(2.0 * Math.PI * hz * i / RateHz))];
        using FileStream file = File.Create(Path);
        using var wave = new WaveWriter(file, new WaveFormat(RateHz, Channels: 1, WaveEncoding.Integer16), sine.Length);
        wave.WriteFrames(sine);
        wave.Complete();
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
