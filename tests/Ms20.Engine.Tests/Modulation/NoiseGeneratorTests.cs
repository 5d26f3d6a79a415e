using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests;

public sealed class NoiseGeneratorTests(ITestOutputHelper output)
{
    private const int Samples = 1 << 19;

    [Theory]
    [InlineData(88200.0)]
    [InlineData(192000.0)]
    [InlineData(384000.0)]
    [InlineData(768000.0)]
    public void Both_noises_have_their_strength_in_the_audible_band_at_every_rate(double rateHz)
    {
        (double[] white, double[] pink) = Render(rateHz, 1, Samples);
        double whiteDb = 10.0 * Math.Log10(new PeriodicSpectrum(white, rateHz).PowerBetween(20.0, 20000.0) / (0.83 * 0.83));
        double pinkDb = 10.0 * Math.Log10(new PeriodicSpectrum(pink, rateHz).PowerBetween(20.0, 20000.0) / (0.83 * 0.83));
        output.WriteLine($"{rateHz}: white {whiteDb:F3} dB, pink {pinkDb:F3} dB");
        // Shortest at 768 kHz: 0.68 s x 20 kHz hold 13600 independent pairs, 0.04 dB; four times that. In pink noise a tenth of the power
        // is in the 20 Hz of the lowest octave: 14 pairs there, 27 in the next..., 0.16 dB in all; four times that.
        Assert.InRange(whiteDb, -0.16, 0.16);
        Assert.InRange(pinkDb, -0.64, 0.64);
    }

    [Fact]
    public void White_is_flat_to_half_the_rate()
    {
        PeriodicSpectrum spectrum = new(Render(192000.0, 2, Samples).White, 192000.0);
        for (int band = 0; band < 12; band++)
        {
            double level = spectrum.PowerBetween(band * 8000.0 + 1.0, (band + 1) * 8000.0) / (0.83 * 0.83 * 8000.0 / 19980.0);
            // 21800 pairs a band: 0.68 %, four times that.
            Assert.InRange(level, 0.973, 1.027);
        }
    }

    [Fact]
    public void Limited_white_noise_has_no_memory()
    {
        // At 768 kHz one sample in five is limited.
        double[] white = Render(768000.0, 3, Samples).White;
        double power = Correlation(white, white, 0);
        Assert.Equal(1.0, power / (0.83 * 0.83 / 19980.0 * 384000.0), 0.02);
        // 1/sqrt(524288) = 0.0014, four times that.
        for (int lag = 1; lag <= 40; lag++)
            Assert.InRange(Correlation(white, white, lag) / power, -0.0056, 0.0056);
    }

    [Theory]
    [InlineData(88200.0)]
    [InlineData(192000.0)]
    [InlineData(768000.0)]
    public void Pink_falls_by_three_decibels_an_octave(double rateHz)
    {
        EngineRate rate = new(rateHz, 1);
        PinkFilter<Lanes1> filter = new();
        filter.Prepare(rate, 1.0);
        // The impulse response, 2^18 samples: at 768 kHz a third of a second, 20 times the longest time constant.
        double[] response = new double[1 << 18];
        Lanes1[] impulse = new Lanes1[Tick.Samples], pink = new Lanes1[Tick.Samples];
        impulse[0] = Lanes1.Of(1.0);
        for (int i = 0; i < response.Length; i += Tick.Samples)
        {
            filter.Run(0, Tick.Samples, impulse, pink);
            for (int k = 0; k < Tick.Samples; k++)
                response[i + k] = Lanes1.Get(pink[k], 0);
            impulse[0] = default;
        }
        PeriodicSpectrum spectrum = new(response, rateHz);
        double highest = double.MinValue, lowest = double.MaxValue;
        for (int bin = (int)Math.Ceiling(20.0 / rateHz * response.Length); bin * rateHz / response.Length <= 20000.0; bin++)
        {
            double offDb = 20.0 * Math.Log10(spectrum.Amplitude(bin) * Math.Sqrt(bin));
            (highest, lowest) = (Math.Max(highest, offDb), Math.Min(lowest, offDb));
        }
        output.WriteLine($"{rateHz}: {highest - lowest:F4} dB from 20 Hz to 20 kHz");
        // The design's ripple, from its documentation: 0.057 dB.
        Assert.True(highest - lowest < 0.06, $"{highest - lowest} dB");
    }

