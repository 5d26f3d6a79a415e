using Ms20.Panel;

namespace Ms20.Engine.Tests.SignalProcessor;

/// <summary>The external signal processor in the instrument: its jacks, its normal and its lamps.</summary>
public sealed class SignalProcessorInstrumentTests
{
    private const int Block = 480;

    [Fact]
    public void Digital_full_scale_is_1_V_at_SIGNAL_IN()
    {
        Instrument instrument = Prepared(Patch.NormalSetting, new HostPort(Jacks.EspSignalIn, HostScale.FullScale));
        Feed(instrument, 0.2, _ => 0.8);
        // The converters pass 0 Hz within 0.00002 dB.
        Assert.Equal(0.8, instrument.VoltsAt(Jacks.EspSignalIn), 1e-5);
    }

    [Fact]
    public void In_the_guides_wiring_what_is_plugged_into_SIGNAL_IN_goes_to_the_filters_until_EXT_SIGNAL_IN_is_plugged()
    {
        Patch guide = Patch.NormalSetting.WithNormals(NormalsTables.Guide).With(Controls.EspLevel, 5.0);
        Assert.Equal(AmpOf(guide), ExtOf(guide));
        Assert.NotEqual(0.0, ExtOf(guide));
        // Nothing in SIGNAL IN: the amplifier is not heard.
        Instrument unplugged = Prepared(guide);
        Feed(unplugged, 0.1);
        Assert.Equal(0.0, unplugged.VoltsAt(Jacks.ExtSignalIn));
        // A cable is a plug, in either jack.
        Patch wheel = guide.With(Controls.Wheel, 2.0);
        Instrument patched = Prepared(wheel.WithCable(Jacks.MgTriangleOut, Jacks.EspSignalIn));
        Feed(patched, 0.1);
        Assert.Equal(patched.VoltsAt(Jacks.EspAmpOut), patched.VoltsAt(Jacks.ExtSignalIn));
        Assert.Equal(2.0, ExtOf(wheel.WithCable(Jacks.WheelOut, Jacks.ExtSignalIn)), 1e-9);
        // The instrument's own wiring has no such thing.
        Assert.Equal(0.0, ExtOf(guide.WithNormals(NormalsTables.Hardware)));

        static double AmpOf(Patch patch) => At(patch, Jacks.EspAmpOut);
        static double ExtOf(Patch patch) => At(patch, Jacks.ExtSignalIn);
        static double At(Patch patch, Jack jack)
        {
            Instrument instrument = Prepared(patch, new HostPort(Jacks.EspSignalIn));
            Feed(instrument, 0.1, t => Math.Sin(2.0 * Math.PI * 303.0 * t));
            return instrument.VoltsAt(jack);
        }
    }

