using System.Numerics;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Engine.Solvers;

namespace Ms20.Engine.Tests.Components;

/// <summary>The op-amp with diodes across its feedback resistor, with the parts of both filters.</summary>
public class ClippingAmplifierTests
{
    // 64 x 48 kHz.
    private const double StepSeconds = 1.0 / 3072000.0;

    // Input, output: ngspice, operating point of early_core's amplifier with Cg shorted, of late_core's feedback amplifier.
    public static TheoryData<double, double> EarlyTransfer => new()
    {
        { 0.001, 0.0576 }, { 0.004, 0.2185 }, { 0.008, 0.3275 }, { 0.016, 0.3970 }, { 0.032, 0.4569 },
    };

    public static TheoryData<double, double> LateTransfer => new()
    {
        { 0.100, 0.403 }, { 0.300, 1.191 }, { 0.525, 1.805 }, { 1.000, 2.498 }, { 2.000, 3.641 },
    };

    [Theory]
    [MemberData(nameof(EarlyTransfer))]
    public void The_early_amplifier_clips_from_eight_millivolts_on(double input, double output) =>
        // 0.3 %: the figures have three or four digits, and leave out A0 and the diodes' series resistance.
        Assert.Equal(output, Settled(new(1, 47e3, 824.56, 0.0), input), 0.003 * output);

    [Theory]
    [MemberData(nameof(LateTransfer))]
    public void The_late_amplifier_clips_from_half_a_volt_on(double input, double output) =>
        Assert.Equal(output, Settled(new(3, 10e3, 3.3e3, 0.0), input), 0.003 * output);

    [Fact]
    public void Its_linear_gain_falls_with_the_op_amps_pole_at_the_gain_bandwidth_over_the_gain()
    {
        // Whole numbers of samples a period: 1 kHz to 192 kHz. The diodes' conductance at 0 V lies beside Rf.
        const double feedback = 1.0 / 47e3 + 2.0 * 2.52e-9 / (1.752 * 0.025865);
        foreach (int period in new[] { 3072, 307, 59, 16 })
        {
            // What the trapezoidal rule shows at an angle belongs at its tangent.
            double analog = Math.Tan(Math.PI / period) / (Math.PI * StepSeconds);
            Complex open = 1.0 / (1e-5 + new Complex(0.0, analog / 3e6));
            Complex expected = 1.0 / (824.56 / (824.56 + 1.0 / feedback) + 1.0 / open);
            Complex measured = Response(new(1, 47e3, 824.56, 0.0), period);
            // 1e-5: the series resistance of the diodes, and the third harmonic of 10 uV.
            Assert.Equal(expected.Magnitude, measured.Magnitude, 1e-5 * expected.Magnitude);
            Assert.Equal(expected.Phase, measured.Phase, 1e-5);
        }
    }

    [Fact]
    public void With_a_capacitor_under_rg_its_gain_at_dc_is_one()
    {
        var amplifier = new ClippingAmplifier<Lanes1>(1, 47e3, 824.56, 47e-6);
        amplifier.Prepare(StepSeconds);
        amplifier.Settle(Lanes1.Of(0.0023));
        for (int i = 0; i < 1000; i++)
            Solve(ref amplifier, 0.0023);
        // 1e-5: the open-loop gain.
        Assert.Equal(0.0023, Lanes1.Get(amplifier.Output, 0), 1e-7);
    }

    [Fact]
    public void It_solves_any_jump_of_its_input_in_few_passes_and_leaves_nothing()
    {
        var amplifier = new ClippingAmplifier<Lanes1>(3, 10e3, 3.3e3, 0.0);
        amplifier.Prepare(1.0 / 192000.0);
        amplifier.Settle(default);
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double input = 30.0 * random.NextDouble() - 15.0;
            int passes = Solve(ref amplifier, input);
            Assert.InRange(passes, 1, 5);
            Assert.InRange(Math.Abs(Lanes1.Get(amplifier.Output, 0)), 0.0, 40.0);
        }
    }

    /// <summary>One sample of the amplifier alone; returns the passes.</summary>
    private static int Solve(ref ClippingAmplifier<Lanes1> amplifier, double input)
    {
        Lanes1 volts = Lanes1.Of(input), all = Newton<Lanes1>.AllLanes;
        amplifier.Clamp(amplifier.Begin(Lanes1.Of(1.0)), volts, all);
        int passes = 0;
        bool again = true;
        while (again && passes < Newton<Lanes1>.MostPasses)
        {
            ClippingRow<Lanes1> row = amplifier.Linearize(Exp<Lanes1>.Of(amplifier.Exponent), volts);
            Lanes1 knees = amplifier.Move(row, row.Error / row.OutputSlope, all);
            bool far = Lanes1.Any(amplifier.Clamp(knees, volts, all));
            again = far || Lanes1.Get(knees, 0) > Newton<Lanes1>.LastStep;
            passes++;
        }

        // A step below a thousandth of a knee leaves half its square: below 1e-6 of 0.14 V, here seen through Rg's side of the node.
        Assert.InRange(Lanes1.Get(amplifier.ResidualVolts(volts), 0), 0.0, 1e-5);
        amplifier.Advance();
        return passes;
    }

    private static double Settled(ClippingAmplifier<Lanes1> amplifier, double input)
    {
        amplifier.Prepare(StepSeconds);
        amplifier.Settle(default);
        for (int i = 0; i < 20_000; i++)
            Solve(ref amplifier, input);
        return Lanes1.Get(amplifier.Output, 0);
    }

    private static Complex Response(ClippingAmplifier<Lanes1> amplifier, int period)
    {
        const double peak = 1e-5;
        amplifier.Prepare(StepSeconds);
        amplifier.Settle(default);
        double turn = 2.0 * Math.PI / period;
        int count = Math.Max(1, 3072 / period) * period;
        Complex sum = 0.0;
        for (int i = 0; i < 2 * count; i++)
        {
            Solve(ref amplifier, peak * Math.Sin(turn * i));
            if (i >= count)
                sum += Lanes1.Get(amplifier.Output, 0) * Complex.FromPolarCoordinates(1.0, -turn * i);
        }

        return sum * new Complex(0.0, 2.0 / (count * peak));
    }
}
