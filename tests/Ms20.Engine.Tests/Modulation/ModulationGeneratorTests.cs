using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests;

public sealed class ModulationGeneratorTests
{
    private const double Hz = 192000.0;

    private static ModulationGenerator<Lanes1> Make(double skew, double hertz)
    {
        ModulationGenerator<Lanes1> mg = new();
        mg.Skew.SettleAt(Lanes1.Of(skew));
        mg.Frequency.SettleAt(Lanes1.Of(hertz));
        return mg;
    }

    private static (double[] Triangle, double[] Pulse) Play(
        ModulationGenerator<Lanes1> mg, int samples, double engineHz = Hz, UnitParts<Lanes1>? parts = null, Action<int>? moves = null)
    {
        CircuitRig<Lanes1> rig = new(mg, engineHz, parts) { Moves = moves };
        double[] triangle = new double[samples], pulse = new double[samples];
        rig.Run(samples, null, (n, place) =>
        {
            triangle[n] = Lanes1.Get(mg.Triangle.Volts[place], 0);
            pulse[n] = Lanes1.Get(mg.Pulse.Volts[place], 0);
        });
        return (triangle, pulse);
    }

    /// <summary>Instants in samples at which the signal rises through 0, on the straight line between samples.</summary>
    private static List<double> RisingZeros(double[] volts)
    {
        List<double> zeros = [];
        for (int n = 1; n < volts.Length; n++)
        {
            if (volts[n - 1] < 0.0 && volts[n] >= 0.0)
                zeros.Add(n - volts[n] / (volts[n] - volts[n - 1]));
        }

        return zeros;
    }

    [Theory]
    [InlineData(0.0, 20.0)]
    [InlineData(0.5, 7.3)]
    [InlineData(1.0, 22.0)]
    public void The_frequency_is_the_knobs(double skew, double hertz)
    {
        List<double> zeros = RisingZeros(Play(Make(skew, hertz), 5 * (int)Hz).Triangle);
        double measured = (zeros.Count - 1) / (zeros[^1] - zeros[0]) * Hz;
        // The flank through 0 is straight, so only rounding is left: an ulp of 2.5 V a sample over 5 s, against a slope of 1e-4 V a sample.
        Assert.Equal(hertz, measured, hertz * 1e-9);
    }

    [Fact]
    public void A_unit_with_fast_parts_runs_faster()
    {
        UnitParts<Lanes1> parts = new() { MgFrequencyFactor = Lanes1.Of(1.08) };
        List<double> zeros = RisingZeros(Play(Make(0.5, 10.0), (int)Hz, parts: parts).Triangle);
        Assert.Equal(10.8, Hz / (zeros[1] - zeros[0]), 1e-8);
    }