    [Fact]
    public void The_guides_wire_comes_with_the_plug_and_goes_with_it()
    {
        Patch guide = Patch.NormalSetting.WithNormals(NormalsTables.Guide).With(Controls.EspLevel, 5.0).With(Controls.MgFrequency, 10.0);
        Instrument instrument = Prepared(guide);
        Feed(instrument, 0.1);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.ExtSignalIn));
        Assert.True(instrument.TryPlug([new Cable(Jacks.MgTriangleOut, Jacks.EspSignalIn)]));
        Feed(instrument, 0.1);
        Assert.NotEqual(0.0, instrument.VoltsAt(Jacks.ExtSignalIn));
        Assert.Equal(instrument.VoltsAt(Jacks.EspAmpOut), instrument.VoltsAt(Jacks.ExtSignalIn), 1e-6);
        Assert.True(instrument.TryPlug([]));
        // The last of the step has died away after 1 ms times 21: below 1 nV.
        Feed(instrument, 0.1);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.ExtSignalIn));
    }

    [Fact]
    public void A_lamp_is_dark_until_the_instrument_is_prepared_and_then_POWER_is_lit()
    {
        var instrument = new Instrument(Patch.NormalSetting);
        Assert.All(Lamps.All, lamp => Assert.Equal(0.0, instrument.BrightnessOf(lamp)));
        instrument.Prepare(new InstrumentOptions());
        Assert.Equal(1.0, instrument.BrightnessOf(Lamps.Power));
        Assert.Equal(0.0, instrument.BrightnessOf(Lamps.EspPeak));
        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.BrightnessOf(Lamps.Power, 1));
    }

    // 14.8 dB at mark 8: 0.7 V are 3.8 V at AMP OUT, 0.9 V 4.9 V.
    [Fact]
    public void The_PEAK_lamp_shows_a_single_peak_above_four_and_a_half_volts_and_fades_with_30_ms()
    {
        Instrument instrument = Prepared(Patch.NormalSetting.With(Controls.EspLevel, 8.0), new HostPort(Jacks.EspSignalIn));
        Feed(instrument, 0.1, t => 0.7 * Math.Sin(2.0 * Math.PI * 300.0 * t));
        Assert.Equal(0.0, instrument.BrightnessOf(Lamps.EspPeak));
        Feed(instrument, 0.1, t => 0.9 * Math.Sin(2.0 * Math.PI * 300.0 * t));
        Assert.True(instrument.BrightnessOf(Lamps.EspPeak) > 0.8);
        Feed(instrument, 0.09);
        // e^-3, and up to the 3 ms by which the last peak was earlier or the filters of the host's plug later.
        Assert.InRange(instrument.BrightnessOf(Lamps.EspPeak), 0.04, 0.06);
    }

    [Fact]
    public void The_other_lamps_follow_triggers_keys_and_the_modulation_generator()
    {
        Instrument instrument = Prepared(
            Patch.NormalSetting.With(Controls.EspLevel, 7.5).With(Controls.EspThreshold, 2.0).With(Controls.MgFrequency, 7.0),
            new HostPort(Jacks.EspSignalIn));
        Feed(instrument, 0.05);
        Assert.Equal((0.0, 0.0), (instrument.BrightnessOf(Lamps.EnvelopeGenerators), instrument.BrightnessOf(Lamps.EspTrigger)));
        Assert.True(instrument.TryPress(60));
        Feed(instrument, 0.2, t => 0.7 * Math.Sin(2.0 * Math.PI * 300.0 * t));
        Assert.Equal((1.0, 1.0), (instrument.BrightnessOf(Lamps.EnvelopeGenerators), instrument.BrightnessOf(Lamps.EspTrigger)));
        Assert.True(instrument.TryRelease(60));
        double dark = 1.0, light = 0.0;
        for (int k = 0; k < 60; k++)
        {
            Feed(instrument, 0.01);
            double mg = instrument.BrightnessOf(Lamps.ModulationGenerator);
            Assert.True(mg >= 0.5 + 0.2 * instrument.VoltsAt(Jacks.MgTriangleOut) - 0.05);
            (dark, light) = (Math.Min(dark, mg), Math.Max(light, mg));
        }

        // 4.4 Hz; a fall from 1 lasts 114 ms, through which the lamp lags by some 30.
        Assert.True(dark < 0.25 && light > 0.95, $"{dark:F2} to {light:F2}");
        Assert.True(instrument.BrightnessOf(Lamps.EnvelopeGenerators) < 1e-6);
        Assert.True(instrument.BrightnessOf(Lamps.EspTrigger) < 0.01);
    }

    private static Instrument Prepared(Patch patch, params HostPort[] inputs)
    {
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = Block, Inputs = [.. inputs] });
        return instrument;
    }

    private static void Feed(Instrument instrument, double seconds, Func<double, double>? signalIn = null)
    {
        double[] input = new double[Block], output = new double[Block];
        for (int frame = 0; frame < (int)(seconds * 48000.0); frame += Block)
        {
            for (int i = 0; i < Block; i++)
                input[i] = signalIn?.Invoke((frame + i) / 48000.0) ?? 0.0;
            instrument.Process(input, output, Block);
        }
    }
}
