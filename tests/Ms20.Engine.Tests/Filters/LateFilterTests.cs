namespace Ms20.Engine.Tests.Filters;

/// <summary>What only the second revision does.</summary>
public class LateFilterTests
{
    [Fact]
    public void It_distorts_oddly_only()
    {
        var rig = new FilterRig(FilterCase.Named("late_lpf"), 4, 2000.0, 1.5);
        // 500 Hz of 5 V: 384 samples a period.
        double[] wave = rig.Run(384 * 100, seconds => 5.0 * Math.Sin(2.0 * Math.PI * 500.0 * seconds))[(384 * 50)..];
        double first = Tone.PeakAt(wave, 50), second = Tone.PeakAt(wave, 100), third = Tone.PeakAt(wave, 150);
        Assert.True(third > 0.01 * first, $"third harmonic {third / first:F4}");
        // The coupling capacitor's last charge from the start.
        Assert.True(second < 1e-5 * first, $"second harmonic {second / first:E1}");
    }

    [Fact]
    public void Its_output_ends_at_the_buffers_swing()
    {
        var rig = new FilterRig(FilterCase.Named("late_hpf"), 4, 100.0, 0.0);
        double[] wave = rig.Run(20_000, seconds => seconds * 40.0 % 1.0 < 0.5 ? 15.0 : -15.0);
        Assert.Equal(13.5, wave.Max());
        Assert.Equal(-13.5, wave.Min());
    }
}
