using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

/// <summary>Bits that may not depend on how a tick is cut, on the neighbours in a vector, or on what was played before.</summary>
public sealed class OscillatorContractTests
{
    private const int Ticks = 200;

    [Fact]
    public void However_a_tick_is_cut_the_bits_are_the_same()
    {
        for (int wave = 0; wave < 4; wave++)
        {
            double[] whole = Render(Rig<Lanes1>(wave, 0), 0, []);
            Assert.Equal(whole, Render(Rig<Lanes1>(wave, 0), 0, [1, 2, 5, 31, 32, 63]));
            Assert.Equal(whole, Render(Rig<Lanes1>(wave, 0), 0, [7, 20, 50]));
        }
    }

    [Fact]
    public void A_sample_at_a_time_gives_the_same_bits()
    {
        int[] everywhere = new int[Tick.Samples - 1];
        for (int i = 0; i < everywhere.Length; i++)
            everywhere[i] = i + 1;
        Assert.Equal(Render(Rig<Lanes1>(3, 0), 0, []), Render(Rig<Lanes1>(3, 0), 0, everywhere));
    }

    [Fact]
    public void Each_of_four_lanes_is_an_instrument_of_its_own() => LanesAreInstruments<Lanes4>();

    [Fact]
    public void Each_of_eight_lanes_is_an_instrument_of_its_own() => LanesAreInstruments<Lanes8>();

    [Fact]
    public void After_reset_the_same_bits_come_again()
    {
        OscillatorRig<Lanes1> rig = Rig<Lanes1>(3, 0);
        double[] first = Render(rig, 0, []);
        // Knobs and a selector have moved meanwhile: put them back, and leave the state to Reset.
        Settle(rig);
        rig.Vco1.Wave.Turn(0, 3);
        rig.Reset();
        Assert.Equal(first, Render(rig, 0, []));
    }

    [Fact]
    public void Start_phases_come_from_the_seed()
    {
        HashSet<double> phases = [];
        for (ulong seed = 1; seed <= 20; seed++)
        {
            UnitParts<Lanes1> parts = new();
            parts.Seeds[0] = seed;
            OscillatorRig<Lanes1> rig = new(parts: parts);
            rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
            rig.Cv1.Fill(default);
            rig.Cv2.Fill(default);
            (double[] one, double[] two) = rig.Render(64);
            Assert.Equal(one[0], one[63]);
            phases.Add(one[0]);
            phases.Add(two[0]);
        }
        Assert.Equal(40, phases.Count);
    }

    [Fact]
    public void Nothing_at_the_inputs_drives_the_outputs_beyond_five_volts()
    {
        double[] voltages = [15.0, -15.0, 0.0, 1e-300, 8.0];
        for (int wave = 0; wave < 4; wave++)
        {
            OscillatorRig<Lanes1> rig = Rig<Lanes1>(wave, 0);
            rig.Modulation.MgDepth.SettleAt(Lanes1.Of(2.0));
            rig.Vco2.Pitch.SettleAt(Lanes1.Of(1e6));
            for (int tick = 0; tick < 400; tick++)
            {
                rig.Modulation.Total.Fill(Lanes1.Of(voltages[tick % 5]));
                rig.Cv1.Fill(Lanes1.Of(voltages[tick / 5 % 5]));
                rig.Cv2.Fill(Lanes1.Of(voltages[tick / 3 % 5]));
                rig.Vco1.PulseWidth.MoveTo(Lanes1.Of(tick % 7 - 3.0));
                rig.Tick();
                for (int i = 0; i < Tick.Samples; i++)
                {
                    Assert.InRange(Lanes1.Get(rig.Vco1.Output.Volts[i], 0), -5.0, 5.0);
                    Assert.InRange(Lanes1.Get(rig.Vco2.Output.Volts[i], 0), -5.0, 5.0);
                }
            }
        }
    }

    [Fact]
    public void The_noise_wave_is_the_noise_generator_three_samples_late()
    {
        OscillatorRig<Lanes1> rig = Rig<Lanes1>(3, 0);
        Lanes1[] last = new Lanes1[3];
        for (int tick = 0; tick < 4; tick++)
        {
            rig.Tick();
            for (int i = 0; tick > 0 && i < Tick.Samples; i++)
                Assert.Equal(i < 3 ? last[i] : rig.Noise.White.Volts[i - 3], rig.Vco1.Output.Volts[i]);
            Array.Copy(rig.Noise.White.Volts, Tick.Samples - 3, last, 0, 3);
        }
    }

