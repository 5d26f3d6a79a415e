using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>The host's plugs: when a sample arrives, in which unit, and which plugs are refused.</summary>
public class HostPortTests
{
    [Theory]
    [InlineData(48000.0, Quality.Standard)]
    [InlineData(48000.0, Quality.Eco)]
    [InlineData(44100.0, Quality.High)]
    [InlineData(8000.0, Quality.Standard)]
    [InlineData(8000.0, Quality.High)]
    [InlineData(96000.0, Quality.Eco)]
    [InlineData(192000.0, Quality.Standard)]
    [InlineData(384000.0, Quality.High)]
    public void A_pulse_from_the_host_comes_back_after_the_latency_told_and_symmetric_about_it(double rateHz, Quality quality)
    {
        const int frames = 1000, pulse = 400;
        Instrument instrument = Prepared(new InstrumentOptions
        {
            SampleRateHz = rateHz,
            Quality = quality,
            MaximumFrames = frames,
            Inputs = [new HostPort(Jacks.ExtSignalIn)],
            Outputs = [new HostPort(Jacks.ExtSignalIn)],
        });
        double[] input = new double[frames], output = new double[frames];
        input[pulse] = 1.0;
        instrument.Process(input, output, frames);
        int centre = pulse + instrument.InputLatencyFrames;
        Assert.InRange(instrument.InputLatencyFrames, instrument.LatencyFrames, 200);
        Assert.Equal(centre, Array.IndexOf(output, output.Max()));
        // Linear phase, up and down: the two sides differ by rounding alone.
        for (int i = 1; i <= 150; i++)
            Assert.Equal(output[centre + i], output[centre - i], 1e-12);
        // A pulse holds every frequency; what lies above the pass band takes its share away.
        Assert.InRange(output[centre], 0.8, 1.0);
    }

    [Fact]
    public void A_steady_voltage_from_the_host_arrives_as_it_is_and_full_scale_is_a_volt_and_a_half_at_EXT_SIGNAL_IN()
    {
        foreach ((HostScale scale, double expected) in new[] { (HostScale.Volts, 0.8), (HostScale.FullScale, 1.2) })
        {
            Instrument instrument = Prepared(new InstrumentOptions { MaximumFrames = 1000, Inputs = [new HostPort(Jacks.ExtSignalIn, scale)] });
            instrument.Process([.. Enumerable.Repeat(0.8, 1000)], new double[1000], 1000);
            // The converters pass 0 Hz within 0.00002 dB.
            Assert.Equal(expected, instrument.VoltsAt(Jacks.ExtSignalIn), 1e-5);
        }
    }

    [Theory]
    [InlineData(48000.0, Quality.Eco)]
    [InlineData(48000.0, Quality.High)]
    [InlineData(8000.0, Quality.High)]
    [InlineData(384000.0, Quality.Standard)]
    public void A_control_voltage_is_exact_from_the_first_frame_on_in_and_out_and_in_every_lane(double rateHz, Quality quality)
    {
        const int frames = 500, lanes = 5;
        var instrument = new Instrument(Patch.NormalSetting, lanes);
        instrument.Prepare(new InstrumentOptions
        {
            SampleRateHz = rateHz,
            Quality = quality,
            MaximumFrames = frames,
            Inputs = [new HostPort(Jacks.Total, HostScale.ControlVolts)],
            Outputs = [new HostPort(Jacks.Total, HostScale.ControlVolts), new HostPort(Jacks.KbdCvOut, HostScale.ControlVolts)],
        });
        double[] input = [.. Enumerable.Range(0, lanes * frames).Select(i => i / frames - 2.5)], output = new double[2 * lanes * frames];
        for (int time = 0; time < 2; time++)
        {
            // Twice: a reset forgets what stood there before.
            instrument.Process(input, output, frames);
            for (int i = 0; i < lanes * frames; i++)
            {
                // Rounding alone: a thousandth of what a 32-bit float can tell.
                Assert.Equal(input[i], output[i], 1e-10);
                Assert.Equal(1.0, output[lanes * frames + i], 1e-10);
            }

            Array.Reverse(input);
            instrument.Reset();
        }
    }

    [Fact]
    public void A_gate_that_is_on_at_once_begins_on_its_first_frame_and_not_before()
    {
        Instrument instrument = Prepared(new InstrumentOptions
        {
            Inputs = [new HostPort(Jacks.TrigIn, HostScale.ControlVolts), new HostPort(RearPanel.GateIn, HostScale.ControlVolts)],
            Outputs = [new HostPort(Jacks.TrigIn, HostScale.ControlVolts), new HostPort(RearPanel.GateIn, HostScale.ControlVolts)],
        });
        const int frames = 300;
        double[] output = new double[2 * frames];
        instrument.Process([.. Enumerable.Repeat(0.0, frames), .. Enumerable.Repeat(5.0, frames)], output, frames);
        double[] trigger = output[..frames], gate = output[frames..];
        int begin = instrument.InputLatencyFrames;
        // Linear phase: halfway is between the last frame before and the first of the gate.
        Assert.Equal(begin, Array.FindIndex(trigger, volts => volts < 2.5));
        Assert.Equal(begin, Array.FindIndex(gate, volts => volts > 2.5));
        Assert.Equal(5.0, trigger[0], 1e-4);
        Assert.Equal(0.0, gate[0], 1e-4);
        Assert.Equal(0.0, trigger[^1], 1e-9);
        Assert.Equal(5.0, gate[^1], 1e-9);
    }

