using Ms20.Audio.Wave;

namespace Ms20.Tests;

/// <summary>A rendered file, read back.</summary>
internal sealed record Rendered(WaveFormat Format, double[] Samples)
{
    public double Peak => PeakBetween(0.0, double.MaxValue);

    public static Rendered Read(Stream stream)
    {
        using var reader = new WaveReader(stream);
        var samples = new List<double>();
        double[] block = new double[4096];
        for (int frames; (frames = reader.ReadFrames(block)) > 0;)
            samples.AddRange(block.AsSpan(0, frames * reader.Format.Channels));
        return new Rendered(reader.Format, [.. samples]);
    }

    /// <summary>The samples of one channel, counted from 0.</summary>
    public double[] Channel(int channel) =>
        [.. Enumerable.Range(0, Samples.Length / Format.Channels).Select(frame => Samples[frame * Format.Channels + channel])];

    public double PeakBetween(double fromSeconds, double toSeconds)
    {
        int from = (int)(fromSeconds * Format.SampleRateHz);
        int to = (int)Math.Min(Samples.Length, toSeconds * Format.SampleRateHz);
        double peak = 0.0;
        for (int i = from; i < to; i++)
            peak = Math.Max(peak, Math.Abs(Samples[i]));
        return peak;
    }
}
