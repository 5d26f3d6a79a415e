using System.Numerics;

namespace Ms20.Measurement.Analysis;

/// <summary>Levels of recorded waves.</summary>
internal static class Levels
{
    /// <summary>Standard deviation.</summary>
    public static double Deviation(double[] wave)
    {
        double mean = wave.Average();
        return Math.Sqrt(wave.Average(sample => (sample - mean) * (sample - mean)));
    }

    /// <summary>Peak of a sine of some cycles per sample, through a Hann window.</summary>
    public static double PeakAt(double[] wave, double cyclesPerSample)
    {
        Complex turn = Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * cyclesPerSample), now = 1.0, sum = 0.0;
        Complex windowTurn = Complex.FromPolarCoordinates(1.0, 2.0 * Math.PI / wave.Length), window = 1.0;
        foreach (double sample in wave)
        {
            sum += sample * (1.0 - window.Real) * now;
            now *= turn;
            window *= windowTurn;
        }

        return 2.0 * sum.Magnitude / wave.Length;
    }

    /// <summary>Power of the difference of two waves over the power of the second, in decibels.</summary>
    public static double NullDb(ReadOnlySpan<double> wave, ReadOnlySpan<double> reference)
    {
        double error = 0.0, power = 0.0;
        for (int i = 0; i < reference.Length; i++)
        {
            error += (wave[i] - reference[i]) * (wave[i] - reference[i]);
            power += reference[i] * reference[i];
        }

        return 10.0 * Math.Log10(error / power);
    }
}
