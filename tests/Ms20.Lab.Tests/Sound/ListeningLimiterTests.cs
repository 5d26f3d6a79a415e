using Ms20.App.Lab.Sound;

namespace Ms20.Lab.Tests.Sound;

public sealed class ListeningLimiterTests
{
    private const double RateHz = 48000.0;

    [Fact]
    public void No_sample_passes_minus_1_dBFS()
    {
        var limiter = new ListeningLimiter(RateHz);
        float[] sound = Sweep(seconds: 2.0, peak: 2.0);
        limiter.Process(sound);
        // -1 dB is 0.8913; a float has 24 bits.
        Assert.InRange(sound.Max(Math.Abs), 0.85, Math.Pow(10.0, -1.0 / 20.0) + 1e-7);
    }

    [Fact]
    public void Below_the_ceiling_not_a_bit_is_changed()
    {
        var limiter = new ListeningLimiter(RateHz);
        float[] sound = Sweep(seconds: 1.0, peak: 0.89);
        float[] before = [.. sound];
        limiter.Process(sound);
        Assert.Equal(before, sound);
    }

    [Fact]
    public void A_loud_moment_is_forgotten_within_two_seconds()
    {
        var limiter = new ListeningLimiter(RateHz);
        limiter.Process(Sweep(seconds: 0.1, peak: 2.0));
        Assert.True(limiter.Gain < 0.5);
        float[] after = Sweep(seconds: 2.0, peak: 0.5);
        float[] before = [.. after];
        limiter.Process(after);
        // Eleven time constants of 0.15 s bring 0.55 to within the last ten-thousandth.
        Assert.Equal(1.0, limiter.Gain);
        Assert.Equal(before[^1000..], after[^1000..]);
    }

    [Fact]
    public void A_low_note_is_not_distorted_by_the_limiter()
    {
        var limiter = new ListeningLimiter(RateHz);
        float[] sound = [.. Enumerable.Range(0, 96000).Select(i => (float)(1.6 * Math.Sin(2.0 * Math.PI * 50.0 * i / RateHz)))];
        limiter.Process(sound);
        // Once it holds: the third harmonic of 50 Hz, a second of it, 40 dB below.
        Assert.True(Harmonic(sound.AsSpan(48000), 150.0) < 0.01 * Harmonic(sound.AsSpan(48000), 50.0));
    }

    [Fact]
    public void Switched_off_it_lets_everything_through()
    {
        var limiter = new ListeningLimiter(RateHz) { IsOn = false };
        float[] sound = Sweep(seconds: 0.1, peak: 2.0);
        float[] before = [.. sound];
        limiter.Process(sound);
        Assert.Equal(before, sound);
    }

    private static float[] Sweep(double seconds, double peak) =>
        [.. Enumerable.Range(0, (int)(seconds * RateHz)).Select(i => (float)(peak * Math.Sin(1e-6 * i * i)))];

    private static double Harmonic(ReadOnlySpan<float> sound, double hz)
    {
        double cosine = 0.0, sine = 0.0;
        for (int i = 0; i < sound.Length; i++)
        {
            cosine += sound[i] * Math.Cos(2.0 * Math.PI * hz * i / RateHz);
            sine += sound[i] * Math.Sin(2.0 * Math.PI * hz * i / RateHz);
        }

        return Math.Sqrt(cosine * cosine + sine * sine);
    }
}
