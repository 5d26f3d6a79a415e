using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

/// <summary>Amplitudes of the harmonics against the Fourier series of the ideal waves and the times their edges take.</summary>
public sealed class OscillatorSpectrumTests
{
    private const int Samples = 65536;
    private const int Bins = 131;

    private const double Hertz = Bins * 192000.0 / Samples;
    private const double ResetSeconds = 4e-6;
    private const double ComparatorSeconds = 5e-6;

    // What the corrected kernel leaves of its droop at 20 kHz: 0.044 dB. Edge times taken to second order give 0.005 dB back; alias is
    // nothing.
    private const double ToleranceDb = 0.045;

    [Fact]
    public void Saw_harmonics_fall_as_one_over_n_and_are_rounded_by_the_reset_time()
    {
        PeriodicSpectrum one = Spectrum(1, 0).One, two = Spectrum(1, 0).Two;
        for (int n = 1; n * Hertz < 20000.0; n++)
        {
            double expected = 5.0 / (Math.PI * n) * Sinc(n * Hertz * ResetSeconds);
            AssertWithin(expected, one.Amplitude(n * Bins), n);
            AssertWithin(expected, two.Amplitude(n * Bins), n);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.31)]
    [InlineData(0.02)]
    public void Rectangle_harmonics_follow_the_width(double width)
    {
        PeriodicSpectrum one = Spectrum(2, 1, width).One;
        for (int n = 1; n * Hertz < 20000.0; n++)
        {
            double expected = 10.0 / (Math.PI * n) * Math.Abs(Math.Sin(Math.PI * n * width)) * Sinc(n * Hertz * ComparatorSeconds);
            AssertWithin(expected, one.Amplitude(n * Bins), n);
        }
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(2, 0.25)]
    public void Square_and_pulse_are_rectangles_of_half_and_a_quarter(int wave, double width)
    {
        PeriodicSpectrum two = Spectrum(1, wave).Two;
        for (int n = 1; n * Hertz < 20000.0; n++)
        {
            double expected = 10.0 / (Math.PI * n) * Math.Abs(Math.Sin(Math.PI * n * width)) * Sinc(n * Hertz * ComparatorSeconds);
            AssertWithin(expected, two.Amplitude(n * Bins), n);
        }
    }

    [Fact]
    public void Triangle_harmonics_fall_as_one_over_n_squared_above_the_spike_of_the_reset()
    {
        PeriodicSpectrum one = Spectrum(0, 0).One;
        for (int n = 1; n * Hertz < 20000.0; n++)
        {
            // The trough and the spike in it are both at the reset: their cosines have opposite signs.
            double folded = n % 2 == 1 ? 20.0 / (Math.PI * Math.PI * n * n) : 0.0;
            double spike = 2.0 * (5.0 * ResetSeconds / 2.0) * Hertz;
            AssertWithin(Math.Abs(spike - folded), one.Amplitude(n * Bins), n, folded);
        }
    }

    [Fact]
    public void The_width_is_the_part_of_the_cycle_spent_high()
    {
        foreach (double width in (double[])[0.5, 0.4, 0.25, 0.1, 0.01])
        {
            // Kernel and edge times keep the mean; the sums are rounded 65536 times.
            Assert.Equal(2.5 * (2.0 * width - 1.0), Spectrum(2, 0, width).One.Dc, 9);
        }
    }

    [Fact]
    public void All_waves_swing_between_plus_and_minus_two_and_a_half_volts()
    {
        foreach ((int one, int two) in ((int, int)[])[(1, 0), (2, 1), (2, 2), (2, 3)])
        {
            OscillatorRig<Lanes1> rig = Rig(one, two, 0.5);
            rig.Cv1.Fill(Lanes1.Of(1.0));
            rig.Cv2.Fill(Lanes1.Of(1.7));
            (double[] first, double[] second) = rig.Render(Samples);
            foreach (double[] wave in (double[][])[first, second])
            {
                // The kernel's correction makes it overshoot each step of 5 V by 3.9 % at most: 0.195 V.
                Assert.InRange(Highest(wave), 2.49, 2.5 + 0.195);
                Assert.InRange(-Lowest(wave), 2.49, 2.5 + 0.195);
            }
        }
    }

    [Fact]
    public void The_saw_rises_slowly_and_drops_at_once()
    {
        (double[] one, double[] two) = Rig(1, 0, 0.5).Render(4096);
        foreach (double[] wave in (double[][])[one, two])
        {
            int rising = 0;
            for (int i = 1; i < wave.Length; i++)
                rising += wave[i] > wave[i - 1] ? 1 : 0;
            Assert.True(rising > 0.99 * wave.Length, $"{rising} of {wave.Length} samples rise");
        }
    }

    private static double Highest(double[] wave) => wave.Max();

    private static double Lowest(double[] wave) => wave.Min();

    private static OscillatorRig<Lanes1> Rig(int wave1, int wave2, double width)
    {
        OscillatorRig<Lanes1> rig = new();
        rig.Vco1.Wave.Turn(0, wave1);
        rig.Vco2.Wave.Turn(0, wave2);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(width));
        return rig;
    }

    private static (PeriodicSpectrum One, PeriodicSpectrum Two) Spectrum(int wave1, int wave2, double width = 0.5)
    {
        OscillatorRig<Lanes1> rig = Rig(wave1, wave2, width);
        double volts = rig.VoltsFor(Bins, Samples);
        rig.Cv1.Fill(Lanes1.Of(volts));
        rig.Cv2.Fill(Lanes1.Of(volts));
        (double[] one, double[] two) = rig.Render(Samples);
        return (new PeriodicSpectrum(one, rig.Rate.EngineHz), new PeriodicSpectrum(two, rig.Rate.EngineHz));
    }

    private static double Sinc(double x) => Math.Sin(Math.PI * x) / (Math.PI * x);

    private static void AssertWithin(double expected, double actual, int harmonic, double scale = 0.0)
    {
        // Harmonics near 0 (multiples of 1/width; where triangle and spike cancel) are judged by their neighbours' size, less 80 dB.
        double relative = Math.Pow(10.0, ToleranceDb / 20.0) - 1.0;
        double allowed = relative * Math.Max(expected, scale) + 1e-4 / harmonic;
        Assert.True(Math.Abs(actual - expected) < allowed, $"harmonic {harmonic}: {actual}, expected {expected}");
    }
}