    [Fact]
    public void A_rendered_tick_allocates_nothing()
    {
        OscillatorRig<Lanes1> rig = Rig<Lanes1>(2, 0);
        for (int i = 0; i < 100; i++)
            rig.Tick();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            rig.Tick();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void LanesAreInstruments<TLanes>()
        where TLanes : struct, ILanes<TLanes>
    {
        OscillatorRig<TLanes> wide = Rig<TLanes>(0, 0);
        double[][] lanes = new double[TLanes.Width][];
        for (int lane = 0; lane < lanes.Length; lane++)
            lanes[lane] = new double[2 * Ticks * Tick.Samples];
        for (int tick = 0; tick < Ticks; tick++)
        {
            Play(wide, tick, 0);
            wide.Tick();
            for (int lane = 0; lane < lanes.Length; lane++)
                Copy(wide, lane, lanes[lane], tick);
        }
        for (int lane = 0; lane < lanes.Length; lane++)
            Assert.Equal(Render(Rig<Lanes1>(lane, lane), lane, []), lanes[lane]);
    }

    /// <summary>Lane k of a wide rig is set up as the single rig of lane k: other waves, seeds, footages, unit.</summary>
    private static OscillatorRig<TLanes> Rig<TLanes>(int wave, int firstLane)
        where TLanes : struct, ILanes<TLanes>
    {
        UnitParts<TLanes> parts = new()
        {
            Vco1Octaves = Ramp<TLanes>(firstLane, 0.001, 0.0005),
            VcoDriftOctaves = Ramp<TLanes>(firstLane, 0.0005, 0.0001),
        };
        for (int lane = 0; lane < TLanes.Width; lane++)
            parts.Seeds[lane] = (ulong)(firstLane + lane) * 31 + 7;
        OscillatorRig<TLanes> rig = new(parts: parts);
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            rig.Vco1.Wave.Turn(lane, (wave + lane) % 4);
            rig.Vco2.Wave.Turn(lane, (wave + lane) % 4);
            rig.Vco1.Scale.Turn(lane, (firstLane + lane) % 4);
            rig.Vco2.Scale.Turn(lane, (firstLane + lane + 1) % 4);
        }
        Settle(rig);
        rig.Reset();
        return rig;
    }

    private static void Settle<TLanes>(OscillatorRig<TLanes> rig)
        where TLanes : struct, ILanes<TLanes>
    {
        rig.Modulation.MgDepth.SettleAt(TLanes.Of(0.3));
        rig.Vco1.PulseWidth.SettleAt(TLanes.Of(0.4));
        rig.Vco2.Pitch.SettleAt(TLanes.Of(2.0));
    }

    /// <summary>Changes at every tick: pitch within the tick, modulation, knobs under way, selectors now and then.</summary>
    private static void Play<TLanes>(OscillatorRig<TLanes> rig, int tick, int firstLane)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < Tick.Samples; i++)
        {
            TLanes swing = TLanes.Of(((tick * Tick.Samples + i) * 7919 % 1000) / 1000.0);
            rig.Cv1.Volts[i] = Ramp<TLanes>(firstLane, 3.0, 1.3) + swing;
            rig.Cv2.Volts[i] = Ramp<TLanes>(firstLane, 2.0, 1.6) - swing;
            rig.Modulation.Total.Volts[i] = swing * Ramp<TLanes>(firstLane, 1.0, 0.5);
        }
        rig.Vco1.PulseWidth.MoveTo(Ramp<TLanes>(firstLane, 0.1 + tick % 5 * 0.08, 0.01));
        rig.Vco2.Pitch.MoveTo(Ramp<TLanes>(firstLane, tick % 3, 0.7));
        if (tick == Ticks / 2)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                rig.Vco1.Wave.Turn(lane, (rig.Vco1.Wave.PositionOf(lane) + 1) % 4);
        }
    }

    private static TLanes Ramp<TLanes>(int firstLane, double start, double step)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<double> values = stackalloc double[8];
        for (int lane = 0; lane < values.Length; lane++)
            values[lane] = start + step * (firstLane + lane);
        return TLanes.Load(values);
    }

    private static double[] Render(OscillatorRig<Lanes1> rig, int firstLane, int[] cuts)
    {
        double[] samples = new double[2 * Ticks * Tick.Samples];
        for (int tick = 0; tick < Ticks; tick++)
        {
            Play(rig, tick, firstLane);
            rig.Tick(cuts);
            Copy(rig, 0, samples, tick);
        }
        return samples;
    }

    private static void Copy<TLanes>(OscillatorRig<TLanes> rig, int lane, double[] samples, int tick)
        where TLanes : struct, ILanes<TLanes>
    {
        for (int i = 0; i < Tick.Samples; i++)
        {
            samples[2 * (tick * Tick.Samples + i)] = TLanes.Get(rig.Vco1.Output.Volts[i], lane);
            samples[2 * (tick * Tick.Samples + i) + 1] = TLanes.Get(rig.Vco2.Output.Volts[i], lane);
        }
    }
}
