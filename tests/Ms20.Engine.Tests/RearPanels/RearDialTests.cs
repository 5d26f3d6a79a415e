using Ms20.Panel;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>The converters' knobs, turned while the instrument runs.</summary>
public class RearDialTests
{
    // A knob arrives within 1e-4 marks; two octaves a volt is the steepest that this becomes here.
    private const double Arrived = 1e-3;

    [Fact]
    public void A_turned_offset_reaches_its_jack_as_one_that_the_patch_has()
    {
        Patch patch = Patch.NormalSetting.WithUnit(0).WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave)
            .WithCable(Jacks.KbdCvOut, RearPanel.Converter1In);
        Instrument instrument = Prepared(patch);
        Assert.True(instrument.TryPress(60));
        Assert.Equal(1.0, VoltsAfter(instrument, 0.1), Arrived);
        instrument.Turn(RearPanel.Converter1Offset, -2.5);
        Assert.Equal(-1.5, VoltsAfter(instrument, 0.1), Arrived);
        instrument.Turn(RearPanel.Converter1Attenuation, 5.0);
        Assert.Equal(-2.0, VoltsAfter(instrument, 0.1), Arrived);
        instrument.Turn(RearPanel.Converter1Attenuation, 1e9);
        Assert.Equal(-1.5, VoltsAfter(instrument, 0.1), Arrived);

        Instrument made = Prepared(patch.WithRear(RearPanel.Converter1Offset, -2.5));
        Assert.True(made.TryPress(60));
        Assert.Equal(VoltsAfter(made, 0.1), VoltsAfter(instrument, 0.0), Arrived);
    }

    [Fact]
    public void It_glides_there_within_milliseconds_and_does_not_jump()
    {
        Instrument instrument = Prepared(Patch.NormalSetting.WithRear(RearPanel.Converter2, RearPanel.ToVoltsPerOctave));
        VoltsAfter(instrument, 0.05, RearPanel.Converter2Out);
        double start = instrument.VoltsAt(RearPanel.Converter2Out);
        instrument.Turn(RearPanel.Converter2Offset, 5.0);
        double early = VoltsAfter(instrument, 0.001, RearPanel.Converter2Out);
        Assert.InRange(early - start, 0.05, 2.5);
        Assert.Equal(start + 5.0, VoltsAfter(instrument, 0.1, RearPanel.Converter2Out), Arrived);
    }

    [Fact]
    public void A_lane_has_knobs_of_its_own()
    {
        var instrument = new Instrument(Patch.NormalSetting.WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave), 2);
        instrument.Prepare(new InstrumentOptions());
        instrument.Turn(RearPanel.Converter1Offset, 3.0, 0, 1);
        for (int i = 0; i < 20; i++)
            instrument.Process([], new double[2 * 512], 512);
        Assert.Equal(3.0, instrument.VoltsAt(RearPanel.Converter1Out, 1) - instrument.VoltsAt(RearPanel.Converter1Out), Arrived);
    }

    private static Instrument Prepared(Patch patch)
    {
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions());
        return instrument;
    }

    private static double VoltsAfter(Instrument instrument, double seconds, Jack? jack = null)
    {
        for (int frames = (int)(48000.0 * seconds); frames > 0; frames -= 48)
            instrument.Process([], new double[48], 48);
        return instrument.VoltsAt(jack ?? RearPanel.Converter1Out);
    }
}