    [Fact]
    public void A_control_voltage_moves_as_any_other_sample_does()
    {
        double[] Play(HostScale scale)
        {
            Instrument instrument = Prepared(new InstrumentOptions { Inputs = [new HostPort(Jacks.Freq, scale)], Outputs = [new HostPort(Jacks.Freq, scale)] });
            double[] output = new double[500];
            instrument.Process([.. Enumerable.Range(0, 500).Select(i => i < 250 ? 0.0 : 3.0)], output, 500);
            return output;
        }

        double[] volts = Play(HostScale.Volts), control = Play(HostScale.ControlVolts);
        for (int i = 0; i < 500; i++)
            // The converters' millionth, twice.
            Assert.Equal(volts[i], control[i], 1e-5);
    }

    [Theory]
    [InlineData(double.NaN, 0.0)]
    [InlineData(double.PositiveInfinity, 15.0)]
    [InlineData(-1e300, -15.0)]
    public void A_sample_that_no_jack_can_carry_is_taken_for_the_nearest_that_one_can_and_spoils_no_other(double sample, double taken)
    {
        double[] Play(double odd)
        {
            Instrument instrument = Prepared(new InstrumentOptions { Inputs = [new HostPort(Jacks.Freq)], Outputs = [new HostPort(Jacks.Freq)] });
            double[] input = [.. Enumerable.Repeat(0.5, 400)], output = new double[400];
            input[200] = odd;
            instrument.Process(input, output, 400);
            return output;
        }

        Assert.Equal(Play(taken), Play(sample));
    }

    [Fact]
    public void Full_scale_and_volts_are_the_same_samples_in_two_units()
    {
        Instrument instrument = Prepared(new InstrumentOptions
        {
            MaximumFrames = 2000,
            Outputs = [HostPort.SignalOut, new HostPort(Jacks.SignalOut), new HostPort(Jacks.PhonesOut, HostScale.FullScale)],
        });
        instrument.TryPress(60);
        double[] output = new double[6000];
        instrument.Process([], output, 2000);
        Assert.True(output[..2000].Max() > 0.01);
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(output[2000 + i], 2.0 * output[i]);
            Assert.Equal(output[4000 + i], output[i]);
        }
    }

    [Fact]
    public void A_plug_of_the_host_breaks_the_normal_even_when_it_is_silent()
    {
        Instrument plain = Prepared(new InstrumentOptions()), driven = Prepared(new InstrumentOptions { Inputs = [new HostPort(Jacks.TrigIn)] });
        plain.TryPress(60);
        driven.TryPress(60);
        plain.Process([], new double[100], 100);
        driven.Process([.. Enumerable.Repeat(5.0, 100)], new double[100], 100);
        Assert.Equal(0.0, plain.VoltsAt(Jacks.TrigIn));
        Assert.Equal(5.0, driven.VoltsAt(Jacks.TrigIn), 1e-3);
    }

    [Fact]
    public void A_cable_into_a_jack_that_the_host_drives_is_refused_and_changes_nothing()
    {
        Instrument instrument = Prepared(new InstrumentOptions { Inputs = [new HostPort(Jacks.Total)] });
        string message = Assert.Throws<ArgumentException>(() => instrument.TryPlug([new Cable(Jacks.WheelOut, Jacks.Freq), new Cable(Jacks.WheelOut, Jacks.Total)])).Message;
        Assert.Contains("total.in has a cable and cannot be driven by the host", message, StringComparison.Ordinal);
        instrument.Turn(Controls.Wheel, 3.0);
        instrument.Reset();
        instrument.Process(new double[10], new double[10], 10);
        Assert.NotEqual(3.0, instrument.VoltsAt(Jacks.Freq));
        Assert.True(instrument.TryPlug([new Cable(Jacks.WheelOut, Jacks.Freq)]));
        // Once the host has let go of the jack it takes a cable, and then the host is refused.
        instrument.Prepare(new InstrumentOptions());
        Assert.True(instrument.TryPlug([new Cable(Jacks.WheelOut, Jacks.Total)]));
        Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.Total)] }));
        instrument.Process([], new double[512], 512);
    }

    [Fact]
    public void A_refused_preparation_leaves_the_one_before_in_force()
    {
        Instrument instrument = Prepared(new InstrumentOptions { MaximumFrames = 64 });
        instrument.Process([], new double[64], 64);
        Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { SampleRateHz = double.NaN, MaximumFrames = 4096 }));
        Assert.Equal(64, instrument.Now);
        instrument.Process([], new double[64], 64);
        Assert.Throws<ArgumentException>(() => instrument.Process([], new double[65], 65));
    }

    [Fact]
    public void Lists_that_were_never_made_are_refused_with_a_sentence()
    {
        Instrument instrument = Prepared(new InstrumentOptions());
        Assert.Contains("cables are not set", Assert.Throws<ArgumentException>(() => instrument.TryPlug(default)).Message, StringComparison.Ordinal);
        Assert.Contains("not set", Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { Inputs = default })).Message, StringComparison.Ordinal);
        Assert.Contains("not set", Assert.Throws<ArgumentException>(() => instrument.Prepare(new InstrumentOptions { Outputs = default })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_that_are_longer_than_needed_are_left_alone_behind_the_frames()
    {
        Instrument instrument = Prepared(new InstrumentOptions());
        double[] output = new double[200];
        Array.Fill(output, 9.0);
        instrument.Process([], output, 100);
        Assert.DoesNotContain(9.0, output[..100]);
        Assert.All(output[100..], sample => Assert.Equal(9.0, sample));
        instrument.Process([], [], 0);
        Assert.Equal(100, instrument.Now);
    }

    private static Instrument Prepared(InstrumentOptions options)
    {
        var instrument = new Instrument(Patch.NormalSetting);
        instrument.Prepare(options);
        return instrument;
    }
}
