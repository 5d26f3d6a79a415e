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
        double first = double.NaN, last = double.NaN;
        int periods = -1;
        for (int i = 1; i < wave.Length - 2; i++)
        {
            if (wave[i] < mean && wave[i + 1] >= mean)
            {
                last = i + Crossing(wave[i - 1] - mean, wave[i] - mean, wave[i + 1] - mean, wave[i + 2] - mean);
                first = double.IsNaN(first) ? last : first;
                periods++;
            }
        }

        double cycles = periods / (last - first);
        double fundamental = Peak(wave, mean, first, last, cycles);
        double Db(int harmonic) => 20.0 * Math.Log10(Peak(wave, mean, first, last, harmonic * cycles) / fundamental);
        return new(cycles * engineHz, fundamental, Db(2), Db(3), Db(5));
    }

    /// <summary>Where the cubic through four samples crosses zero between the middle two.</summary>
    private static double Crossing(double before, double below, double above, double after)
    {
        double low = 0.0, high = 1.0;
        for (int i = 0; i < 40; i++)
        {
            double t = 0.5 * (low + high);
            double a = 2.0 * before - 5.0 * below + 4.0 * above - after, b = 3.0 * (below - above) + after - before;
            double value = below + 0.5 * t * (above - before + t * (a + t * b));
            if (value < 0.0)
                low = t;
            else
                high = t;
        }

        return 0.5 * (low + high);
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
