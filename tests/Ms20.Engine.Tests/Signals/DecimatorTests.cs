using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public class DecimatorTests
{
    // The 4-point edges of the oscillators come this much late.
    private const int Upstream = 3;

    public static TheoryData<int> Oversamplings => [2, 4, 8, 16, 32, 64];

    [Theory]
    [MemberData(nameof(Oversamplings))]
    public void The_protected_band_passes_and_nothing_folds_into_it(int oversampling)
    {
        var decimator = new Decimator<Lanes8>(oversampling, Upstream);
        double[] response = HalfBandCascade.OfDecimator(decimator, oversampling);
        int centre = Centre(decimator, oversampling);
        // The chain must hold 0.001 dB and -125 dB; the stages' own ripples, 4e-6 dB each, add up to 1.1e-5 dB.
        Assert.InRange(HalfBandCascade.RippleDb(response, centre, oversampling, gain: 1.0), 0.0, 1.5e-5);
        Assert.InRange(HalfBandCascade.StopbandDb(response, centre, oversampling, gain: 1.0), -400.0, -125.0);
    }

    [Theory]
    [MemberData(nameof(Oversamplings))]
    public void The_response_is_symmetric_about_exactly_the_latency_reported(int oversampling)
    {
        var decimator = new Decimator<Lanes8>(oversampling, Upstream);
        double[] response = HalfBandCascade.OfDecimator(decimator, oversampling);
        int centre = Centre(decimator, oversampling);
        Assert.Equal(response.Max(), response[centre]);
        for (int t = 1; centre + t < response.Length && centre - t >= 0; t++)
            // Sums in another order: the last bit of coefficients below 1.
            Assert.Equal(response[centre - t], response[centre + t], 1e-16);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 25)]
    [InlineData(4, 27)]
    [InlineData(8, 27)]
    [InlineData(64, 27)]
    public void Latency_is_the_filters_delay_and_the_oscillators_in_whole_host_samples(int oversampling, int latency) =>
        Assert.Equal(latency, new Decimator<Lanes1>(oversampling, Upstream).LatencySamples);

    [Fact]
    public void At_a_host_of_44100_hertz_20_kilohertz_loses_less_than_a_fifth_of_a_decibel()
    {
        var decimator = new Decimator<Lanes8>(4, Upstream);
        double[] response = HalfBandCascade.OfDecimator(decimator, 4);
        int centre = Centre(decimator, 4);
        Assert.Equal(-0.165, Tone.Db(HalfBandCascade.MagnitudeAt(response, centre, 4, 20000.0 / 44100.0)), 0.001);
        Assert.Equal(-0.0035, Tone.Db(HalfBandCascade.MagnitudeAt(response, centre, 4, 19000.0 / 44100.0)), 0.0001);
    }

    [Fact]
    public void Sines_that_fold_to_audible_places_are_gone()
    {
        // Eight sines of 1 V in eight lanes, each between 28 kHz and 96 kHz at 4 times 48 kHz, each folding to the place named.
        double[] engineHz = [28000, 29000, 47000, 49000, 68000, 76000, 95000, 96000];
        double[] foldedHz = [20000, 19000, 1000, 1000, 20000, 20000, 1000, 0];
        const int host = 4800;
        var engine = new Lanes8[2 * host * 4];
        var decimated = new Lanes8[2 * host];
        Span<double> lanes = stackalloc double[8];
        for (int i = 0; i < engine.Length; i++)
        {
            for (int k = 0; k < 8; k++)
                lanes[k] = Math.Cos(2.0 * Math.PI * engineHz[k] * i / 192000.0);
            engine[i] = Lanes8.Load(lanes);
        }
        new Decimator<Lanes8>(4, Upstream).Process(engine, decimated);
        var record = new double[host];
        for (int k = 0; k < 8; k++)
        {
            for (int i = 0; i < host; i++)
                record[i] = Lanes8.Get(decimated[host + i], k);
            Assert.InRange(Tone.Db(Tone.PeakAt(record, (int)foldedHz[k] / 10)), -400.0, -125.0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(64)]
    public void However_it_is_cut_the_bits_are_the_same(int oversampling)
    {
        Lanes1[] engine = Noise(seed: 4, length: 300 * oversampling, lane: 0);
        var whole = new Lanes1[300];
        Assert.Equal(300, new Decimator<Lanes1>(oversampling, Upstream).Process(engine, whole));

        var decimator = new Decimator<Lanes1>(oversampling, Upstream);
        var random = new Random(5);
        var pieces = new Lanes1[300];
        int taken = 0, written = 0;
        while (taken < engine.Length)
        {
            int count = Math.Min(engine.Length - taken, random.Next(4) == 0 ? random.Next(1, 200) : random.Next(1, 5));
            written += decimator.Process(engine.AsSpan(taken, count), pieces.AsSpan(written));
            taken += count;
        }
        Assert.Equal(whole.Length, written);
        Assert.Equal(whole, pieces);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(32)]
    public void Every_group_of_engine_samples_gives_one_host_sample(int oversampling)
    {
        var decimator = new Decimator<Lanes1>(oversampling, Upstream);
        var engine = new Lanes1[oversampling];
        var host = new Lanes1[2];
        for (int group = 0; group < 100; group++)
            Assert.Equal(1, decimator.Process(engine, host));
    }

    [Fact]
    public void A_lane_of_eight_equals_one_alone_and_a_reset_forgets_everything()
    {
        var wide = new Lanes8[64 * 8];
        var wideHost = new Lanes8[64];
        Span<double> lanes = stackalloc double[8];
        for (int i = 0; i < wide.Length; i++)
        {
            for (int k = 0; k < 8; k++)
                lanes[k] = Lanes1.Get(Noise(seed: 6, wide.Length, k)[i], 0);
            wide[i] = Lanes8.Load(lanes);
        }
        var decimator = new Decimator<Lanes8>(8, Upstream);
        decimator.Process(wide.AsSpan(100), wideHost);
        decimator.Reset();
        decimator.Process(wide, wideHost);
        for (int k = 0; k < 8; k++)
        {
            var host = new Lanes1[64];
            new Decimator<Lanes1>(8, Upstream).Process(Noise(seed: 6, wide.Length, k), host);
            for (int i = 0; i < host.Length; i++)
                Assert.Equal(Lanes1.Get(host[i], 0), Lanes8.Get(wideHost[i], k));
        }
    }

    [Fact]
    public void At_the_hosts_own_rate_it_is_a_copy()
    {
        Lanes1[] engine = Noise(seed: 7, length: 100, lane: 0);
        var host = new Lanes1[100];
        Assert.Equal(100, new Decimator<Lanes1>(1, Upstream).Process(engine, host));
        Assert.Equal(engine, host);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(128)]
    public void Other_ratios_are_refused_in_one_sentence(int oversampling)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => new Decimator<Lanes1>(oversampling));
        Assert.StartsWith("The oversampling must be a power of two from 1 to 64.", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Where an impulse's answer is centred, in the coordinates of <see cref="HalfBandCascade.OfDecimator"/>.</summary>
    private static int Centre<TLanes>(Decimator<TLanes> decimator, int oversampling)
        where TLanes : struct, ILanes<TLanes> =>
        (decimator.LatencySamples + 1) * oversampling - Upstream;

    private static Lanes1[] Noise(int seed, int length, int lane)
    {
        var random = new Random(seed * 100 + lane);
        var samples = new Lanes1[length];
        for (int i = 0; i < length; i++)
            samples[i] = Lanes1.Of(2.0 * random.NextDouble() - 1.0);
        return samples;
    }
}
