using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public sealed class BandLimitedWaveTests
{
    private const int Jump = 20;

    // Both sides are a few dozen roundings of numbers below 10.
    private const double Rounding = 1e-13;

    public static TheoryData<double, double> Instants =>
        new() { { 0.0, 1.0 / 6.0 }, { 0.123, 1.0 / 6.0 }, { 0.5, 0.1 }, { 0.87, -0.3 }, { 1.0, 1.0 / 6.0 } };

    [Theory]
    [MemberData(nameof(Instants))]
    public void A_step_comes_out_as_its_convolution_with_the_corrected_spline(double since, double correction)
    {
        BandLimitedWave<Lanes1> wave = new();
        wave.Reset(default);
        wave.BeginTick();
        for (int i = 0; i < Tick.Samples; i++)
        {
            if (i == Jump)
                wave.AddStep(i, Lanes1.Of(since), Lanes1.Of(3.0), Lanes1.Of(correction));
            double expected = 3.0 * Corrected(i - BandLimitedWave<Lanes1>.LatencySamples - (Jump - since), 4, correction);
            AssertNear(expected, wave.Next(i, Lanes1.Of(i >= Jump ? 3.0 : 0.0)), i);
        }
    }

    [Theory]
    [MemberData(nameof(Instants))]
    public void A_corner_with_a_spike_comes_out_as_its_convolution(double since, double correction)
    {
        BandLimitedWave<Lanes1> wave = new();
        wave.Reset(default);
        wave.BeginTick();
        for (int i = 0; i < Tick.Samples; i++)
        {
            if (i == Jump)
                wave.AddCorner(i, Lanes1.Of(since), Lanes1.Of(-0.7), Lanes1.Of(1.9), Lanes1.Of(correction));
            double distance = i - BandLimitedWave<Lanes1>.LatencySamples - (Jump - since);
            double expected = -0.7 * Corrected(distance, 5, correction) + 1.9 * Corrected(distance, 3, correction);
            AssertNear(expected, wave.Next(i, Lanes1.Of(i >= Jump ? -0.7 * (i - Jump + since) : 0.0)), i);
        }
    }

    [Fact]
    public void A_step_at_the_end_of_a_tick_is_finished_in_the_next()
    {
        BandLimitedWave<Lanes1> wave = new();
        wave.Reset(default);
        wave.BeginTick();
        for (int i = 0; i < 2 * Tick.Samples; i++)
        {
            if (i == Tick.Samples)
                wave.BeginTick();
            if (i == Tick.Samples - 1)
                wave.AddStep(Tick.Samples - 1, Lanes1.Of(0.4), Lanes1.Of(1.0), Lanes1.Of(1.0 / 6.0));
            double expected = Corrected(i - BandLimitedWave<Lanes1>.LatencySamples - (Tick.Samples - 1 - 0.4), 4, 1.0 / 6.0);
            AssertNear(expected, wave.Next(i % Tick.Samples, Lanes1.Of(i >= Tick.Samples - 1 ? 1.0 : 0.0)), i);
        }
    }

    [Fact]
    public void After_reset_the_wave_has_stood_for_long()
    {
        BandLimitedWave<Lanes1> wave = new();
        wave.Reset(Lanes1.Of(1.25));
        wave.BeginTick();
        for (int i = 0; i < Tick.Samples; i++)
            AssertNear(1.25, wave.Next(i, Lanes1.Of(1.25)), i);
    }

    /// <summary>The spline (degree 3), its integral (4: a step) or the integral of that (5: a corner), corrected.</summary>
    private static double Corrected(double x, int degree, double correction) =>
        (1.0 + 2.0 * correction) * Spline(x, degree) - correction * (Spline(x - 1.0, degree) + Spline(x + 1.0, degree));

    /// <summary>In truncated powers, sum over k of (-1)^k C(4, k) (x + 2 - k)+^degree / degree!, unlike the engine's pieces.</summary>
    private static double Spline(double x, int degree)
    {
        double[] weights = [1.0, -4.0, 6.0, -4.0, 1.0];
        if (x > 2.5)
            return degree == 3 ? 0.0 : degree == 4 ? 1.0 : x;
        double sum = 0.0, factorial = degree switch { 3 => 6.0, 4 => 24.0, _ => 120.0 };
        for (int k = 0; k < weights.Length; k++)
            sum += weights[k] * Math.Pow(Math.Max(0.0, x + 2.0 - k), degree) / factorial;
        return sum;
    }

    private static void AssertNear(double expected, Lanes1 actual, int sample)
    {
        double value = Lanes1.Get(actual, 0);
        Assert.True(Math.Abs(value - expected) < Rounding, $"sample {sample}: {value}, expected {expected}");
    }
}
