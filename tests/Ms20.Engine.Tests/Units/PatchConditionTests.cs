using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>Age, cold and trims of a patch are those of its instrument, unless the one who prepares it says otherwise.</summary>
public class PatchConditionTests
{
    private static readonly Patch Plain = Patch.NormalSetting.WithUnit(5);

    [Fact]
    public void Each_is_what_the_option_would_be()
    {
        Assert.Equal(Play(Plain, new() { Age = 0.7 }), Play(Plain.WithAge(0.7), new()));
        Assert.Equal(Play(Plain, new() { Cold = true }), Play(Plain.WithCold(true), new()));
        Assert.Equal(Play(Plain, new(), -20.0), Play(Plain.With(Trims.Vco2, -20.0), new()));
        Assert.NotEqual(Play(Plain, new()), Play(Plain.WithAge(0.7), new()));
        Assert.NotEqual(Play(Plain, new()), Play(Plain.WithCold(true), new()));
        Assert.NotEqual(Play(Plain, new()), Play(Plain.With(Trims.Vco2, -20.0), new()));
    }

    [Fact]
    public void The_option_stands_against_the_patch()
    {
        Patch old = Plain.WithAge(0.7).WithCold(true).With(Trims.Vco2, -20.0);
        Assert.Equal(Play(Plain, new()), Play(old, new() { Age = 0.0, Cold = false }, 0.0));
    }

    private static double[] Play(Patch patch, InstrumentOptions options, double? trim = null)
    {
        var instrument = new Instrument(patch);
        if (trim is { } cents)
            instrument.SetTrim(0, Trims.Vco2, cents);
        instrument.Prepare(options with { MaximumFrames = 4800 });
        Assert.True(instrument.TryPress(60));
        double[] heard = new double[4800];
        instrument.Process([], heard, 4800);
        return heard;
    }
}
