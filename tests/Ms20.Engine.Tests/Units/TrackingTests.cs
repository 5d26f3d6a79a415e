using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.Engine.Tests.Units;

/// <summary>What the drawn parts make of pitch and cutoff, read from the circuits.</summary>
public class TrackingTests
{
    private const double HertzPerVolt = 130.8127826502993;
    private static readonly EngineRate Rate = EngineRate.For(48000.0, Quality.Standard);

    [Fact]
    public void The_oscillators_of_two_hundred_units_lie_in_the_middle_and_at_the_ends_as_the_table_says()
    {
        double[] centre = Cents(2.0 * Math.Sqrt(2.0), 0.0), low = Cents(1.0, 0.0), high = Cents(8.0, 1.0);
        // Three standard errors of a deviation of 200. At an end its own 5 cents, the centre's 1, and what bends the other end: the offset has
        // 8/2.83 x 1/7.74 as much left at 8 V as at 1 V, the reset a ninth of what it has at the top.
        InRange(1.0, Population.Deviation(centre));
        InRange(5.1, Population.Deviation(low));
        InRange(5.7, Population.Deviation(high));
        Assert.InRange(centre.Max(Math.Abs), 0.0, 2.51);
    }

    [Fact]
    public void The_pair_of_oscillators_mistracks_by_three_cents()
    {
        double[] pair = [.. Population.Units.Select(unit =>
            CentsOff(unit, 2.0 * Math.Sqrt(2.0), 0.0, second: true) - CentsOff(unit, 2.0 * Math.Sqrt(2.0), 0.0))];
        InRange(3.0, Population.Deviation(pair));
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(-0.02)]
    public void At_zero_volts_every_oscillator_stands_still_and_above_it_rises_steadily_whatever_its_offset(double offset)
    {
        var pitch = new OscillatorPitch<Lanes1>(1);
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        pitch.Prepare(Rate, new UnitParts<Lanes1>(), default, Lanes1.Of(offset));
        double CyclesAt(double volts)
        {
            cv.Fill(Lanes1.Of(volts));
            pitch.BeginTick(default, default, default);
            pitch.Run(0, 1, cv.Volts, modulation.Volts);
            return Lanes1.Get(pitch.Cycles[0], 0);
        }

        Assert.Equal(0.0, CyclesAt(0.0));
        Assert.Equal(0.0, CyclesAt(-0.01));
        double last = 0.0;
        for (double volts = 0.001; volts < 0.3; volts += 0.001)
        {
            double cycles = CyclesAt(volts);
            Assert.True(cycles > last, $"at {volts} V");
            last = cycles;
        }

        // From 0.1 V on the offset is whole.
        Assert.Equal((0.5 + offset) * HertzPerVolt / Rate.EngineHz, CyclesAt(0.5), 1e-15);
    }

    [Fact]
    public void A_bent_oscillator_still_stops_below_zero_volts_and_never_outruns_its_reset()
    {
        var pitch = new OscillatorPitch<Lanes1>(1);
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        foreach (double flattening in new[] { -0.01, 0.01 })
        {
            pitch.Prepare(Rate, new UnitParts<Lanes1>(), default, default, Lanes1.Of(flattening));
            foreach ((double volts, double octaves) in new[] { (15.0, 12.0), (15.0, 4.0), (-0.1, 0.0), (-15.0, 12.0), (0.0, 0.0) })
            {
                cv.Fill(Lanes1.Of(volts));
                modulation.Fill(Lanes1.Of(octaves));
                pitch.BeginTick(default, default, default);
                pitch.Run(0, 1, cv.Volts, modulation.Volts);
                double cycles = Lanes1.Get(pitch.Cycles[0], 0);
                if (volts <= 0.0)
                    Assert.Equal(0.0, cycles);
                else
                    // 15 x 130.81 Hz x 16 are 0.1635 of the rate, and 10 % of that is what 20 kHz may be bent.
                    Assert.InRange(cycles, 0.9 * 0.1635, 0.45);
            }
        }
    }

    [Theory]
    [InlineData(1000.0, 3.0)]
    [InlineData(62.5, 8.0)]
    [InlineData(15000.0, 8.0)]
    public void The_cutoffs_of_two_hundred_units_spread_by_three_per_cent_at_1_kHz_and_by_eight_at_the_ends(double hertz, double percent)
    {
        foreach (FilterKind kind in new[] { FilterKind.HighPass, FilterKind.LowPass })
        {
            double[] octaves = [.. Population.Units.Select(unit =>
            {
                var control = new CutoffControl<Lanes1>(kind) { Cutoff = new Knob<Lanes1>(hertz) };
                control.Prepare(EngineRate.For(192000.0, Quality.Standard), Population.Parts(unit, Profiles.Early1978));
                return Lanes1.Get(control.Output.Volts[0], 0) - Math.Log2(hertz);
            })];
            // Three standard errors of 200; the stretch ends a little before 16 kHz (2 %) and is skew by its logarithm.
            InRange(percent, 100.0 * (Math.Pow(2.0, Population.Deviation(octaves)) - 1.0));
        }
    }

    private static void InRange(double expected, double deviation) => Assert.InRange(deviation, 0.83 * expected, 1.17 * expected);

    private static double[] Cents(double volts, double octaves) => [.. Population.Units.Select(unit => CentsOff(unit, volts, octaves))];

    private static double CentsOff(int unit, double volts, double octaves, bool second = false)
    {
        UnitParts<Lanes1> parts = Population.Parts(unit, Profiles.Early1978);
        parts.VcoDriftOctaves = default;
        parts.VcoRippleOctaves = default;
        var pitch = new OscillatorPitch<Lanes1>(1);
        pitch.Prepare(
            Rate,
            parts,
            second ? parts.Vco2Octaves : parts.Vco1Octaves,
            second ? parts.Vco2OffsetVolts : parts.Vco1OffsetVolts,
            second ? parts.Vco2TopFlattening : parts.Vco1TopFlattening);
        pitch.Reset();
        Signal<Lanes1> cv = new("cv"), modulation = new("octaves");
        cv.Fill(Lanes1.Of(volts));
        modulation.Fill(Lanes1.Of(octaves));
        pitch.BeginTick(default, default, default);
        pitch.Run(0, 1, cv.Volts, modulation.Volts);
        return 1200.0 * Math.Log2(Lanes1.Get(pitch.Cycles[0], 0) * Rate.EngineHz / (HertzPerVolt * volts * Math.Pow(2.0, octaves)));
    }
}
