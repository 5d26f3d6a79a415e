using System.Numerics;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>SYNC against the definition, rendered at 64 times the rate without any smoothing.</summary>
public sealed class SyncTests(ITestOutputHelper output)
{
    private const int Samples = 16384;
    private const int Fine = 64;
    private const double Width = 0.37;

    [Theory]
    [InlineData(0, 85.0, 1.37, 0.0)]
    [InlineData(0, 301.0, 0.83, 0.6)]
    [InlineData(0, 1201.0, 3.31, 0.7)]
    [InlineData(1, 85.0, 1.37, 0.0)]
    [InlineData(1, 301.0, 2.71, 0.6)]
    [InlineData(2, 1201.0, 3.31, 0.7)]
    [InlineData(3, 301.0, 1.73, 0.6)]
    [InlineData(3, 2503.0, 2.57, 0.0)]
    public void The_synced_wave_is_the_definition_rendered_at_64_times_the_rate(int wave, double cycles, double ratio, double depth) =>
        CompareWithBruteForce(
            wave,
            cycles,
            ratio,
            i => 1.0 + depth * Math.Sin(2.0 * Math.PI * 30.0 * i / Samples),
            i => 1.0 + depth * Math.Sin(2.0 * Math.PI * 50.0 * i / Samples + 1.0));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Frequencies_that_change_within_every_sample_put_the_restarts_where_the_integral_says(int wave) =>
        CompareWithBruteForce(wave, 900.0, 2.3, i => (i & 1) == 0 ? 1.9 : 0.1, i => (i & 3) < 2 ? 0.0 : 2.0);

    [Fact]
    public void A_stopped_VCO_1_restarts_nothing()
    {
        OscillatorRig<Lanes1> synced = Rig(0, true), free = Rig(0, false);
        synced.Cv1.Fill(default);
        free.Cv1.Fill(default);
        Assert.Equal(free.Render(4096).Vco2, synced.Render(4096).Vco2);
    }

    [Fact]
    public void In_unison_the_restart_comes_with_the_reset_and_changes_the_phase_alone()
    {
        // Both at a whole number of cycles: the free oscillator is the synced one at another time.
        OscillatorRig<Lanes1> synced = Rig(0, true), free = Rig(0, false);
        double volts = synced.VoltsFor(41.0, Samples);
        var a = new PeriodicSpectrum(synced.Render(Samples, _ => (volts, volts)).Vco2, synced.Rate.EngineHz);
        var b = new PeriodicSpectrum(free.Render(Samples, _ => (volts, volts)).Vco2, free.Rate.EngineHz);
        for (int n = 1; n < 40; n++)
            Assert.Equal(b.Amplitude(41 * n), a.Amplitude(41 * n), 1e-9);
    }

    [Fact]
    public void However_a_tick_is_cut_and_whoever_the_neighbours_are_the_bits_are_the_same()
    {
        int[] everywhere = [.. Enumerable.Range(1, Tick.Samples - 1)];
        for (int wave = 0; wave < 4; wave++)
        {
            double[][] eight = Play<Lanes8>(wave, 0, []);
            for (int lane = 0; lane < 8; lane++)
            {
                Assert.Equal(eight[lane], Play<Lanes1>(wave, lane, [])[0]);
                Assert.Equal(eight[lane], Play<Lanes1>(wave, lane, lane % 2 == 0 ? everywhere : [7, 20, 50])[0]);
            }
        }
    }