    [Theory]
    [InlineData(0.0, 0.02)]
    [InlineData(0.1, 0.1)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.9, 0.9)]
    [InlineData(1.0, 0.98)]
    public void One_knob_leans_the_triangle_and_narrows_the_pulse(double skew, double risingShare)
    {
        const double hertz = 12.5;
        (double[] triangle, double[] pulse) = Play(Make(skew, hertz), 40 * (int)(Hz / hertz));
        int rising = Enumerable.Range(1, triangle.Length - 1).Count(n => triangle[n] > triangle[n - 1]);
        // 40 whole periods of 15,360 samples: a lopsided corner is rounded off over four samples and peaks up to two from where it was.
        Assert.Equal(risingShare, rising / (double)triangle.Length, 80.0 * 2.0 / triangle.Length);
        // The residuals are symmetric about each jump, so the mean is the duty; the first and the last jump may be cut off.
        Assert.Equal(5.0 * (1.0 - risingShare), pulse.Average(), 5.0 * 2.0 / triangle.Length);
    }

    [Fact]
    public void The_triangle_spans_5_V_about_0_and_the_pulse_is_0_or_5_V()
    {
        (double[] triangle, double[] pulse) = Play(Make(0.5, 20.0), 100000);
        // The flanks are 200 V/s. Half a sample from a corner, rounded off there by 0.062 of the change of slope, 0.624 samples of it are missing.
        Assert.InRange(triangle.Max(), 2.5 - 0.625 * 200.0 / Hz, 2.5);
        Assert.InRange(triangle.Min(), -2.5, -2.5 + 0.625 * 200.0 / Hz);
        Assert.All(pulse, v => Assert.InRange(v, 0.0, 5.0));
        // Four samples at each of the 21 jumps at most are on their way.
        Assert.True(pulse.Count(v => v is not 0.0 and not 5.0) <= 4 * 21);
    }

    [Fact]
    public void The_pulse_is_high_while_the_triangle_falls()
    {
        (double[] triangle, double[] pulse) = Play(Make(0.3, 15.0), 100000);
        for (int n = 4; n < triangle.Length - 4; n++)
        {
            if (pulse[n] == 5.0 && pulse[n + 1] == 5.0)
                Assert.True(triangle[n + 1] < triangle[n]);
            else if (pulse[n] == 0.0 && pulse[n + 1] == 0.0)
                Assert.True(triangle[n + 1] > triangle[n]);
        }
    }

    [Theory]
    [InlineData(0.0, 88200.0)]
    [InlineData(0.5, 88200.0)]
    [InlineData(1.0, 88200.0)]
    [InlineData(0.0, 192000.0)]
    [InlineData(0.37, 192000.0)]
    public void Aliases_below_20_kHz_stay_99_dB_under_a_square(double skew, double engineHz)
    {
        // An odd number of whole periods in 2^17 samples, at the panel's fastest 22 Hz: what is not on their lines is alias.
        const int samples = 1 << 17;
        int periods = (int)(22.0 / engineHz * samples) | 1;
        (double[] triangle, double[] pulse) = Play(Make(skew, engineHz * periods / samples), samples + Tick.Samples, engineHz);
        // 5 V peak to peak: a square's power is 6.25 V^2, and a line of the spectrum stands for two.
        Assert.True(AliasDb(triangle[Tick.Samples..], periods, engineHz) < -99.0);
        Assert.True(AliasDb(pulse[Tick.Samples..], periods, engineHz) < -99.0);
    }

    private static double AliasDb(double[] volts, int periods, double engineHz)
    {
        double[] power = PowerSpectrum.Of(volts);
        double alias = 0.0;
        for (int line = 1; line < 20000.0 / engineHz * volts.Length; line++)
            alias += line % periods == 0 ? 0.0 : 2.0 * power[line];
        return 10.0 * Math.Log10(alias / ((double)volts.Length * volts.Length * 6.25));
    }

    [Fact]
    public void Turning_the_wave_form_while_it_runs_never_makes_the_triangle_jump()
    {
        ModulationGenerator<Lanes1> mg = Make(0.1, 20.0);
        double[] triangle = Play(mg, 400000, moves: tick =>
        {
            if (tick % 50 == 25)
                mg.Skew.MoveTo(Lanes1.Of(tick / 50 % 2 == 0 ? 0.95 : 0.1));
        }).Triangle;
        double steepest = Enumerable.Range(1, triangle.Length - 1).Max(n => Math.Abs(triangle[n] - triangle[n - 1]));
        // The steepest flank of the settings visited: 5 V x 20 Hz / 0.05.
        Assert.True(steepest <= 5.0 * 20.0 / 0.05 / Hz * (1.0 + 1e-9));
    }

    [Fact]
    public void A_turned_frequency_glides()
    {
        ModulationGenerator<Lanes1> mg = Make(0.5, 1.0);
        double[] triangle = Play(mg, 64 * 40, moves: tick =>
        {
            if (tick == 20)
                mg.Frequency.MoveTo(Lanes1.Of(1.64));
        }).Triangle;
        int at = 64 * 20 + BandLimitedWave<Lanes1>.LatencySamples;
        double slope = Math.Abs(triangle[at - 1] - triangle[at - 2]);
        for (int n = 0; n < 64; n++)
        {
            // 10 V a second per hertz; the tick's straight line adds 0.01 Hz a sample. 1e-12: rounding of the difference.
            Assert.Equal(slope * (1.0 + 0.01 * (n + 1)), Math.Abs(triangle[at + n] - triangle[at + n - 1]), 1e-12);
        }
    }

    [Fact]
    public void It_starts_at_a_phase_drawn_from_the_seed()
    {
        double[] Start(ulong seed)
        {
            UnitParts<Lanes1> parts = new();
            parts.Seeds[0] = seed;
            return Play(Make(0.3, 0.1), 1000, parts: parts).Triangle;
        }

        Assert.Equal(Start(7), Start(7));
        double[] starts = [.. Enumerable.Range(1, 400).Select(seed => Start((ulong)seed)[0])];
        // 400 draws over 5 V: uniform, mean 0 with standard error 5/sqrt(12)/20 = 0.072 V; four of them.
        Assert.InRange(starts.Average(), -0.29, 0.29);
        Assert.InRange(starts.Min(), -2.5, -2.4);
        Assert.InRange(starts.Max(), 2.4, 2.5);
    }

    [Fact]
    public void At_0_Hz_it_stands_still()
    {
        (double[] triangle, double[] pulse) = Play(Make(0.5, 0.0), 1000);
        Assert.All(triangle, v => Assert.Equal(triangle[0], v));
        Assert.All(pulse, v => Assert.Equal(pulse[0], v));
    }
}
