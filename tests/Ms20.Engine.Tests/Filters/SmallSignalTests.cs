namespace Ms20.Engine.Tests.Filters;

/// <summary>The linear response, beyond what <c>ms20 measure</c> compares with ngspice.</summary>
public class SmallSignalTests
{
    [Theory]
    [InlineData("early_lpf")]
    [InlineData("late_lpf")]
    public void Resonance_takes_no_bass_away(string name)
    {
        // Unlike a ladder's: the loop has no gain at low frequencies. 100 Hz against a cutoff of 2 kHz.
        FilterCase filter = FilterCase.Named(name);
        double[] gains = [.. new[] { "0.0", "0.9" }.Select(share => new SmallSignalResponse(filter, 2000.0, filter.LoopGain(share)).At(100.0).Magnitude)];
        Assert.InRange(20.0 * Math.Log10(gains[1] / gains[0]), -0.1, 0.2);
    }
}