    private static double[][] Play<TLanes>(int wave, int firstLane, int[] cuts)
        where TLanes : struct, ILanes<TLanes>
    {
        UnitParts<TLanes> parts = new();
        for (int lane = 0; lane < TLanes.Width; lane++)
            parts.Seeds[lane] = (ulong)(firstLane + lane) * 31 + 7;
        OscillatorRig<TLanes> rig = new(parts: parts, synced: true);
        for (int lane = 0; lane < TLanes.Width; lane++)
            rig.Vco2.Wave.Turn(lane, (wave + firstLane + lane) % 4);
        rig.Vco1.PulseWidth.SettleAt(TLanes.Of(0.4));
        rig.Reset();
        const int ticks = 60;
        double[][] heard = [.. Enumerable.Range(0, TLanes.Width).Select(_ => new double[ticks * Tick.Samples])];
        Span<double> values = stackalloc double[8];
        for (int tick = 0; tick < ticks; tick++)
        {
            for (int i = 0; i < Tick.Samples; i++)
            {
                double swing = (tick * Tick.Samples + i) * 7919 % 1000 / 1000.0;
                for (int lane = 0; lane < 8; lane++)
                    values[lane] = 60.0 + 23.0 * (firstLane + lane) + swing;
                rig.Cv1.Volts[i] = TLanes.Load(values);
                rig.Cv2.Volts[i] = rig.Cv1.Volts[i] * TLanes.Of(1.7);
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

    private void CompareWithBruteForce(int wave, double cycles, double ratio, Func<int, double> swing1, Func<int, double> swing2)
    {
        OscillatorRig<Lanes1> rig = Rig(wave, true);
        double volts = rig.VoltsFor(cycles, Samples);
        double[] fine = BruteForce(rig, wave, i => volts * swing1(i), i => volts * ratio * swing2(i));
        (_, double[] synced) = rig.Render(Samples, i => (volts * swing1(i), volts * ratio * swing2(i)));

        PeriodicSpectrum engine = new(synced, rig.Rate.EngineHz), reference = new(fine, rig.Rate.EngineHz * Fine);
        double edgeSeconds = wave switch { 0 => OscillatorParts.ResetSeconds, 3 => 0.0, _ => OscillatorParts.ComparatorSeconds };
        double correction = BandLimitedWave<Lanes1>.CorrectionFor(edgeSeconds, rig.Rate);
        double difference = 0.0;
        for (int bin = 1; bin * rig.Rate.EngineHz / Samples < 20000.0; bin++)
        {
            // What is known of the path: three samples late, and the kernel with its correction.
            double w = 2.0 * Math.PI * bin / Samples;
            double kernel = Math.Pow(Math.Sin(w / 2.0) / (w / 2.0), 4.0) * (1.0 + 2.0 * correction * (1.0 - Math.Cos(w)));
            Complex expected = reference[bin] * kernel * Complex.FromPolarCoordinates(1.0, -3.0 * w);
            difference += 2.0 * (engine[bin] - expected).Magnitude * (engine[bin] - expected).Magnitude;
        }
        // The reference has its edges on a grid of 1/64 sample: each of 5 V is displaced by 1/(64 sqrt 12) rms, a spike of that area; a
        // part 20/96 of the spikes' power is below 20 kHz. Four times that is allowed, for the displacements are not quite random.
        double spike = 5.0 / (Fine * Math.Sqrt(12.0));
        double edges = (wave == 0 ? 1.0 : 2.0) * cycles * (1.0 + ratio) / Samples;
        double predicted = spike * spike * edges * 20.0 / 96.0;
        output.WriteLine($"{cycles} x {ratio}: {10.0 * Math.Log10(difference / 6.25):F1} dB, {difference / predicted:F2} of what is predicted");
        Assert.True(difference < 4.0 * predicted, $"{difference} V^2, predicted {predicted}");
    }

    /// <summary>The two oscillators at 64 times the rate: phases by the definition, restarts found by halving, a plain comparison.</summary>
    private static double[] BruteForce(OscillatorRig<Lanes1> rig, int wave, Func<int, double> cv1, Func<int, double> cv2)
    {
        double scale = 130.8127826502993 / rig.Rate.EngineHz;
        double[] fine = new double[Samples * Fine];
        double phase1 = StartPhase(0x5643_4F31_0000), phase2 = StartPhase(0x5643_4F32_0000);
        double rate1 = 0.0, rate2 = 0.0;
        for (int i = -256; i < Samples; i++)
        {
            double next1 = cv1(i) * scale, next2 = cv2(i) * scale;
            double restart = RestartOf(phase1, rate1, next1);
            // The interval that ends at sample i, in 64 steps, the last of which is at the sample.
            for (int step = 1; step <= Fine; step++)
            {
                double s = (double)step / Fine;
                double there1 = phase1 + Advance(rate1, next1, 0.0, s);
                double there2 = s < restart ? phase2 + Advance(rate2, next2, 0.0, s) : Advance(rate2, next2, restart, s);
                there1 -= Math.Floor(there1);
                there2 -= Math.Floor(there2);
                if (i >= 0)
                    fine[(i * Fine + step - Fine + fine.Length) % fine.Length] = VoltsOf(wave, there1, there2);
            }
            phase1 += Advance(rate1, next1, 0.0, 1.0);
            phase2 = restart <= 1.0 ? Advance(rate2, next2, restart, 1.0) : phase2 + Advance(rate2, next2, 0.0, 1.0);
            phase1 -= Math.Floor(phase1);
            phase2 -= Math.Floor(phase2);
            (rate1, rate2) = (next1, next2);
        }
        return fine;
    }

    private static double VoltsOf(int wave, double phase1, double phase2) => wave switch
    {
        0 => 5.0 * phase2 - 2.5,
        1 => phase2 < 0.5 ? 2.5 : -2.5,
        2 => phase2 < 0.25 ? 2.5 : -2.5,
        _ => (phase1 < Width) != (phase2 < 0.5) ? 2.5 : -2.5,
    };

    /// <summary>Where in a sample VCO 1 comes to the end of its cycle, 0 to 1; beyond 1 if it does not.</summary>
    private static double RestartOf(double phase, double from, double to)
    {
        if (phase + Advance(from, to, 0.0, 1.0) < 1.0)
            return 2.0;
        double low = 0.0, high = 1.0;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = phase + Advance(from, to, 0.0, middle) < 1.0 ? (middle, high) : (low, middle);
        }
        return high;
    }

    /// <summary>Cycles from one part of a sample to another, the rate going straight from its value at the start to its value at the end.</summary>
    private static double Advance(double from, double to, double start, double end) =>
        from * (end - start) + (to - from) * (end * end - start * start) / 2.0;

    private static double StartPhase(ulong source) => Lanes1.Get(StartPhase<Lanes1>.Of(new UnitParts<Lanes1>(), source), 0);

    private static OscillatorRig<Lanes1> Rig(int wave, bool synced)
    {
        OscillatorRig<Lanes1> rig = new(synced: synced);
        rig.Vco2.Wave.Turn(0, wave);
        rig.Vco1.PulseWidth.SettleAt(Lanes1.Of(Width));
        rig.Reset();
        return rig;
    }
}
