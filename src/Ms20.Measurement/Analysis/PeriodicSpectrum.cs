using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace Ms20.Measurement.Analysis;

/// <summary>Spectrum of a signal that repeats exactly after as many samples as are given: no window, no leakage.</summary>
internal sealed class PeriodicSpectrum
{
    private readonly Complex[] _bins;
    private readonly double _binHz;

    public PeriodicSpectrum(ReadOnlySpan<double> samples, double rateHz)
    {
        _bins = new Complex[samples.Length];
        for (int i = 0; i < samples.Length; i++)
            _bins[i] = samples[i];
        Fourier.Forward(_bins, FourierOptions.NoScaling);
        for (int i = 0; i < _bins.Length; i++)
            _bins[i] /= samples.Length;
        _binHz = rateHz / samples.Length;
    }

    /// <summary>The mean.</summary>
    public double Dc => _bins[0].Real;

    /// <summary>Peak amplitude of the sine in a bin.</summary>
    public double Amplitude(int bin) => 2.0 * _bins[bin].Magnitude;

    /// <summary>The bin as it stands: half the amplitude, with its phase.</summary>
    public Complex this[int bin] => _bins[bin];

    /// <summary>Power of the sines in the bins from one frequency (inclusive) to another (exclusive).</summary>
    public double PowerBetween(double lowHz, double highHz)
    {
        double sum = 0.0;
        for (int bin = (int)Math.Ceiling(lowHz / _binHz); bin * _binHz < highHz && bin < _bins.Length / 2; bin++)
            sum += 2.0 * _bins[bin].Magnitude * _bins[bin].Magnitude;
        return sum;
    }

    /// <summary>Everything below 20 kHz that is no multiple of a bin, against what is, in decibels: the alias of a periodic wave.</summary>
    public double AliasDb(int fundamental)
    {
        double alias = 0.0, harmonics = 0.0;
        for (int bin = 1; bin * _binHz < 20000.0; bin++)
        {
            double power = _bins[bin].Magnitude * _bins[bin].Magnitude;
            if (bin % fundamental == 0)
                harmonics += power;
            else
                alias += power;
        }
        return 10.0 * Math.Log10(alias / harmonics);
    }
}
