using Ms20.App.Processing;
using Ms20.Measurement.Analysis;

namespace Ms20.App.Spectra;

/// <summary>How loud each frequency of a file is at each time: the short-time Fourier transform with a Hann window, the loudest of what falls into a column.</summary>
internal sealed class Spectrogram
{
    /// <summary>About how long a window is, in seconds. A tunable: short enough to part strokes of a drum, long enough to part the notes of a bass.</summary>
    private const double WindowSeconds = 0.04;

    /// <summary>What is no level at all, in decibels.</summary>
    private const double NothingDb = -300.0;

    private readonly float[] _powers;
    private readonly int _bins;
    private readonly double _binHz;

    private Spectrogram(float[] powers, int columns, int bins, double binHz, double lengthSeconds)
    {
        _powers = powers;
        Columns = columns;
        _bins = bins;
        _binHz = binHz;
        LengthSeconds = lengthSeconds;
    }

    /// <summary>How many columns it has.</summary>
    public int Columns { get; }

    /// <summary>The file's length in seconds.</summary>
    public double LengthSeconds { get; }

    /// <summary>The highest frequency it tells of: half the file's rate.</summary>
    public double HighestHz => _bins * _binHz;

    /// <summary>Reads a file block by block, whatever its length; channels are taken as their mean.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="columns">How many columns to make of it.</param>
    /// <param name="stop">Stops between two windows.</param>
    /// <exception cref="Refusal">The file is damaged, or its length cannot be known beforehand.</exception>
    public static Spectrogram Read(WaveInput file, int columns, CancellationToken stop = default)
    {
        long frames = file.FrameCount ?? throw new Refusal($"{file.Name} does not say how long it is: save it to a file first.");
        int length = 256;
        while (2 * length <= 1.5 * WindowSeconds * file.Format.SampleRateHz)
            length *= 2;
        int bins = length / 2;
        float[] powers = new float[columns * bins];
        double[] hann = Hann(length);
        double[] window = new double[length], shaped = new double[length];
        double[] block = new double[length * file.Format.Channels];
        // No column stays without a window, and windows overlap by half or more.
        int hop = (int)Math.Clamp(frames / columns, 1, bins);
        Slide(file, window, block, bins);
        for (long centre = 0; centre < frames; centre += hop)
        {
            stop.ThrowIfCancellationRequested();
            for (int i = 0; i < length; i++)
                shaped[i] = hann[i] * window[i];
            Keep(PowerSpectrum.Of(shaped), powers.AsSpan((int)(centre * columns / frames) * bins, bins));
            Slide(file, window, block, hop);
        }

        if (frames < columns)
            FillGaps(powers, columns, bins);
        return new Spectrogram(powers, columns, bins, (double)file.Format.SampleRateHz / length, (double)frames / file.Format.SampleRateHz);
    }

    /// <summary>The loudest there is in a band at a time, in decibels below a sine at full scale.</summary>
    /// <param name="column">The time, a column.</param>
    /// <param name="lowHz">Where the band begins.</param>
    /// <param name="highHz">Where it ends; a band between two spectral lines takes what a straight line between them gives.</param>
    public double LevelDb(int column, double lowHz, double highHz)
    {
        ReadOnlySpan<float> powers = _powers.AsSpan(column * _bins, _bins);
        double middle = Math.Clamp(0.5 * (lowHz + highHz) / _binHz, 0.0, _bins - 1.0);
        int below = (int)middle, above = Math.Min(below + 1, _bins - 1);
        double db = Db(powers[below]) + (middle - below) * (Db(powers[above]) - Db(powers[below]));
        for (int bin = (int)Math.Ceiling(lowHz / _binHz); bin < Math.Min(_bins, highHz / _binHz); bin++)
            db = Math.Max(db, Db(powers[bin]));
        return db;
    }

    private static double Db(double power) => power > 0.0 ? 10.0 * Math.Log10(power) : NothingDb;

    // Scaled so that a sine at full scale has a line of power 1: half of it is at the negative frequency, and the window's mean is a half.
    private static double[] Hann(int length) =>
        [.. Enumerable.Range(0, length).Select(i => 2.0 / length * (1.0 - Math.Cos(2.0 * Math.PI * (i + 0.5) / length)))];

    private static void Slide(WaveInput file, double[] window, double[] block, int hop)
    {
        int channels = file.Format.Channels;
        Array.Copy(window, hop, window, 0, window.Length - hop);
        int read = file.Read(block.AsSpan(0, hop * channels));
        for (int i = 0; i < hop; i++)
        {
            double sum = 0.0;
            for (int channel = 0; i < read && channel < channels; channel++)
                sum += block[i * channels + channel];
            window[window.Length - hop + i] = sum / channels;
        }
    }

    private static void Keep(double[] lines, Span<float> powers)
    {
        for (int bin = 0; bin < powers.Length; bin++)
            powers[bin] = Math.Max(powers[bin], (float)lines[bin]);
    }

    // A file of fewer frames than columns: what has no window shows what was before it.
    private static void FillGaps(float[] powers, int columns, int bins)
    {
        for (int column = 1; column < columns; column++)
        {
            Span<float> here = powers.AsSpan(column * bins, bins);
            if (!here.ContainsAnyExcept(0.0f))
                powers.AsSpan((column - 1) * bins, bins).CopyTo(here);
        }
    }
}
