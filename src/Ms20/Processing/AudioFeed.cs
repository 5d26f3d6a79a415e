using System.Collections.Immutable;
using Ms20.Engine;
using Ms20.Panel;

namespace Ms20.App.Processing;

/// <summary>Audio from a WAVE file at one or more jacks: full scale is each jack's nominal voltage. A lane has a channel, or the mean of two.</summary>
internal sealed class AudioFeed : JackFeed, IDisposable
{
    private readonly WaveInput _file;
    private readonly ImmutableArray<int> _channels;
    private readonly double _gain;
    private readonly double[][] _dry;
    private readonly double[] _interleaved;
    private long? _lengthFrames;
    private long _read;

    /// <summary>A feed.</summary>
    /// <param name="file">The file; the feed disposes of it.</param>
    /// <param name="channels">One or two of its channels, counted from 0.</param>
    /// <param name="mode">What two channels become.</param>
    /// <param name="jacks">Where it is plugged in.</param>
    /// <param name="gainDb">What it is amplified by on its way to the jacks, in decibels.</param>
    /// <param name="blockFrames">The longest block.</param>
    public AudioFeed(WaveInput file, ImmutableArray<int> channels, StereoMode mode, ImmutableArray<Jack> jacks, double gainDb, int blockFrames)
    {
        _file = file;
        _channels = channels;
        Jacks = jacks;
        GainDb = gainDb;
        // The same bits on every machine, as everything else that goes into the sound.
        _gain = Elementary.Pow(10.0, gainDb / 20.0);
        Ports = [.. jacks.Select(jack => new HostPort(jack))];
        Lanes = mode == StereoMode.Dual ? channels.Length : 1;
        _dry = [.. Enumerable.Range(0, Lanes).Select(_ => new double[blockFrames])];
        _interleaved = new double[blockFrames * file.Format.Channels];
        _lengthFrames = file.FrameCount;
    }

    /// <inheritdoc/>
    public override ImmutableArray<HostPort> Ports { get; }

    /// <summary>Where it is plugged in.</summary>
    public ImmutableArray<Jack> Jacks { get; }

    /// <inheritdoc/>
    public override long? LengthFrames => _lengthFrames;

    /// <summary>What it is amplified by on its way to the jacks, in decibels.</summary>
    public double GainDb { get; }

    /// <summary>The file's name, for sentences.</summary>
    public string Name => _file.Name;

    /// <summary>The file's rate in hertz.</summary>
    public int RateHz => _file.Format.SampleRateHz;

    /// <summary>How many channels the file has.</summary>
    public int FileChannels => _file.Format.Channels;

    /// <summary>How many instruments it asks for: 1 or 2.</summary>
    public int Lanes { get; }

    /// <summary>The largest magnitude so far, before the gain; 1 is full scale.</summary>
    public double Peak { get; private set; }

    /// <summary>The frames of the last block as they are in the file, before the gain.</summary>
    public ReadOnlySpan<double> Dry(int lane) => _dry[lane];

    /// <summary>Volts at a jack for a sample of 1.0 in the file.</summary>
    public double VoltsAtFullScale(Jack jack) => _gain * new HostPort(jack, HostScale.FullScale).VoltsPerUnit;

    /// <inheritdoc/>
    public override void Rest(Span<double> volts, int lanes, int frames) => volts.Clear();

    /// <inheritdoc/>
    public override void Fill(Span<double> volts, int lanes, int frames)
    {
        int read = _lengthFrames is long length && _read >= length ? 0 : _file.Read(_interleaved.AsSpan(0, frames * _file.Format.Channels));
        _read += read;
        if (read < frames)
            _lengthFrames = _read;
        for (int lane = 0; lane < lanes; lane++)
            TakeLane(_dry[lane].AsSpan(0, frames), lane, read);
        for (int port = 0; port < Jacks.Length; port++)
        {
            double voltsPerUnit = VoltsAtFullScale(Jacks[port]);
            for (int lane = 0; lane < lanes; lane++)
                Scale(_dry[lane].AsSpan(0, frames), voltsPerUnit, volts.Slice((port * lanes + lane) * frames, frames));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void TakeLane(Span<double> dry, int lane, int read)
    {
        int stride = _file.Format.Channels;
        bool sums = _channels.Length > _dry.Length;
        int first = _channels[lane];
        int second = sums ? _channels[1] : first;
        for (int i = 0; i < read; i++)
        {
            double sample = sums ? 0.5 * (_interleaved[i * stride + first] + _interleaved[i * stride + second]) : _interleaved[i * stride + first];
            dry[i] = sample;
            Peak = Math.Max(Peak, Math.Abs(sample));
        }

        dry[read..].Clear();
    }

    private static void Scale(ReadOnlySpan<double> samples, double gain, Span<double> scaled)
    {
        for (int i = 0; i < samples.Length; i++)
            scaled[i] = gain * samples[i];
    }
}
