using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>The first hour after power-on, tick by tick.</summary>
public class WarmUpTests
{
    // The slowest engine: 88.2 kHz, 1378 ticks a second.
    private static readonly EngineRate Slow = EngineRate.For(44100.0, Quality.Eco);

    private static double TicksPerSecond => Slow.EngineHz / Tick.Samples;

    [Fact]
    public void The_case_warms_up_by_nine_kelvin_with_twelve_minutes()
    {
        var warmth = new WarmUp();
        warmth.Prepare(Slow, cold: true);
        Assert.Equal(-9.0, warmth.Kelvin);
        for (int minute = 1; minute <= 36; minute++)
        {
            for (int tick = 0; tick < 60.0 * TicksPerSecond; tick++)
                warmth.Step();
            // The law; ticks do not quite fill a minute (1e-5 of it), rounding is far below.
            Assert.Equal(1.0, warmth.Kelvin / (-9.0 * Math.Exp(-minute / 12.0)), 4);
        }

        warmth.Reset();
        Assert.Equal(-9.0, warmth.Kelvin);
    }

    [Fact]
    public void In_the_end_it_is_warm_and_a_warm_instrument_is_so_from_the_beginning()
    {
        var warmth = new WarmUp();
        // A rate at which a tick lasts half a minute: 9 K shrink below a millionth in 16 time constants, three hours and a quarter.
        warmth.Prepare(new EngineRate(Tick.Samples / 30.0, 1), cold: true);
        for (int tick = 0; tick < 400; tick++)
            warmth.Step();
        Assert.Equal(0.0, warmth.Kelvin);
        warmth.Prepare(Slow, cold: false);
        Assert.Equal(0.0, warmth.Kelvin);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1.0)]
    public void An_oscillator_rises_with_the_case_by_its_own_cents_a_kelvin(double centsPerKelvin)
    {
        var parts = new UnitParts<Lanes1> { Cold = true };
        var pitch = new OscillatorPitch<Lanes1>(1);
        pitch.Prepare(Slow, parts, default, octavesPerKelvin: Lanes1.Of(centsPerKelvin / 1200.0));
        pitch.Reset();
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        cv.Fill(Lanes1.Of(1.0));
        for (int minute = 0; minute <= 12; minute++)
        {
            pitch.BeginTick(default, default, default);
            pitch.Run(0, Tick.Samples, cv.Volts, modulation.Volts);
            double hertz = Lanes1.Get(pitch.Cycles[^1], 0) * Slow.EngineHz;
            double expected = -9.0 * centsPerKelvin * Math.Exp(-minute / 12.0);
            // A thousandth of a cent: a tick more or less is 1e-5 of one.
            Assert.Equal(expected, 1200.0 * Math.Log2(hertz / 130.8127826502993), 3);
            for (int tick = 1; tick < 60.0 * TicksPerSecond; tick++)
                pitch.BeginTick(default, default, default);
        }
    }

    [Theory]
    [InlineData("ms20-1978-early", 0.7)]
    [InlineData("ms20-1978-late", 0.1)]
    public void A_cutoff_rises_by_its_revisions_per_cent_a_kelvin_and_its_scale_shrinks_by_a_three_hundredth(string profileId, double percent)
    {
        Profile profile = Profiles.All.Single(profile => profile.Id == profileId);
        UnitParts<Lanes1> parts = Population.Parts(1, profile, cold: true);
        parts.FilterDriftOctaves = default;
        double Octaves(double hertz, double volts)
        {
            var control = new CutoffControl<Lanes1>(FilterKind.LowPass) { Cutoff = new Knob<Lanes1>(hertz), MgDepth = new Knob<Lanes1>(1.0) };
            control.MgTotal.Fill(Lanes1.Of(volts));
            control.Prepare(Slow, parts);
            control.BeginTick();
            control.Run(0, 1);
            return Lanes1.Get(control.Output.Volts[0], 0);
        }

        // At the first tick it is 9 K too cold. Four octaves up the scale has its 3 % more, wherever they come from.
        double pivot = Math.Log2(1000.0);
        double cold = pivot - 9.0 * Math.Log2(1.0 + percent / 100.0);
        double scale = 1.0 + 9.0 * 0.0033;
        // Four digits after the point of an octave: a tenth of a cent.
        Assert.Equal(pivot + (cold - pivot) * scale, Octaves(1000.0, 0.0), 4);
        Assert.Equal(pivot + (cold - 3.0 - pivot) * scale, Octaves(125.0, 0.0), 4);
        Assert.Equal(pivot + (cold + 3.0 - pivot) * scale, Octaves(1000.0, 3.0), 4);
    }

    [Fact]
    public void Pitch_modulation_is_three_per_cent_too_wide_in_the_cold_and_right_when_warm()
    {
        double Octaves(bool cold)
        {
            var modulation = new PitchModulation<Lanes1> { MgDepth = new Knob<Lanes1>(1.0) };
            modulation.Total.Fill(Lanes1.Of(2.0));
            modulation.Prepare(Slow, Population.Parts(1, Profiles.Early1978, cold: cold));
            modulation.Reset();
            modulation.BeginTick();
            modulation.Run(0, 1);
            return Lanes1.Get(modulation.Octaves.Volts[0], 0);
        }

        Assert.Equal(2.0, Octaves(cold: false));
        Assert.Equal(2.0 * (1.0 + 9.0 * 0.0033), Octaves(cold: true), 5);
    }
}
