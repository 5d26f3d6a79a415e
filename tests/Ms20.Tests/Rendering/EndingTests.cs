using Ms20.App.Rendering;

namespace Ms20.Tests.Rendering;

public sealed class EndingTests
{
    private const int RateHz = 1000;

    [Fact]
    public void A_fixed_tail_ends_on_its_frame_whatever_sounds()
    {
        var ending = new Ending(songFrames: 100, new TailLength(0.25), RateHz);
        Assert.Equal(350, ending.KnownFrames);
        Assert.Equal(350, ending.Keep(Frames(1000, level: 1.0)));
        Assert.True(ending.IsReached);
        Assert.True(ending.EndsInSound);
    }

    [Theory]
    [InlineData(0.5, 0.501e-3, 0.499e-3)]
    [InlineData(1.02e-4, 1.01e-4, 0.99e-4)]
    public void An_automatic_tail_waits_for_half_a_second_60_dB_below_the_loudest_or_80_dB_below_full_scale(
        double loudest, double sound, double silence)
    {
        var ending = new Ending(songFrames: 100, TailLength.Auto, RateHz);
        Assert.Null(ending.KnownFrames);
        ending.Keep([loudest]);
        Assert.Equal(1000, ending.Keep(Frames(1000, sound)));
        Assert.False(ending.IsReached);
        Assert.Equal(500, ending.Keep(Frames(1000, silence)));
        Assert.True(ending.IsReached);
        Assert.False(ending.EndsInSound);
    }

    [Fact]
    public void A_wave_that_passes_through_zero_at_the_end_still_sounds()
    {
        var ending = new Ending(songFrames: 100, new TailLength(0.0), RateHz);
        ending.Keep(Frames(60, level: 1.0));
        ending.Keep(Frames(40, level: 0.0));
        Assert.True(ending.EndsInSound);
    }

    [Fact]
    public void Silence_within_the_song_does_not_end_it()
    {
        var ending = new Ending(songFrames: 2000, TailLength.Auto, RateHz);
        Assert.Equal(2000, ending.Keep(Frames(5000, level: 0.0)));
    }

    [Fact]
    public void A_drone_is_cut_30_seconds_after_the_song()
    {
        var ending = new Ending(songFrames: 100, TailLength.Auto, RateHz);
        Assert.Equal(30_100, ending.Keep(Frames(40_000, level: 0.5)));
        Assert.True(ending.EndsInSound);
    }

    private static double[] Frames(int count, double level)
    {
        double[] frames = new double[count];
        Array.Fill(frames, level);
        return frames;
    }
}