    [Theory]
    [InlineData(192000.0)]
    [InlineData(768000.0)]
    public void Peaks_stop_at_five_volts(double rateHz)
    {
        (double[] white, double[] pink) = Render(rateHz, 4, Samples);
        int limited = 0;
        for (int i = 0; i < white.Length; i++)
        {
            Assert.InRange(white[i], -5.0, 5.0);
            Assert.InRange(pink[i], -5.0, 5.0);
            limited += Math.Abs(white[i]) == 5.0 ? 1 : 0;
        }
        Assert.True(limited > 0);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.82)]
    [InlineData(3.2)]
    [InlineData(4.6)]
    public void The_strength_before_the_limiter_makes_up_for_what_it_takes(double deviation)
    {
        // Numerically: the density of a sum of four from four running means over a fine grid of -4 to 4.
        const int grid = 4000;
        double scale = LimitedNoise.ScaleFor(deviation, 5.0);
        double[] density = new double[4 * grid];
        density[2 * grid] = 1.0;
        for (int fold = 0; fold < 4; fold++)
            density = RunningMean(density, grid);
        double power = 0.0;
        for (int i = 0; i < density.Length; i++)
            power += density[i] * Math.Pow(Math.Min(5.0, Math.Abs(scale * (i - 2.0 * grid) * 2.0 / grid)), 2.0);
        // The grid's own error is that of its step squared.
        Assert.Equal(deviation, Math.Sqrt(power), 1e-5 * deviation);
    }

    [Fact]
    public void A_draw_of_four_is_nearly_gaussian()
    {
        UniformNoise<Lanes1> noise = default;
        noise.Seed(new UnitParts<Lanes1>(), 99);
        double mean = 0.0, second = 0.0, fourth = 0.0;
        const int draws = 1 << 20;
        for (int i = 0; i < draws; i++)
        {
            double x = Lanes1.Get(noise.NextSumOfFour(), 0);
            Assert.InRange(x, -4.0, 4.0);
            mean += x / draws;
            second += x * x / draws;
            fourth += x * x * x * x / draws;
        }
        // Variance 4/3, kurtosis 3 - 1.2/4; four standard errors of a million draws.
        Assert.InRange(mean, -0.0046, 0.0046);
        Assert.Equal(4.0 / 3.0, second, 0.007);
        Assert.Equal(2.7, fourth / (second * second), 0.014);
    }

    [Fact]
    public void Seeds_give_unrelated_noise_and_a_reset_gives_the_same_again()
    {
        double[] one = Render(192000.0, 5, 1 << 16).White, other = Render(192000.0, 6, 1 << 16).White;
        double relation = Correlation(one, other, 0) / Correlation(one, one, 0);
        // 1/sqrt(65536) = 0.0039, four times that.
        Assert.InRange(relation, -0.0156, 0.0156);

        NoiseGenerator<Lanes1> noise = Prepared(192000.0, 5);
        double[] first = Render(noise, 1 << 12).Pink;
        noise.Reset();
        Assert.Equal(first, Render(noise, 1 << 12).Pink);
    }

    [Fact]
    public void Pink_noise_is_there_from_the_first_sample()
    {
        // The mean square of the first 256 samples of 400 seeds, against the long run.
        double early = 0.0, late = 0.0;
        for (ulong seed = 1; seed <= 400; seed++)
        {
            double[] pink = Render(192000.0, seed, 1 << 13).Pink;
            early += Correlation(pink[..256], pink[..256], 0) / 400.0;
            late += Correlation(pink[^256..], pink[^256..], 0) / 400.0;
        }
        // Within a third: 400 draws of mostly slow noise are known to 10 %, and the start neglects what neighbouring sections share.
        Assert.InRange(early / late, 0.67, 1.5);
    }

    private static double[] RunningMean(double[] values, int width)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] == 0.0)
                continue;
            for (int k = -width / 2; k <= width / 2; k++)
            {
                double weight = Math.Abs(k) == width / 2 ? 0.5 : 1.0;
                if (i + k >= 0 && i + k < values.Length)
                    result[i + k] += weight * values[i] / width;
            }
        }
        return result;
    }

    private static double Correlation(double[] a, double[] b, int lag)
    {
        double sum = 0.0;
        for (int i = lag; i < a.Length; i++)
            sum += a[i] * b[i - lag];
        return sum / (a.Length - lag);
    }

    private static NoiseGenerator<Lanes1> Prepared(double rateHz, ulong seed)
    {
        UnitParts<Lanes1> parts = new();
        parts.Seeds[0] = seed;
        NoiseGenerator<Lanes1> noise = new();
        noise.Prepare(new EngineRate(rateHz, 1), parts);
        noise.Reset();
        return noise;
    }

    private static (double[] White, double[] Pink) Render(double rateHz, ulong seed, int samples) =>
        Render(Prepared(rateHz, seed), samples);

    private static (double[] White, double[] Pink) Render(NoiseGenerator<Lanes1> noise, int samples)
    {
        double[] white = new double[samples], pink = new double[samples];
        for (int i = 0; i < samples; i++)
        {
            int place = i % Tick.Samples;
            if (place == 0)
            {
                noise.BeginTick();
                noise.Run(0, Tick.Samples);
            }
            white[i] = Lanes1.Get(noise.White.Volts[place], 0);
            pink[i] = Lanes1.Get(noise.Pink.Volts[place], 0);
        }
        return (white, pink);
    }
}
