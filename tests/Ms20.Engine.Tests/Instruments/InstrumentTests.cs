using System.Collections.Immutable;
using Ms20.Panel;

namespace Ms20.Engine.Tests;

/// <summary>Promises of the whole instrument: same bits however it is run, nothing allocated, nothing refused without a sentence.</summary>
public class InstrumentTests
{
    private static readonly Patch Lively = Patch.NormalSetting
        .With(Controls.LpfCutoff, 5.0).With(Controls.LpfPeak, 7.0).With(Controls.LpfEg2, 5.0).With(Controls.Eg2Decay, 4.0)
        .With(Controls.Eg2Sustain, 3.0).With(Controls.Vco2Wave, 3.0).With(Controls.FmMg, 2.0).With(Controls.Portamento, 3.0)
        .WithCable(Jacks.PinkOut, Jacks.SampleHoldIn).WithCable(Jacks.MgPulseOut, Jacks.SampleHoldClock)
        .WithCable(Jacks.SampleHoldOut, Jacks.LpfCutoffIn).WithCable(Jacks.PhonesOut, Jacks.ExtSignalIn);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(509)]
    public void The_block_size_changes_no_bit(int block) => Assert.Equal(Play(Lively, 1000), Play(Lively, block));

    [Theory]
    [InlineData(Quality.Eco, 48000.0)]
    [InlineData(Quality.High, 44100.0)]
    [InlineData(Quality.Standard, 8000.0)]
    [InlineData(Quality.High, 8000.0)]
    [InlineData(Quality.Standard, 384000.0)]
    public void The_block_size_changes_no_bit_at_any_rate(Quality quality, double rateHz) =>
        Assert.Equal(Play(Lively, 1000, quality, rateHz, 1500), Play(Lively, 33, quality, rateHz, 1500));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 4)]
    [InlineData(8, 8)]
    public void Each_lane_of_a_wide_instrument_gives_the_bits_of_one_alone(int width, int lanes)
    {
        var wide = new Instrument(Lively, lanes, [width]);
        for (int lane = 0; lane < lanes; lane++)
            wide.SetUnit(lane, lane + 1, (ulong)(lane + 5));
        wide.Prepare(new InstrumentOptions { MaximumFrames = 480 });
        for (int lane = 0; lane < lanes; lane++)
            wide.TryPress(48 + lane, 100 * lane, lane);
        for (int lane = 0; lane < lanes; lane++)
            wide.Turn(Controls.LpfCutoff, lane, 2000, lane);

        double[] together = new double[4800 * lanes], block = new double[480 * lanes];
        for (int frame = 0; frame < 4800; frame += 480)
        {
            wide.Process([], block, 480);
            for (int lane = 0; lane < lanes; lane++)
                block.AsSpan(lane * 480, 480).CopyTo(together.AsSpan(lane * 4800 + frame));
        }

        for (int lane = 0; lane < lanes; lane++)
        {
            var alone = new Instrument(Lively, 1, [1]);
            alone.SetUnit(0, lane + 1, (ulong)(lane + 5));
            alone.Prepare(new InstrumentOptions { MaximumFrames = 4800 });
            alone.TryPress(48 + lane, 100 * lane);
            alone.Turn(Controls.LpfCutoff, lane, 2000);
            double[] expected = new double[4800];
            alone.Process([], expected, 4800);
            Assert.Equal(expected, together.AsSpan(lane * 4800, 4800).ToArray());
        }
    }

    [Fact]
    public void Reset_begins_the_same_performance_again()
    {
        var instrument = new Instrument(Lively);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 6000 });
        double[] first = new double[6000], second = new double[6000];
        instrument.TryPress(55);
        instrument.Process([], first, 6000);
        instrument.Reset();
        instrument.TryPress(55);
        instrument.Process([], second, 6000);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Listening_to_every_jack_changes_no_bit()
    {
        double[] plain = Play(Lively, 480);
        var ports = ImmutableArray.Create(HostPort.SignalOut);
        foreach (Jack jack in Jacks.All)
            ports = ports.Add(new HostPort(jack));
        var instrument = new Instrument(Lively);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 480, Outputs = ports });
        Perform(instrument);
        double[] heard = new double[plain.Length], block = new double[480 * ports.Length];
        for (int frame = 0; frame < heard.Length; frame += 480)
        {
            instrument.Process([], block, 480);
            block.AsSpan(0, 480).CopyTo(heard.AsSpan(frame));
            foreach (Jack jack in Jacks.All)
                Assert.InRange(instrument.VoltsAt(jack), -15.0, 15.0);
        }

        Assert.Equal(plain, heard);
    }

    [Fact]
    public void Processing_allocates_nothing()
    {
        var instrument = new Instrument(Lively);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 128, Inputs = [new HostPort(Jacks.InitialGain)] });
        Perform(instrument);
        double[] input = new double[128], output = new double[128];
        for (int i = 0; i < 60; i++)
            instrument.Process(input, output, 128);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
            instrument.Process(input, output, 128);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_cable_pulled_and_plugged_again_does_not_click()
    {
        // EXT SIGNAL IN holds 3 V from the wheel; pulling the plug must come as a slide of a millisecond, not as a step.
        Patch patch = Patch.NormalSetting.WithUnit(0).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0)
            .With(Controls.Wheel, 3.0).WithCable(Jacks.WheelOut, Jacks.ExtSignalIn);
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 4800, Outputs = [new HostPort(Jacks.ExtSignalIn)] });
        double[] volts = new double[4800];
        Assert.True(instrument.TryPlug([], 2000));
        instrument.Process([], volts, 4800);
        Assert.Equal(3.0, volts[1900], 1e-3);
        Assert.InRange(volts[2000 + instrument.LatencyFrames + 48], 3.0 * 0.30, 3.0 * 0.45);
        Assert.Equal(0.0, volts[4700], 1e-6);
    }

    [Fact]
    public void An_open_switch_leaves_an_input_at_its_own_open_voltage_and_a_pressed_one_grounds_it()
    {
        Patch patch = Patch.NormalSetting.WithCable(Jacks.ButtonOut, Jacks.TrigIn).WithCable(Jacks.WheelOut, Jacks.Total);
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 480 });
        double[] block = new double[480];
        instrument.Process([], block, 480);
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.TrigIn));
        Assert.Equal(5.0, instrument.VoltsAt(Jacks.ButtonOut));
        instrument.Turn(Controls.Button, 1.0);
        instrument.Process([], block, 480);
        Assert.Equal(0.0, instrument.VoltsAt(Jacks.TrigIn));
    }

    [Fact]
    public void A_key_sounds_at_its_own_frame_whatever_the_latency()
    {
        // The trigger's fall is band-limited by the converter, so it passes 2.5 V exactly at the latency.
        var instrument = new Instrument(Patch.NormalSetting.WithUnit(0));
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 2000, Outputs = [new HostPort(Jacks.KbdTrigOut)] });
        double[] volts = new double[2000];
        instrument.TryPress(60, 1000);
        instrument.Process([], volts, 2000);
        int crossing = Array.FindIndex(volts, 900, v => v < 2.5);
        Assert.InRange(crossing - 1000 - instrument.LatencyFrames, -1, 1);
    }

    [Fact]
    public void Refusals_are_sentences()
    {
        var instrument = new Instrument(Patch.NormalSetting.WithCable(Jacks.WheelOut, Jacks.Total));
        Refuses("sample rate of 4000", () => instrument.Prepare(new InstrumentOptions { SampleRateHz = 4000.0 }));
        Refuses("0 frames", () => instrument.Prepare(new InstrumentOptions { MaximumFrames = 0 }));
        Refuses("is an output", () => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.SignalOut)] }));
        Refuses("has a cable", () => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.Total)] }));
        Refuses("named twice", () => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(Jacks.Freq), new HostPort(Jacks.Freq)] }));
        Assert.Throws<InvalidOperationException>(() => instrument.Process([], [], 0));
        instrument.Prepare(new InstrumentOptions { MaximumFrames = 16 });
        Refuses("17 frames", () => instrument.Process([], new double[17], 17));
        Refuses("outputs are shorter", () => instrument.Process([], new double[3], 16));
        Refuses("Two cables", () => instrument.TryPlug([new Cable(Jacks.WheelOut, Jacks.Freq), new Cable(Jacks.PinkOut, Jacks.Freq)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => instrument.TryPress(128));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Instrument(Patch.NormalSetting, 65));
    }

    [Fact]
    public void What_is_no_number_from_outside_is_silence_and_does_no_harm()
    {
        var instrument = new Instrument(Patch.NormalSetting.With(Controls.LpfPeak, 10.0).With(Controls.HpfPeak, 10.0));
        instrument.Prepare(new InstrumentOptions
        {
            MaximumFrames = 480,
            Inputs = [new HostPort(Jacks.ExtSignalIn), new HostPort(Jacks.Total), new HostPort(Jacks.VcoCvIn)],
        });
        double[] input = new double[3 * 480], output = new double[480];
        double[] nasty = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, 100.0];
        instrument.TryPress(60);
        for (int block = 0; block < 20; block++)
        {
            for (int i = 0; i < input.Length; i++)
                input[i] = nasty[(i + block) % nasty.Length];
            instrument.Process(input, output, 480);
            // The stage limits at 4 V, which is 2.0; a band-limited square overshoots that by up to a third.
            Assert.InRange(output.Max(Math.Abs), 0.0, 2.7);
        }

        Array.Fill(input, 2.0);
        double peak = 0.0;
        for (int block = 0; block < 100; block++)
        {
            instrument.Process(input, output, 480);
            peak = block < 50 ? 0.0 : Math.Max(peak, output.Max(Math.Abs));
        }

        Assert.True(peak > 0.01, "it plays again");
    }

    private static void Refuses(string words, Action act) => Assert.Contains(words, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);

    private static double[] Play(Patch patch, int block, Quality quality = Quality.Standard, double rateHz = 48000.0, int frames = 6000)
    {
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions { SampleRateHz = rateHz, MaximumFrames = block, Quality = quality });
        Perform(instrument);
        double[] output = new double[(frames / 480 + (frames % 480 == 0 ? 0 : 1)) * 480];
        for (int frame = 0; frame < output.Length;)
        {
            int count = Math.Min(block, output.Length - frame);
            instrument.Process([], output.AsSpan(frame, count), count);
            frame += count;
        }

        return output;
    }

    private static void Perform(Instrument instrument)
    {
        instrument.TryPress(48, 10);
        instrument.Turn(Controls.LpfPeak, 9.5, 333);
        instrument.Turn(Controls.Vco1Wave, 2.0, 500);
        instrument.TryPress(60, 777);
        instrument.TryPlug([new Cable(Jacks.SignalOut, Jacks.Freq), new Cable(Jacks.WhiteOut, Jacks.VcaIn), new Cable(Jacks.VcaOut, Jacks.Total)], 901);
        instrument.TryRelease(60, 1201);
        instrument.TryReleaseAll(1400);
    }
}
