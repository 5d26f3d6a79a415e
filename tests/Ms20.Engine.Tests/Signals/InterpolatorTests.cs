using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public class InterpolatorTests
{
    private const int Added = 3;

    public static TheoryData<int> Oversamplings => [2, 4, 8, 16, 32, 64];

    [Theory]
    [MemberData(nameof(Oversamplings))]
    public void The_protected_band_passes_and_its_images_are_gone(int oversampling)
    {
        var interpolator = new Interpolator<Lanes1>(oversampling, Added);
        double[] response = HalfBandCascade.OfInterpolator(interpolator, oversampling);
        int centre = interpolator.LatencySamples * oversampling + Added;
        // An impulse of 1 holds 1/oversampling of the energy a second at the faster rate: the gain at rest is the oversampling.
        Assert.InRange(HalfBandCascade.RippleDb(response, centre, oversampling, gain: oversampling), 0.0, 1.5e-5);
        Assert.InRange(HalfBandCascade.StopbandDb(response, centre, oversampling, gain: oversampling), -400.0, -125.0);
    }

    [Theory]
    [MemberData(nameof(Oversamplings))]
    public void The_response_is_symmetric_about_the_latency_and_the_added_delay(int oversampling)
    {
        var interpolator = new Interpolator<Lanes1>(oversampling, Added);
        double[] response = HalfBandCascade.OfInterpolator(interpolator, oversampling);
        int centre = interpolator.LatencySamples * oversampling + Added;
        Assert.Equal(1.0, response[centre], 1e-6);
        for (int t = 1; centre + t < response.Length && centre - t >= 0; t++)
            Assert.Equal(response[centre - t], response[centre + t], 1e-15);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 22)]
    [InlineData(4, 26)]
    [InlineData(8, 27)]
    [InlineData(64, 28)]
    public void Latency_is_the_least_that_holds_the_filters_delay(int oversampling, int latency) =>
        Assert.Equal(latency, new Interpolator<Lanes1>(oversampling, Added).LatencySamples);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void However_it_is_cut_the_bits_are_the_same(int oversampling)
    {
        Lanes1[] host = Noise(seed: 8, length: 200, lane: 0);
        var whole = new Lanes1[200 * oversampling];
        Assert.Equal(200, new Interpolator<Lanes1>(oversampling, Added).Process(host, whole));

        var interpolator = new Interpolator<Lanes1>(oversampling, Added);
        var random = new Random(9);
        var pieces = new Lanes1[whole.Length];
        int taken = 0, filled = 0;
        while (filled < pieces.Length)
        {
            int count = Math.Min(pieces.Length - filled, random.Next(1, 2 * oversampling + 2));
            taken += interpolator.Process(host.AsSpan(taken), pieces.AsSpan(filled, count));
            filled += count;
        }
        Assert.Equal(host.Length, taken);
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void A_lane_of_eight_equals_one_alone_and_a_reset_forgets_everything()
    {
        var wideHost = new Lanes8[64];
        var wide = new Lanes8[64 * 8];
        Span<double> lanes = stackalloc double[8];
        for (int i = 0; i < wideHost.Length; i++)
        {
            for (int k = 0; k < 8; k++)
                lanes[k] = Lanes1.Get(Noise(seed: 6, wideHost.Length, k)[i], 0);
            wideHost[i] = Lanes8.Load(lanes);
        }
        var interpolator = new Interpolator<Lanes8>(8, Added);
        interpolator.Process(wideHost, wide.AsSpan(0, 101));
        interpolator.Reset();
        interpolator.Process(wideHost, wide);
        for (int k = 0; k < 8; k++)
        {
            var engine = new Lanes1[64 * 8];
            new Interpolator<Lanes1>(8, Added).Process(Noise(seed: 6, wideHost.Length, k), engine);
            for (int i = 0; i < engine.Length; i++)
                Assert.Equal(Lanes1.Get(engine[i], 0), Lanes8.Get(wide[i], k));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(64)]
    public void Up_and_down_again_gives_the_same_sound_later_by_both_latencies(int oversampling)
    {
        var interpolator = new Interpolator<Lanes1>(oversampling, Added);
        var decimator = new Decimator<Lanes1>(oversampling, Added);
        double[] hertz = [20.0, 997.0, 7919.0, 15013.0, 19997.0];
        var host = new Lanes1[1000];
        for (int i = 0; i < host.Length; i++)
            host[i] = Lanes1.Of(Sum(hertz, i));
        var engine = new Lanes1[host.Length * oversampling];
        var back = new Lanes1[host.Length];
        interpolator.Process(host, engine);
        decimator.Process(engine, back);
        int latency = interpolator.LatencySamples + decimator.LatencySamples;
        // Five sines of 1 V, each off by 5e-7 for each stage it passes, and images below -125 dB: 1e-5 in all. The first 100 samples hold the start.
        for (int i = 100; i + latency < host.Length; i++)
            Assert.Equal(Sum(hertz, i), Lanes1.Get(back[i + latency], 0), 1e-5);
    }

    private static double Sum(double[] hertz, int sample)
    {
        double sum = 0.0;
        foreach (double frequency in hertz)
            sum += Math.Sin(2.0 * Math.PI * frequency * sample / 48000.0);
        return sum;
    }

    private static Lanes1[] Noise(int seed, int length, int lane)
    {
        var random = new Random(seed * 100 + lane);
        var samples = new Lanes1[length];
        for (int i = 0; i < length; i++)
            samples[i] = Lanes1.Of(2.0 * random.NextDouble() - 1.0);
        return samples;
    }
}
