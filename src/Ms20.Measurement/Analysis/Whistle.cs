using System.Numerics;

namespace Ms20.Measurement.Analysis;

/// <summary>A filter's self-oscillation, measured after it has built up.</summary>
internal sealed record Whistle(double Hertz, double FundamentalVolts, double SecondDb, double ThirdDb, double FifthDb)
{
    /// <summary>Measures a filter's whistle.</summary>
    /// <param name="step">Takes an input in volts, gives the next sample.</param>
    /// <param name="engineHz">The rate of the samples.</param>
    /// <param name="kickVolts">A quarter period of this starts it.</param>
    /// <param name="cutoffHz">Its cutoff.</param>
    /// <param name="settleSeconds">How long to wait.</param>
    /// <param name="periods">How many periods of the cutoff to measure over.</param>
    public static Whistle Of(
        Func<double, double> step, double engineHz, double kickVolts, double cutoffHz, double settleSeconds, double periods)
    {
        int settle = (int)(settleSeconds * engineHz), kick = (int)(0.25 * engineHz / cutoffHz);
        for (int i = 0; i < settle; i++)
            step(i < kick ? kickVolts : 0.0);
        var wave = new double[(int)(periods * engineHz / cutoffHz)];
        for (int i = 0; i < wave.Length; i++)
            wave[i] = step(0.0);
        return Of(wave, engineHz);
    }

    private static Whistle Of(double[] wave, double engineHz)
    {
        double mean = wave.Average();
        (double first, double last, int periods) = Crossings.Rising(wave, mean);
        double cycles = periods / (last - first);
        double fundamental = Peak(wave, mean, first, last, cycles);
        double Db(int harmonic) => 20.0 * Math.Log10(Peak(wave, mean, first, last, harmonic * cycles) / fundamental);
        return new(cycles * engineHz, fundamental, Db(2), Db(3), Db(5));
    }

    private static double Peak(double[] wave, double mean, double first, double last, double cyclesPerSample)
    {
        Complex sum = 0.0;
        double weights = 0.0;
        for (int i = (int)first + 1; i <= last; i++)
        {
            double weight = 0.5 - 0.5 * Math.Cos(2.0 * Math.PI * (i - first) / (last - first));
            sum += weight * (wave[i] - mean) * Complex.FromPolarCoordinates(1.0, -2.0 * Math.PI * cyclesPerSample * i);
            weights += weight;
        }

        return 2.0 * sum.Magnitude / weights;
    }
}
