using System.Collections.Immutable;
using Ms20.Engine;

namespace Ms20.App.Processing;

/// <summary>
/// Control voltages from a WAVE file, a jack to a channel, the same for every lane. Before the file's beginning its first volts stand, but gates are
/// off; after its end its last volts stay.
/// </summary>
internal sealed class CvFeed : JackFeed, IDisposable
{
    private readonly WaveInput _file;
    private readonly ImmutableArray<CvPlug> _plugs;
    private readonly double _voltsAtFullScale;
    private readonly double[] _interleaved;
    private long? _lengthFrames;
    private long _read;
    private bool _firstIsTaken;

    /// <summary>A feed.</summary>
    /// <param name="file">The file; the feed disposes of it.</param>
    /// <param name="plugs">Which channel goes where; channels are the file's.</param>
    /// <param name="voltsAtFullScale">Volts that a sample of 1.0 stands for.</param>
    /// <param name="blockFrames">The longest block.</param>
    public CvFeed(WaveInput file, ImmutableArray<CvPlug> plugs, double voltsAtFullScale, int blockFrames)
    {
        _file = file;
        _plugs = plugs;
        _voltsAtFullScale = voltsAtFullScale;
        _lengthFrames = file.FrameCount;
        // A frame more than a block: before the block stands the last frame of the one before it, and before the first block the file's first.
        _interleaved = new double[(blockFrames + 1) * file.Format.Channels];
        _read = file.Read(_interleaved.AsSpan(0, file.Format.Channels));
        Ports = [.. plugs.Select(plug => new HostPort(plug.Jack, HostScale.ControlVolts))];
    }

    /// <inheritdoc/>
    public override ImmutableArray<HostPort> Ports { get; }

    /// <inheritdoc/>
    public override long? LengthFrames => _lengthFrames;

    /// <inheritdoc/>
    public override void Rest(Span<double> volts, int lanes, int frames)
    {
        for (int port = 0; port < _plugs.Length; port++)
        {
            CvPlug plug = _plugs[port];
            double rest = Ports[port].BeginsOpen ? plug.Jack.OpenVolts : _voltsAtFullScale * _interleaved[plug.Channel];
            volts.Slice(port * lanes * frames, lanes * frames).Fill(rest);
        }
    }

    /// <inheritdoc/>
    public override void Fill(Span<double> volts, int lanes, int frames)
    {
        int channels = _file.Format.Channels;
        Span<double> block = _interleaved.AsSpan(channels, frames * channels);
        int held = _firstIsTaken ? 0 : 1;
        _interleaved.AsSpan(0, held * channels).CopyTo(block);
        _firstIsTaken = true;
        int read = held;
        if (read < frames && !(_read >= _lengthFrames))
            read += ReadInto(block[(held * channels)..]);
        if (read < frames)
            _lengthFrames = _read;
        for (int i = read; i < frames; i++)
            _interleaved.AsSpan(i * channels, channels).CopyTo(block[(i * channels)..]);
        block[^channels..].CopyTo(_interleaved);
        for (int port = 0; port < _plugs.Length; port++)
        {
            for (int lane = 0; lane < lanes; lane++)
                TakeChannel(block, _plugs[port].Channel, volts.Slice((port * lanes + lane) * frames, frames));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private int ReadInto(Span<double> block)
    {
        int read = _file.Read(block);
        _read += read;
        return read;
    }

    private void TakeChannel(ReadOnlySpan<double> block, int channel, Span<double> volts)
    {
        for (int i = 0; i < volts.Length; i++)
            volts[i] = _voltsAtFullScale * block[i * _file.Format.Channels + channel];
    }
}
