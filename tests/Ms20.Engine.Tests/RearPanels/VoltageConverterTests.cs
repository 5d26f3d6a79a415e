using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>The converters' law: volts per octave, hertz per volt, and back.</summary>
public class VoltageConverterTests
{
    // Two of our own functions, each right to a few of the last bits, of numbers up to 15.
    private const double Rounding = 1e-14;

    [Fact]
    public void A_note_is_a_twelfth_of_a_volt_from_the_next_and_48_is_nothing()
    {
        for (int note = 0; note <= 94; note++)
        {
            double hertzPerVolt = Math.Pow(2.0, (note - 48) / 12.0), voltsPerOctave = (note - 48) / 12.0;
            Assert.Equal(voltsPerOctave, Converted(true, 1.0, 0.0, hertzPerVolt), Rounding);
            Assert.Equal(hertzPerVolt, Converted(false, 1.0, 0.0, voltsPerOctave), Rounding);
        }
    }

    [Theory]
    [InlineData(0.5, -1.25)]
    [InlineData(1.0, 5.0)]
    [InlineData(0.0, 2.0)]
    public void Attenuation_and_offset_act_on_the_octaves_either_way(double attenuation, double offset)
    {
        foreach (double octaves in new[] { -3.0, -0.4, 0.0, 1.0 / 3.0, 2.5 })
        {
            double expected = attenuation * octaves + offset;
            Assert.Equal(expected, Converted(true, attenuation, offset, Math.Pow(2.0, octaves)), Rounding);
            Assert.Equal(Math.Min(Math.Pow(2.0, expected), 15.0), Converted(false, attenuation, offset, octaves), 4.0 * Rounding);
        }
    }

    [Fact]
    public void What_has_no_logarithm_stands_at_the_lowest_and_what_has_no_volts_at_the_rail()
    {
        Assert.Equal(-10.0, Converted(true, 1.0, 0.0, 0.0), Rounding);
        Assert.Equal(-10.0, Converted(true, 1.0, 0.0, -15.0), Rounding);
        Assert.Equal(-15.0, Converted(true, 1.0, -5.0, -15.0), Rounding);
        Assert.Equal(15.0, Converted(false, 1.0, 5.0, 15.0));
        Assert.InRange(Converted(false, 1.0, -5.0, -15.0), 9e-7, 1e-6);
    }

    [Theory]
    [InlineData("lpf.eg2")]
    [InlineData("lpf.mg")]
    public void Through_KBD_VOCT_OUT_at_7_071_the_cutoff_follows_the_keyboard(string knob)
    {
        Assert.True(Controls.TryFind(knob, out Control? control));
        Lanes1 depth = Lanes1.Of(Patch.NormalSetting.LawOf(control).ToPhysical(7.071));
        EngineRate rate = new(48000.0, 4);
        foreach (FilterKind kind in new[] { FilterKind.LowPass, FilterKind.HighPass })
        {
            Keyboard<Lanes1> keyboard = new();
            VoltageConverter<Lanes1> converter = new(toVoltsPerOctave: true) { In = keyboard.KbdCv };
            CutoffControl<Lanes1> cutoff = new(kind) { Eg2External = converter.Output, MgTotal = converter.Output };
            (knob == "lpf.mg" ? cutoff.MgDepth : cutoff.Eg2Depth).SettleAt(depth);
            Circuit<Lanes1>[] circuits = [keyboard, converter, cutoff];
            foreach (Circuit<Lanes1> circuit in circuits)
            {
                circuit.Prepare(rate, new UnitParts<Lanes1>());
                circuit.Reset();
            }

            for (int note = 48; note <= 84; note++)
            {
                keyboard.NoteOn(0, note);
                foreach (Circuit<Lanes1> circuit in circuits)
                    circuit.BeginTick();
                foreach (Circuit<Lanes1> circuit in circuits)
                    circuit.Run(0, Tick.Samples);
                double semitones = 12.0 * (Lanes1.Get(cutoff.Output.Volts[^1], 0) - Math.Log2(1000.0));
                // The goal is 2 cents. 7.071 is 2 parts in 100,000 short of the root of one half, times 3,600 cents.
                Assert.Equal(note - 48, semitones, 0.001);
                keyboard.NoteOff(0, note);
            }
        }
    }

    private static double Converted(bool toVoltsPerOctave, double attenuation, double offset, double volts)
    {
        VoltageConverter<Lanes1> converter = new(toVoltsPerOctave) { Attenuation = new(attenuation), OffsetOctaves = new(offset) };
        converter.Prepare(new EngineRate(48000.0, 4), new UnitParts<Lanes1>());
        converter.Reset();
        converter.In.Fill(Lanes1.Of(volts));
        converter.BeginTick();
        converter.Run(0, Tick.Samples);
        return Lanes1.Get(converter.Output.Volts[^1], 0);
    }
}
