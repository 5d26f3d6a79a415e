using Ms20.Engine.Tests.Acceptance;
using Ms20.Panel;
using Xunit.Abstractions;
using Bench = Ms20.Engine.Tests.Acceptance.Rig;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>Volts per octave, gates and converters on the whole instrument.</summary>
public class RearVoltageTests(ITestOutputHelper output)
{
    [Fact]
    public void KBD_VOCT_OUT_is_a_twelfth_of_a_volt_a_key_in_every_unit()
    {
        foreach (int unit in new[] { 0, 1, 7 })
        {
            var instrument = new Instrument(Patch.NormalSetting.WithUnit(unit));
            instrument.Prepare(new InstrumentOptions());
            foreach (int note in new[] { 48, 60, 61, 84 })
            {
                Assert.True(instrument.TryPress(note, instrument.Now));
                instrument.Process([], new double[64], 64);
                // The hold capacitor of no unit leaks while a key is down.
                Assert.Equal((note - 48) / 12.0, instrument.VoltsAt(RearPanel.KbdVoltsPerOctaveOut), 1e-12);
                Assert.True(instrument.TryRelease(note, instrument.Now));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_volt_at_VOCT_IN_is_an_octave_of_both_oscillators(int fm)
    {
        Patch patch = Bench.Clean().WithRear(RearPanel.Fm, fm);
        foreach (double volts in new[] { -1.0, 0.25, 2.0 })
        {
            double[][] waves = new Bench(patch).Drive(RearPanel.VoltsPerOctaveIn, _ => volts).Record(1.2, RearPanel.Vco1Out, RearPanel.Vco2Out);
            foreach (double[] wave in waves)
                Assert.InRange(Measure.Cents(wave.Between(0.2, 1.2).FrequencyHz(), 130.8127826502993 * Math.Pow(2.0, volts)), -0.5, 0.5);
        }
    }

    [Fact]
    public void There_and_back_through_both_converters_the_keyboard_is_as_it_was()
    {
        Patch patch = Bench.Clean().WithRear(RearPanel.Converter1, RearPanel.ToVoltsPerOctave)
            .WithCable(Jacks.KbdCvOut, RearPanel.Converter1In).WithCable(RearPanel.Converter1Out, RearPanel.Converter2In)
            .WithCable(RearPanel.Converter2Out, Jacks.VcoCvIn);
        Assert.Empty(PatchHints.Of(patch));
        var instrument = new Instrument(patch);
        instrument.Prepare(new InstrumentOptions());
        foreach (int note in new[] { 48, 55, 84, 20 })
        {
            Assert.True(instrument.TryPress(note, instrument.Now));
            // The inputs forget what they were plugged to a millisecond ago.
            instrument.Process([], new double[512], 512);
            instrument.Process([], new double[512], 512);
            Assert.Equal(1.0, instrument.VoltsAt(Jacks.VcoCvIn) / instrument.VoltsAt(Jacks.KbdCvOut), 1e-8);
            Assert.True(instrument.TryRelease(note, instrument.Now));
        }

        Patch fifth = patch.WithRear(RearPanel.Converter2Offset, 7.0 / 12.0).WithRear(RearPanel.Converter1Attenuation, 5.0);
        double[] wave = new Bench(fifth).Press(72).Record(1.2, RearPanel.Vco1Out)[0];
        // Two octaves, of which half, and a fifth.
        Assert.InRange(Measure.Cents(wave.Between(0.2, 1.2).FrequencyHz(), 2.0 * 130.8127826502993 * Math.Pow(2.0, 7.0 / 12.0)), -0.5, 0.5);
    }

    [Fact]
    public void A_gate_does_what_a_trigger_does()
    {
        Patch patch = Bench.Clean().With(Controls.Eg1Attack, 2.0).With(Controls.Eg2Attack, 3.0);
        double[][] gated = new Bench(patch).Drive(RearPanel.GateIn, Gate).Record(0.6, Jacks.Eg1Out, RearPanel.Eg2Out, RearPanel.GateOut);
        double[][] triggered = new Bench(patch).Drive(Jacks.TrigIn, t => 5.0 - Gate(t)).Record(0.6, Jacks.Eg1Out, RearPanel.Eg2Out, RearPanel.GateOut);
        // A trigger line that a host drives begins at 0 V, which is a trigger: what comes of that is over after 90 ms. Then the thresholds, 1.6 V of 5 on
        // the way up and 1.3 V on the way down, are passed within a sample of each other, in which the envelopes move by 0.02 V.
        for (int jack = 0; jack < 2; jack++)
        {
            Assert.InRange(gated[jack].Max(), 4.5, 5.2);
            for (int i = (int)(0.09 * 48000.0); i < gated[jack].Length; i++)
                Assert.Equal(triggered[jack][i], gated[jack][i], 0.03);
        }

        Assert.Equal(0.0, gated[2].Between(0.0, 0.095).Peak(), 0.01);
        Assert.InRange(gated[2].Between(0.11, 0.29).Min(), 4.9, 5.1);
        static double Gate(double t) => t is >= 0.1 and < 0.3 ? 5.0 : 0.0;
    }

    [Fact]
    public void GATE_OUT_is_high_while_a_key_is_down()
    {
        double[] gate = new Bench(Bench.Clean()).Press(60, 0.1).Release(60, 0.3).Record(0.5, RearPanel.GateOut)[0];
        Assert.Equal(0.0, gate.Between(0.0, 0.095).Peak(), 0.01);
        Assert.InRange(gate.Between(0.11, 0.29).Min(), 4.99, 5.01);
        Assert.Equal(0.0, gate.Between(0.31, 0.5).Peak(), 0.01);
    }

    [Fact]
    public void Nothing_at_the_new_jacks_changes_no_bit()
    {
        Patch patch = Patch.NormalSetting.With(Controls.FmMg, 3.0).With(Controls.FmEg1, 2.0);
        double[] alone = new Bench(patch).Press(55).Record(0.3);
        double[] fed = new Bench(patch).Drive(RearPanel.VoltsPerOctaveIn, _ => 0.0).Drive(RearPanel.GateIn, _ => 0.0)
            .Drive(RearPanel.Converter1In, t => 5.0 * t).Press(55).Record(0.3);
        Assert.Equal(alone, fed);
    }

    [Theory]
    [InlineData("lpf.eg2", "lpf.cutoff.in")]
    [InlineData("lpf.mg", "total.in")]
    public void The_late_whistle_follows_the_keyboard_on_the_circuits_own_curve(string knob, string jack)
    {
        Assert.True(Controls.TryFind(knob, out Control? depth));
        Assert.True(Jacks.TryFind(jack, out Jack? input));
        double kilohertz = Patch.NormalSetting.LawOf(Controls.LpfCutoff).ToDial(1000.0);
        Patch patch = Bench.Clean(Profiles.Late1978).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0).With(Controls.LpfCutoff, kilohertz)
            .With(Controls.LpfPeak, 10.0).With(depth, 7.071).WithCable(RearPanel.KbdVoltsPerOctaveOut, input);
        Dictionary<int, double> whistles = [];
        for (int note = 48; note <= 84; note += 6)
        {
            double[] wave = new Bench(patch).Press(note).Record(1.2);
            whistles[note] = wave.Between(0.4, 1.2).FrequencyHz();
            double cutoff = 1000.0 * Math.Pow(2.0, (note - 48) / 12.0);
            double cents = Measure.Cents(whistles[note], cutoff * CircuitsRatio(cutoff));
            output.WriteLine($"{note}: {whistles[note]:F2} Hz, {cents:F2} cents off the circuit's curve");
            Assert.InRange(cents, -10.0, 10.0);
        }

        // The circuit itself flattens as it rises: by 8 cents in the first octave and 5 in each of the others, 19 over all three. Tuned in the middle of
        // the keyboard the whistle is never further than 15 from exact octaves.
        foreach ((int note, double hertz) in whistles)
            Assert.InRange(Measure.Cents(hertz, whistles[66] * Math.Pow(2.0, (note - 66) / 12.0)), -15.0, 15.0);
    }

    /// <summary>Whistle over cutoff at full PEAK: ngspice at 1 kHz, the circuit at 64 times the rate from 2 kHz on; straight in between over octaves.</summary>
    private static double CircuitsRatio(double cutoff)
    {
        ReferenceTable spice = ReferenceTable.Load("whistle"), fine = ReferenceTable.Load("ring_late");
        string[] circuits = spice.Words("circuit");
        List<(double Octaves, double Ratio)> points = [];
        for (int row = 0; row < spice.Rows; row++)
        {
            if (circuits[row] == "late_lpf" && spice.Column("fc_hz")[row] == 1000.0 && spice.Column("k")[row] > 4.0)
                points.Add((Math.Log2(1000.0), spice.Column("f_hz")[row] / 1000.0));
        }

        for (int row = 0; row < fine.Rows; row++)
        {
            if (fine.Column("k")[row] == 4.03)
                points.Add((Math.Log2(fine.Column("fc_hz")[row]), fine.Column("whistle_ratio")[row]));
        }

        double octaves = Math.Log2(cutoff);
        int above = Math.Max(1, points.FindIndex(point => point.Octaves >= octaves - 1e-9));
        (double low, double ratioLow) = points[above - 1];
        (double high, double ratioHigh) = points[above];
        return ratioLow + (ratioHigh - ratioLow) * (octaves - low) / (high - low);
    }
}
