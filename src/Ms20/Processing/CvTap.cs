using System.Collections.Immutable;
using Ms20.Audio.Wave;

namespace Ms20.App.Processing;

/// <summary>Writes the voltages of jacks into a WAVE file of floats: a channel a jack, all jacks of the first instrument, then all of the second.</summary>
internal sealed class CvTap
{
    private readonly int _jacks;
    private readonly int _lanes;
    private readonly double _voltsAtFullScale;
    private readonly double[] _interleaved;
    private readonly (double Lowest, double Highest)[] _ranges;

    /// <summary>A tap.</summary>
    /// <param name="jacks">How many jacks.</param>
    /// <param name="lanes">How many instruments.</param>
    /// <param name="voltsAtFullScale">Volts that become 1.0.</param>
    public CvTap(int jacks, int lanes, double voltsAtFullScale)
    {
        _jacks = jacks;
        _lanes = lanes;
        _voltsAtFullScale = voltsAtFullScale;
        _interleaved = new double[jacks * lanes * SignalProcessor.BlockFrames];
        _ranges = new (double, double)[jacks];
        Array.Fill(_ranges, (double.MaxValue, double.MinValue));
    }

    /// <summary>The lowest and the highest voltage of each jack so far.</summary>
    public ImmutableArray<(double Lowest, double Highest)> Ranges => [.. _ranges];

    /// <summary>Begins the file.</summary>
    public WaveWriter Begin(Stream destination, int rateHz) =>
        new(destination, new WaveFormat(rateHz, _jacks * _lanes, WaveEncoding.Float32), leaveOpen: true);

    /// <summary>Writes a part of a block.</summary>
    /// <param name="file">The file; null to measure only.</param>
    /// <param name="outputs">The instrument's outputs, port after port: the sound first, then the jacks.</param>
    /// <param name="frames">Frames of the block.</param>
    /// <param name="from">The first frame that belongs to the file.</param>
    /// <param name="count">How many do.</param>
    public void Write(WaveWriter? file, ReadOnlySpan<double> outputs, int frames, int from, int count)
    {
        int channels = _jacks * _lanes;
        for (int channel = 0; channel < channels; channel++)
        {
            (int lane, int jack) = Math.DivRem(channel, _jacks);
            ReadOnlySpan<double> volts = outputs.Slice(((1 + jack) * _lanes + lane) * frames + from, count);
            for (int i = 0; i < count; i++)
            {
                _ranges[jack] = (Math.Min(_ranges[jack].Lowest, volts[i]), Math.Max(_ranges[jack].Highest, volts[i]));
                _interleaved[i * channels + channel] = volts[i] / _voltsAtFullScale;
            }
        }

        file?.WriteFrames(_interleaved.AsSpan(0, count * channels));
    }
}
