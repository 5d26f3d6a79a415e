using System.Runtime.CompilerServices;

namespace Ms20.Bench.Figures;

/// <summary>
/// A fixed piece of work to measure the machine by: a linear state-variable filter, trapezoidal, its state in locals (A. Simper, "Linear
/// Trapezoidal Integrated State Variable Filter", 2013).
/// </summary>
/// <remarks>
/// Every figure is also given as a multiple of this one, taken in between: a busy or a slower machine slows both. It is scalar and bound by the latency of
/// its recursion, as circuits are; it never changes, or old ratios mean nothing.
/// </remarks>
internal sealed class ReferenceKernel
{
    /// <summary>Samples in a run.</summary>
    public const int Samples = 512;

    // 1 kHz at 192 kHz, damping 0.5.
    private const double G = 0.016363;
    private const double Damping = 0.5;
    private const double A1 = 1.0 / (1.0 + G * (G + Damping));
    private const double A2 = G * A1;
    private const double A3 = G * A2;

    private readonly double[] _input = new double[Samples];
    private double _first;
    private double _second;

    public ReferenceKernel()
    {
        for (int i = 0; i < Samples; i++)
            _input[i] = i % 37 - 18.0;
    }

    /// <summary>The filter's output after the last run; reading it keeps the work from being optimised away.</summary>
    public double Output => _second;

    /// <summary>Filters <see cref="Samples"/> samples. Compiled once and for all: it must not get faster while it is used as a measure.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public void Run()
    {
        double first = _first, second = _second;
        foreach (double input in _input)
        {
            double v3 = input - second;
            double band = A1 * first + A2 * v3;
            double low = second + A2 * first + A3 * v3;
            first = 2.0 * band - first;
            second = 2.0 * low - second;
        }

        _first = first;
        _second = second;
    }
}
