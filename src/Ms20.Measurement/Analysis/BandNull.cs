namespace Ms20.Measurement.Analysis;

/// <summary>Two recordings of the same stretch of time compared below 20 kHz, as they would leave the instrument, whatever their rates.</summary>
internal static class BandNull
{
    private const double HighestHz = 20000.0;

    /// <summary>Power of the difference over the power of the second, in decibels, both through a Hann window.</summary>
    /// <param name="wave">A recording.</param>
    /// <param name="reference">What it is compared with: as long in time, not in samples.</param>
    /// <param name="seconds">How long that is.</param>
    /// <param name="lateSeconds">By how much the first is later than the second.</param>
    public static double Db(double[] wave, double[] reference, double seconds, double lateSeconds = 0.0)
    {
        PeriodicSpectrum ours = Windowed(wave, seconds), theirs = Windowed(reference, seconds);
        double error = 0.0, power = 0.0;
        for (int bin = 1; bin / seconds < HighestHz; bin++)
        {
            var advance = System.Numerics.Complex.FromPolarCoordinates(1.0, 2.0 * Math.PI * bin / seconds * lateSeconds);
            System.Numerics.Complex difference = ours[bin] * advance - theirs[bin];
            error += difference.Real * difference.Real + difference.Imaginary * difference.Imaginary;
            power += theirs[bin].Real * theirs[bin].Real + theirs[bin].Imaginary * theirs[bin].Imaginary;
        }

        return 10.0 * Math.Log10(error / power);
    }

    private static PeriodicSpectrum Windowed(double[] wave, double seconds)
    {
        var windowed = new double[wave.Length];
        for (int i = 0; i < wave.Length; i++)
            windowed[i] = wave[i] * (0.5 - 0.5 * Math.Cos(2.0 * Math.PI * i / wave.Length));
        return new PeriodicSpectrum(windowed, wave.Length / seconds);
    }
}
