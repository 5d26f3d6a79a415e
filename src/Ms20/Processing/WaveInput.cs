using System.Globalization;
using Ms20.Audio.Wave;

namespace Ms20.App.Processing;

/// <summary>A WAVE file that is read block by block; whatever is wrong with it is said in one sentence that begins with its name.</summary>
internal sealed class WaveInput : IDisposable
{
    /// <summary>The name that stands for standard input.</summary>
    public const string StandardInput = "-";

    private const int LowestRateHz = 8_000;
    private const int HighestRateHz = 384_000;

    private readonly WaveReader _reader;

    private WaveInput(string name, WaveReader reader)
    {
        Name = name;
        _reader = reader;
    }

    /// <summary>The file's name, for sentences.</summary>
    public string Name { get; }

    /// <summary>What its samples are.</summary>
    public WaveFormat Format => _reader.Format;

    /// <summary>Its length in frames; null where only reading to the end will tell.</summary>
    public long? FrameCount => _reader.FrameCount;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="name">The path as it was given; "-" is standard input.</param>
    /// <param name="surroundings">Where paths start from.</param>
    /// <exception cref="Refusal">It cannot be read, is damaged, is no WAVE file, is empty, or has a rate that the instrument cannot run at.</exception>
    public static WaveInput Open(string name, Surroundings surroundings)
    {
        bool piped = name == StandardInput;
        string called = piped ? "standard input" : name;
        Stream stream = piped ? surroundings.OpenInputBytes() : InputFile.Open(name, "WAVE file", surroundings);
        try
        {
            var reader = new WaveReader(stream);
            Check(called, reader);
            return new WaveInput(called, reader);
        }
        catch (Exception e)
        {
            stream.Dispose();
            throw e is WaveFormatException or IOException ? Unreadable(called, e) : e;
        }
    }

    /// <summary>Reads the next frames.</summary>
    /// <param name="interleaved">Takes the samples, full scale 1.0; whole frames.</param>
    /// <returns>The frames read: fewer than there is room for only at the end.</returns>
    /// <exception cref="Refusal">The file ends too early, or has a sample that is not a number.</exception>
    public int Read(Span<double> interleaved)
    {
        long before = _reader.FramesRead;
        int frames;
        try
        {
            frames = _reader.ReadFrames(interleaved);
        }
        catch (Exception e) when (e is WaveFormatException or IOException)
        {
            throw Unreadable(Name, e);
        }

        if (_reader.NanSamples > 0)
            throw NotNumber(before, frames);
        int infinite = interleaved[..(frames * Format.Channels)].IndexOfAny(double.PositiveInfinity, double.NegativeInfinity);
        if (infinite >= 0)
            throw NotNumber(before + infinite / Format.Channels, 1);
        return frames;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private static void Check(string name, WaveReader reader)
    {
        int rateHz = reader.Format.SampleRateHz;
        if (rateHz is < LowestRateHz or > HighestRateHz)
            throw new Refusal($"{name} has {rateHz} Hz, where the instrument runs at {LowestRateHz} to {HighestRateHz} Hz: convert the file to one of these rates.");
        if (reader.FrameCount == 0)
            throw new Refusal($"{name} has no samples: give a WAVE file that has some.");
    }

    private static Refusal Unreadable(string name, Exception e) => new(
        e is WaveFormatException ? $"{name}: {e.Message}" : $"\"{name}\" cannot be read ({e.Message.TrimEnd('.')}): choose a WAVE file that can.");

    private Refusal NotNumber(long frame, int frames)
    {
        double from = (double)frame / Format.SampleRateHz;
        double to = (double)(frame + frames) / Format.SampleRateHz;
        return new Refusal(string.Create(
            CultureInfo.InvariantCulture,
            $"{Name} has a sample between {from:0.000} and {to:0.000} s that is not a number: save it again from the program that made it."));
    }
}
