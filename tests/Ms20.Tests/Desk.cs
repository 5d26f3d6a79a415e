using Ms20.App;
using Ms20.Audio.Midi;
using Ms20.Audio.Wave;

namespace Ms20.Tests;

/// <summary>A folder of its own, and the command run in it inside this process.</summary>
internal sealed class Desk : IDisposable
{
    // 120 quarter notes a minute and 500 ticks a quarter: a tick is a millisecond.
    private const int TicksPerQuarter = 500;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ms20-tests-");
    private readonly MemoryStream _bytes = new();

    /// <summary>Its path.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The names of the files in it, hidden ones too, in alphabetical order.</summary>
    public string[] Files => [.. _folder.EnumerateFiles("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })
        .Select(file => file.Name).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(Folder, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Writes a song; times are in milliseconds.</summary>
    public void WriteSong(string name, Action<MidiTrackBuilder> write)
    {
        var track = new MidiTrackBuilder();
        write(track);
        using FileStream file = File.Create(PathOf(name));
        MidiFileWriter.Write(file, new MidiFile(0, MidiDivision.Quarter(TicksPerQuarter), track.Build()));
    }

    /// <summary>What standard input gives.</summary>
    public byte[] Input { get; set; } = [];

    /// <summary>Writes a WAVE file of floats.</summary>
    public void WriteWave(string name, int rateHz, params double[][] channels) => WriteWave(name, rateHz, WaveEncoding.Float32, channels);

    /// <summary>Writes a WAVE file.</summary>
    public void WriteWave(string name, int rateHz, WaveEncoding encoding, params double[][] channels)
    {
        using FileStream file = File.Create(PathOf(name));
        using var wave = new WaveWriter(file, new WaveFormat(rateHz, channels.Length, encoding));
        double[] interleaved = new double[channels.Length * channels[0].Length];
        for (int i = 0; i < interleaved.Length; i++)
            interleaved[i] = channels[i % channels.Length][i / channels.Length];
        wave.WriteFrames(interleaved);
        wave.Complete();
    }

    /// <summary>Runs the command.</summary>
    public Said Run(params string[] arguments) => Run(default, arguments);

    /// <summary>Runs the command, which may be asked to stop.</summary>
    public Said Run(CancellationToken stop, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        _bytes.SetLength(0);
        Surroundings surroundings = Surroundings() with { Output = output, Error = error, Stop = stop };
        int exitCode = CommandLine.Run(arguments, surroundings);
        return new Said(exitCode, output.ToString(), error.ToString(), _bytes.ToArray());
    }

    /// <summary>The world as a command run here sees it, where nobody reads what it says.</summary>
    public Surroundings Surroundings() => new()
    {
        Output = TextWriter.Null,
        Error = TextWriter.Null,
        OpenOutputBytes = () => new OneWayStream(_bytes),
        OpenInputBytes = () => new InwardStream(Input),
        Folder = Folder,
        DataFolder = PathOf("data"),
        Clock = new SecondHand(),
    };

    /// <summary>Reads a file that was rendered into the folder.</summary>
    public Rendered Wave(string name)
    {
        using FileStream file = File.OpenRead(PathOf(name));
        return Rendered.Read(file);
    }

    /// <summary>A clock on which a second passes from one look to the next.</summary>
    private sealed class SecondHand : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
