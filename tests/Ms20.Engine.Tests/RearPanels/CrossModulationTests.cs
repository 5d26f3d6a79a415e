using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>FM: VCO 1's wave in VCO 2's pitch, in octaves, against the definition.</summary>
public sealed class CrossModulationTests(ITestOutputHelper output)
{
    private const int Samples = 16384;
    private const int Fine = 64;
    private const double Width = 0.37;

    [Theory]
    [InlineData(0, 0, 85, 1.37, 0.2)]
    [InlineData(0, 0, 85, 1.37, 1.0)]
    [InlineData(1, 0, 85, 1.37, 0.2)]
    [InlineData(1, 0, 85, 1.37, 1.0)]
    [InlineData(1, 1, 171, 2.37, 0.6)]
    [InlineData(2, 0, 85, 1.37, 0.2)]
    [InlineData(2, 0, 85, 1.37, 1.0)]
    [InlineData(2, 2, 171, 2.37, 0.6)]
    public void The_modulated_and_synced_wave_is_the_definition_rendered_at_64_times_the_rate(int wave1, int wave2, int cycles, double ratio, double depth)
    {
        OscillatorRig<Lanes1> rig = Rig(wave1, wave2, depth, synced: true);
        double volts = rig.VoltsFor(cycles, Samples);
        (_, double[] heard) = rig.Render(Samples, _ => (volts, ratio * volts));
        double[] fine = BruteForce(wave1, wave2, cycles, ratio, depth);
        double correction = BandLimitedWave<Lanes1>.CorrectionFor(
            wave2 == 0 ? OscillatorParts.ResetSeconds : OscillatorParts.ComparatorSeconds, rig.Rate);
        double difference = DifferenceOf(heard, fine, correction);
        // The reference has its edges on a grid of 1/64 sample: each of 5 V is displaced by 1/(64 sqrt 12) rms, a spike of that area; a
        // part 20/96 of the spikes' power is below 20 kHz. Four times that is allowed, for the displacements are not quite random.
        double spike = 5.0 / (Fine * Math.Sqrt(12.0));
        double edges = (wave2 == 0 ? 1.0 : 2.0) * cycles * (1.0 + ratio * Mean(wave1, depth)) / Samples;
        double predicted = spike * spike * edges * 20.0 / 96.0;
        output.WriteLine($"{wave1}, {wave2}, {depth} oct/V: {10.0 * Math.Log10(difference / 6.25):F1} dB, {difference / predicted:F2} of what is predicted");
        Assert.True(difference < 4.0 * predicted, $"{difference} V^2, predicted {predicted}");
    }

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(0, 1.0)]
    [InlineData(1, 0.3)]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.3)]
    [InlineData(2, 1.0)]
    public void The_mean_pitch_is_the_mean_of_the_exponential(int wave1, double depth)
    {
        const double expected = 182.0;
        OscillatorRig<Lanes1> rig = Rig(wave1, 0, depth, synced: false);
        double volts = rig.VoltsFor(85, Samples), volts2 = rig.VoltsFor(expected, Samples) / Mean(wave1, depth);
        (_, double[] saw) = rig.Render(2 * Samples, _ => (volts, volts2));
        // VCO 1 comes round after a record, and if the mean is right VCO 2 does.
        double drift = 0.0;
        int compared = 0;
        for (int i = 0; i < Samples; i++)
        {
            // Away from the saw's drops.
            if (Math.Abs(saw[i]) < 1.5)
            {
                drift += (saw[i + Samples] - saw[i]) / 5.0;
                compared++;
            }
        }

        double cents = 1200.0 * Math.Log2((expected + drift / compared) / expected);
        output.WriteLine($"{wave1}, {depth} oct/V: {cents:F4} cents");
        // The mean of an exponential between two samples is taken to the fourth order: not a thousandth of a cent is left.
        Assert.InRange(cents, -0.001, 0.001);
    }

    [Fact]
    public void FREQ_and_its_knob_move_VCO_2_and_leave_VCO_1_alone()
    {
        OscillatorRig<Lanes1> rig = Rig(1, 0, 0.5, synced: false);
        rig.Modulation.Freq.Fill(Lanes1.Of(2.0));
        rig.Modulation.Total.Fill(Lanes1.Of(1.0));
        rig.Modulation.MgDepth.SettleAt(Lanes1.Of(1.0));
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Rectangle);
        rig.Vco1.PulseWidth.SettleAt(default);
        double volts = rig.VoltsFor(64, Samples);
        (double[] one, double[] two) = rig.Render(Samples, _ => (volts, volts));
        // A rectangle of no width stands at -2.5 V: FREQ and it together are -0.5 V at half an octave each. TOTAL moves both oscillators by one.
        Assert.Equal(-2.5, one[100]);
        Assert.Equal(128.0 * Math.Pow(2.0, -0.25), Cycles(two), 0.01);
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
        Assert.Equal(128.0, Cycles(rig.Render(Samples, _ => (volts, volts)).Vco1), 0.01);
    }

    [Fact]
    public void With_its_knob_at_0_the_wave_moves_nothing()
    {
        OscillatorRig<Lanes1> rig = Rig(2, 0, 0.0, synced: false), plain = new();
        plain.Vco2.Wave.Turn(0, 0);
        plain.Reset();
        double volts = rig.VoltsFor(85, Samples);
        double[] modulated = Rendered(rig, volts).Vco2, free = Rendered(plain, volts).Vco2;
        // A sample computed in parts is the sum of them but for the last bits, of which the phase collects some 1e-16 a sample.
        for (int i = 0; i < Samples; i++)
            Assert.Equal(free[i], modulated[i], 1e-8);
    }

    [Fact]
    public void However_a_tick_is_cut_and_whoever_the_neighbours_are_the_bits_are_the_same()
    {
        int[] everywhere = [.. Enumerable.Range(1, Tick.Samples - 1)];
        double[][] eight = Play<Lanes8>(0, []);
        for (int lane = 0; lane < 8; lane++)
        {
            Assert.Equal(eight[lane], Play<Lanes1>(lane, [])[0]);
            Assert.Equal(eight[lane], Play<Lanes1>(lane, lane % 2 == 0 ? everywhere : [7, 20, 50])[0]);
        }
    }

    [Fact]
    public void Nothing_at_the_inputs_drives_it_beyond_five_volts()
    {
        double[] voltages = [15.0, -15.0, 0.0, 1e-300, 8.0];
        for (int wave = 0; wave < 4; wave++)
        {
            OscillatorRig<Lanes1> rig = Rig(wave, wave, 2.0, synced: wave % 2 == 0);
            for (int tick = 0; tick < 400; tick++)
            {
                rig.Modulation.Freq.Fill(Lanes1.Of(voltages[tick % 5]));
                rig.Cv1.Fill(Lanes1.Of(voltages[tick / 5 % 5]));
                rig.Cv2.Fill(Lanes1.Of(voltages[tick / 3 % 5]));
                rig.Vco1.Pwm.Fill(Lanes1.Of(voltages[tick / 7 % 5]));
                rig.Tick();
                for (int i = 0; i < Tick.Samples; i++)
                    Assert.InRange(Lanes1.Get(rig.Vco2.Output.Volts[i], 0), -5.0, 5.0);
            }
        }
    }

    private static (double[] Vco1, double[] Vco2) Rendered(OscillatorRig<Lanes1> rig, double volts) => rig.Render(Samples, _ => (volts, volts));

    /// <summary>How many cycles a saw makes in a record: from its phase at the middle of a rise to that at another.</summary>
    private static double Cycles(double[] saw)
    {
        int first = -1, last = -1;
        double drops = 0.0;
        for (int i = 1; i < saw.Length; i++)
        {
            if (saw[i - 1] < 0.0 && saw[i] >= 0.0)
            {
                first = first < 0 ? i : first;
                last = i;
                drops++;
            }
        }
        double From(int i) => i - saw[i] / (saw[i] - saw[i - 1]);
        return (drops - 1.0) * saw.Length / (From(last) - From(first));
    }

    private static double[][] Play<TLanes>(int firstLane, int[] cuts)
        where TLanes : struct, ILanes<TLanes>
    {
        UnitParts<TLanes> parts = new();
        for (int lane = 0; lane < TLanes.Width; lane++)
            parts.Seeds[lane] = (ulong)(firstLane + lane) * 31 + 7;
        OscillatorRig<TLanes> rig = new(parts: parts, synced: true, modulated: true);
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            rig.Vco1.Wave.Turn(lane, (firstLane + lane) % 4);
            rig.Vco2.Wave.Turn(lane, (firstLane + lane) / 2 % 4);
        }
        rig.Vco1.PulseWidth.SettleAt(TLanes.Of(0.4));
        rig.Modulation.Eg1Depth.SettleAt(TLanes.Of(0.3));
        rig.Reset();
        const int ticks = 60;
        double[][] heard = [.. Enumerable.Range(0, TLanes.Width).Select(_ => new double[ticks * Tick.Samples])];
        Span<double> values = stackalloc double[8];
        for (int tick = 0; tick < ticks; tick++)
        {
            rig.Modulation.Eg1Depth.MoveTo(TLanes.Of(0.2 + tick % 5 * 0.1));
            for (int i = 0; i < Tick.Samples; i++)
            {
                double swing = (tick * Tick.Samples + i) * 7919 % 1000 / 1000.0;
                for (int lane = 0; lane < 8; lane++)
                    values[lane] = 60.0 + 23.0 * (firstLane + lane) + swing;
                rig.Cv1.Volts[i] = TLanes.Load(values);
                rig.Cv2.Volts[i] = rig.Cv1.Volts[i] * TLanes.Of(0.7);
                rig.Vco1.Pwm.Volts[i] = TLanes.Of(2.0 * swing - 1.0);
            }

            rig.Tick(cuts);
            for (int i = 0; i < Tick.Samples; i++)
            {
                for (int lane = 0; lane < TLanes.Width; lane++)
                    heard[lane][tick * Tick.Samples + i] = TLanes.Get(rig.Vco2.Output.Volts[i], lane);
            }
        }

        return heard;
    }

    private static OscillatorRig<Lanes1> Rig(int wave1, int wave2, double depth, bool synced)
    {
        OscillatorRig<Lanes1> rig = new(synced: synced, modulated: true);
        rig.Vco1.Wave.Turn(0, wave1);
        rig.Vco2.Wave.Turn(0, wave2);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(Width));
        rig.Modulation.Eg1Depth.SettleAt(Lanes1.Of(depth));
        rig.Reset();
        return rig;
    }

    private static double DifferenceOf(double[] heard, double[] fine, double correction)
    {
        PeriodicSpectrum engine = new(heard, 192000.0), reference = new(fine, 192000.0 * Fine);
        double difference = 0.0;
        for (int bin = 1; bin * 192000.0 / Samples < 20000.0; bin++)
        {
            // What is known of the path: three samples late, and the kernel with its correction.
            double w = 2.0 * Math.PI * bin / Samples;
            double kernel = Math.Pow(Math.Sin(w / 2.0) / (w / 2.0), 4.0) * (1.0 + 2.0 * correction * (1.0 - Math.Cos(w)));
            Complex expected = reference[bin] * kernel * Complex.FromPolarCoordinates(1.0, -3.0 * w);
            difference += 2.0 * (engine[bin] - expected).Magnitude * (engine[bin] - expected).Magnitude;
        }
        return difference;
    }

    /// <summary>
    /// Both oscillators steady at 64 times the rate. VCO 2's current is 2 to the power of VCO 1's volts times the depth; its phase is the integral of
    /// that, exact, since VCO 1's last reset.
    /// </summary>
    private static double[] BruteForce(int wave1, int wave2, int cycles, double ratio, double depth)
    {
        int length = Samples * Fine;
        double step1 = (double)cycles / length;
        // The first of the 256 samples that let the rig settle begins at rate 0.
        double first = Lanes1.Get(StartPhase<Lanes1>.Of(new UnitParts<Lanes1>(), 0x5643_4F31_0000), 0) + 256.5 * cycles / Samples;
        double[] fine = new double[length];
        for (int k = 0; k < length; k++)
        {
            double phase1 = first + k * step1;
            double phase = ratio * Swept(wave1, depth, phase1 - Math.Floor(phase1));
            phase -= Math.Floor(phase);
            fine[k] = wave2 switch { 0 => 5.0 * phase - 2.5, 1 => phase < 0.5 ? 2.5 : -2.5, _ => phase < 0.25 ? 2.5 : -2.5 };
        }
        return fine;
    }

    /// <summary>The integral of 2 to the power of VCO 1's volts times the depth over VCO 1's phase, from 0.</summary>
    private static double Swept(int wave1, double depth, double phase)
    {
        double whole = Math.Floor(phase), part = phase - whole;
        double a = 5.0 * depth * Math.Log(2.0);
        // One rise of 5 V, or a fall, as far as x of the way.
        double Rise(double x) => Math.Exp(-0.5 * a) * (Math.Exp(a * x) - 1.0) / a;
        double swept = wave1 switch
        {
            0 => part < 0.5 ? 0.5 * Rise(2.0 * part) : Rise(1.0) - 0.5 * Rise(2.0 - 2.0 * part),
            1 => Rise(part),
            _ => Math.Exp(0.5 * a) * Math.Min(part, Width) + Math.Exp(-0.5 * a) * Math.Max(part - Width, 0.0),
        };
        return whole * Mean(wave1, depth) + swept;
    }

    /// <summary>The mean of 2 to the power of VCO 1's volts times the depth.</summary>
    private static double Mean(int wave1, double depth)
    {
        double high = Math.Pow(2.0, 2.5 * depth), low = 1.0 / high;
        return wave1 == 2 ? Width * high + (1.0 - Width) * low : (high - low) / (5.0 * depth * Math.Log(2.0));
    }
}
