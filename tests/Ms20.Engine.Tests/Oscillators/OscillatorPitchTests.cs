using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class OscillatorPitchTests
{
    // A hundredth of a cent: 5.8e-6 of the frequency. The ramp is exactly linear where it is read; rounding is 1e-9 of that.
    private const double Cents = 0.01;

    [Fact]
    public void Every_key_of_both_oscillators_is_in_tune_to_a_hundredth_of_a_cent()
    {
        for (int key = 0; key <= 36; key++)
        {
            OscillatorRig<Lanes1> rig = Saws();
            rig.Cv1.Fill(Lanes1.Of(Math.Pow(2.0, key / 12.0)));
            rig.Cv2.Fill(Lanes1.Of(Math.Pow(2.0, key / 12.0)));
            double expected = 440.0 * Math.Pow(2.0, (key - 21) / 12.0);
            (double[] one, double[] two) = rig.Render(16384);
            AssertTuned(expected, HertzOf(one, rig.Rate));
            AssertTuned(expected, HertzOf(two, rig.Rate));
        }
    }

    [Fact]
    public void Footages_are_octaves_and_the_second_oscillator_stands_one_above_the_first()
    {
        for (int position = 0; position < 4; position++)
        {
            OscillatorRig<Lanes1> rig = Saws();
            rig.Cv1.Fill(Lanes1.Of(4.0));
            rig.Cv2.Fill(Lanes1.Of(4.0));
            rig.Vco1.Scale.Turn(0, position);
            rig.Vco2.Scale.Turn(0, position);
            double expected = 523.2511306011972 * Math.Pow(2.0, position - 2);
            (double[] one, double[] two) = rig.Render(16384);
            AssertTuned(expected, HertzOf(one, rig.Rate));
            AssertTuned(2.0 * expected, HertzOf(two, rig.Rate));
        }
    }

    [Theory]
    [InlineData(12.0, 2.0)]
    [InlineData(-12.0, 0.5)]
    [InlineData(7.0, 1.4983070768766815)]
    public void Pitch_moves_the_second_oscillator_alone(double semitones, double ratio)
    {
        OscillatorRig<Lanes1> rig = Saws();
        rig.Cv1.Fill(Lanes1.Of(2.0));
        rig.Cv2.Fill(Lanes1.Of(2.0));
        rig.Vco2.Pitch.SettleAt(Lanes1.Of(semitones));
        (double[] one, double[] two) = rig.Render(16384);
        AssertTuned(261.6255653005986, HertzOf(one, rig.Rate));
        AssertTuned(261.6255653005986 * ratio, HertzOf(two, rig.Rate));
    }

    [Fact]
    public void Modulation_counts_in_octaves_and_pitch_cv_in_hertz_per_volt()
    {
        OscillatorRig<Lanes1> rig = Saws();
        rig.Cv1.Fill(Lanes1.Of(3.0));
        rig.Modulation.Freq.Fill(Lanes1.Of(1.5));
        rig.Modulation.Eg1Depth.SettleAt(Lanes1.Of(1.0));
        rig.Modulation.MasterTune.SettleAt(Lanes1.Of(-100.0));
        AssertTuned(130.8127826502993 * 3.0 * Math.Pow(2.0, 1.5 - 1.0 / 12.0), HertzOf(rig.Render(16384).Vco1, rig.Rate));
    }

    [Fact]
    public void The_pitch_is_the_same_at_every_engine_rate()
    {
        foreach (double engineHz in (double[])[88200.0, 128000.0, 384000.0])
        {
            OscillatorRig<Lanes1> rig = Saws(new EngineRate(engineHz, 1));
            rig.Cv1.Fill(Lanes1.Of(5.0));
            AssertTuned(5.0 * 130.8127826502993, HertzOf(rig.Render(32768).Vco1, rig.Rate));
        }
    }

    [Fact]
    public void The_units_offset_and_drift_are_in_octaves()
    {
        UnitParts<Lanes1> parts = new() { Vco1Octaves = Lanes1.Of(0.01), Vco2Octaves = Lanes1.Of(-0.02) };
        OscillatorRig<Lanes1> rig = Saws(parts: parts);
        (double[] one, double[] two) = rig.Render(16384);
        AssertTuned(130.8127826502993 * Math.Pow(2.0, 0.01), HertzOf(one, rig.Rate));
        AssertTuned(130.8127826502993 * Math.Pow(2.0, -0.02), HertzOf(two, rig.Rate));
    }

    [Fact]
    public void Drift_wanders_by_the_deviation_of_both_walks_and_differs_between_the_oscillators()
    {
        const double cents = 0.6;
        UnitParts<Lanes1> parts = new() { VcoDriftOctaves = Lanes1.Of(cents / 1200.0) };
        EngineRate rate = OscillatorRig<Lanes1>.Standard;
        OscillatorPitch<Lanes1> pitch = new(1), other = new(3);
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        cv.Fill(Lanes1.Of(1.0));
        pitch.Prepare(rate, parts, default);
        other.Prepare(rate, parts, default);
        double square = 0.0, product = 0.0, quick = 0.0, last = 0.0;
        // Half an hour, read ten times a second.
        const int readings = 18000, apart = 300;
        for (int i = 0; i < readings * apart; i++)
        {
            pitch.BeginTick(default, default, default);
            other.BeginTick(default, default, default);
            if (i % apart != 0)
                continue;
            double off = CentsOff(pitch, cv, modulation, rate), otherOff = CentsOff(other, cv, modulation, rate);
            square += off * off / readings;
            product += off * otherOff / readings;
            quick += (off - last) * (off - last) / readings;
            last = off;
        }
        // 90 independent stretches of 20 s: the slow walk's deviation is known to 1/sqrt(180) = 7.5 %; three times that.
        double expected = Math.Sqrt(0.6 * 0.6 + 0.25 * 0.25);
        Assert.InRange(Math.Sqrt(square), 0.77 * expected, 1.23 * expected);
        Assert.InRange(product, -0.35 * expected * expected, 0.35 * expected * expected);
        // In 0.1 s: 2 x 0.25^2 (1 - e^(-0.1/0.7)) + 2 x 0.6^2 (1 - e^(-0.1/20)), known to 1 % from 18000 readings.
        Assert.InRange(quick, 0.95 * 0.02024, 1.05 * 0.02024);
    }

    [Fact]
    public void At_zero_volts_an_oscillator_stops_and_goes_on_from_there()
    {
        OscillatorRig<Lanes1> rig = Saws();
        // Stands from sample 1000 on at 0 V, then at -3 V, and runs again from 3000.
        (double[] stopped, _) = rig.Render(4096, i => (i < 1000 ? 8.0 : i < 2000 ? 0.0 : i < 3000 ? -3.0 : 8.0, 1.0));
        rig.Reset();
        (double[] running, _) = rig.Render(4096, _ => (8.0, 1.0));
        for (int i = 1010; i < 3000; i++)
            Assert.Equal(stopped[1009], stopped[i]);
        // The rate falls to 0 and rises again within one sample each: half a step is run in either.
        for (int i = 3010; i < 4096; i++)
            Assert.Equal(running[i - 2000], stopped[i], 9);
    }

    [Fact]
    public void Audio_rate_modulation_leaves_the_phase_where_the_integral_says()
    {
        const double modulatorHz = 317.0, depth = 0.8;
        OscillatorRig<Lanes1> rig = Saws();
        double volts = 1000.0 / 130.8127826502993;
        (double[] saw, _) = rig.Render(
            192000, i => (volts * (1.0 + depth * Math.Sin(2.0 * Math.PI * modulatorHz * i / 192000.0)), 1.0));
        double offset = double.NaN, worst = 0.0;
        for (int i = 6; i < saw.Length - 6; i++)
        {
            // The phase at sample i - 3, but within three samples of a drop, where the wave is the kernel's.
            double phase = (saw[i] / 2.5 + 1.0) / 2.0;
            if (saw[i - 6] > saw[i] || saw[i + 6] < saw[i])
                continue;
            double seconds = (i - 3) / 192000.0;
            double integral = 1000.0 * seconds
                - 1000.0 * depth / (2.0 * Math.PI * modulatorHz) * (Math.Cos(2.0 * Math.PI * modulatorHz * seconds) - 1.0);
            double off = phase - integral;
            offset = double.IsNaN(offset) ? off : offset;
            worst = Math.Max(worst, Math.Abs(off - offset - Math.Round(off - offset)));
        }
        // The trapezoidal rule errs by (2 pi fm T)^2 / 12 of the excursion of 0.40 cycles, here 3.6e-6, twice that from crest to trough.
        // A rectangle rule would be off by half a step: 2e-3.
        Assert.True(worst < 8e-6, $"{worst} cycles");
    }

    private static double CentsOff(OscillatorPitch<Lanes1> pitch, Signal<Lanes1> cv, Signal<Lanes1> modulation, EngineRate rate)
    {
        pitch.Run(Tick.Samples - 1, Tick.Samples, cv.Volts, modulation.Volts);
        return 1200.0 * Math.Log2(Lanes1.Get(pitch.Cycles[^1], 0) * rate.EngineHz / 130.8127826502993);
    }

    private static OscillatorRig<Lanes1> Saws(EngineRate? rate = null, UnitParts<Lanes1>? parts = null)
    {
        OscillatorRig<Lanes1> rig = new(rate, parts);
        rig.Vco1.Wave.Turn(0, VoltageControlledOscillator1<Lanes1>.Saw);
        rig.Vco2.Wave.Turn(0, VoltageControlledOscillator2<Lanes1>.Saw);
        return rig;
    }

    /// <summary>From the upward zero crossings of a saw, in the straight middle of its ramp.</summary>
    private static double HertzOf(double[] saw, EngineRate rate)
    {
        double first = 0.0, last = 0.0;
        int count = 0;
        for (int i = 1; i < saw.Length; i++)
        {
            if (saw[i - 1] >= 0.0 || saw[i] < 0.0)
                continue;
            last = i - saw[i] / (saw[i] - saw[i - 1]);
            first = count++ == 0 ? last : first;
        }
        return (count - 1) / (last - first) * rate.EngineHz;
    }

    private static void AssertTuned(double expectedHz, double hertz)
    {
        double cents = 1200.0 * Math.Log2(hertz / expectedHz);
        Assert.True(Math.Abs(cents) < Cents, $"{hertz} Hz, expected {expectedHz}: {cents} cents off");
    }
}
