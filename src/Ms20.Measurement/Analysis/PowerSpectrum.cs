using System.Numerics;

namespace Ms20.Measurement.Analysis;

/// <summary>The power of each spectral line of a signal of 2^n samples, by the plain recursive Fourier transform, no window.</summary>
internal static class PowerSpectrum
{
    public static double[] Of(double[] volts)
    {
        Complex[] lines = [.. volts.Select(v => new Complex(v, 0.0))];
        Transform(lines);
        return [.. lines.Take(volts.Length / 2).Select(line => line.Magnitude * line.Magnitude)];
    }

    private static void Transform(Complex[] lines)
    {
        int length = lines.Length;
        if (length == 1)
            return;
        Complex[] even = new Complex[length / 2], odd = new Complex[length / 2];
        for (int k = 0; k < length / 2; k++)
            (even[k], odd[k]) = (lines[2 * k], lines[2 * k + 1]);
        Transform(even);
        Transform(odd);
        for (int k = 0; k < length / 2; k++)
        {
            Complex turned = Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * k / length) * odd[k];
            (lines[k], lines[k + length / 2]) = (even[k] + turned, even[k] - turned);
        }
    }
}
