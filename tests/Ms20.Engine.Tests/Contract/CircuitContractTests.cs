using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Contract;

namespace Ms20.Engine.Tests;

/// <summary>What every circuit owes the instrument, asked of all of them: see <see cref="CircuitCases"/> for how they are found.</summary>
public class CircuitContractTests
{
    public static TheoryData<string> Circuits => [.. CircuitCases.Names];

    public static TheoryData<string> CircuitsWithInputs => [.. CircuitCases.Names.Where(name => new CircuitRun<Lanes1>(name, 0).Inputs.Length > 0)];

    [Theory]
    [MemberData(nameof(Circuits))]
    public void After_a_reset_everything_happens_again_to_the_last_bit(string circuit)
    {
        var one = new CircuitRun<Lanes1>(circuit, 3);
        AssertSameBits(circuit, "the second time", one.Play(WholeTicks), one.Play(WholeTicks));
        var eight = new CircuitRun<Lanes8>(circuit, 0, 1, 2, 3, 4, 5, 6, 7);
        AssertSameBits(circuit, "the second time, eight wide", eight.Play(WholeTicks), eight.Play(WholeTicks));
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void A_reset_settles_the_wires_too(string circuit)
    {
        // A loop cut behind a circuit reads its wire before the circuit has run.
        CircuitRun<Lanes1> fresh = new(circuit, 3), played = new(circuit, 3);
        played.Play(WholeTicks);
        fresh.ResetAtDefaults();
        played.ResetAtDefaults();
        AssertSameBits(circuit, "on the wires after a reset", [WiresOf(fresh)], [WiresOf(played)]);
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void How_a_tick_is_cut_changes_no_bit(string circuit)
    {
        var run = new CircuitRun<Lanes1>(circuit, 3);
        double[][][] whole = run.Play(WholeTicks);
        AssertSameBits(circuit, "a sample at a time", whole, run.Play(() => 1));
        var random = new Random(11);
        AssertSameBits(circuit, "in random ranges", whole, run.Play(() => random.Next(1, 24)));
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void A_lane_knows_nothing_of_the_others(string circuit)
    {
        double[][][] eight = new CircuitRun<Lanes8>(circuit, 0, 1, 2, 3, 4, 5, 6, 7).Play(WholeTicks);
        double[][][] four = new CircuitRun<Lanes4>(circuit, 4, 5, 6, 7).Play(WholeTicks);
        AssertSameBits(circuit, "four wide", [eight[4], eight[5], eight[6], eight[7]], four);
        for (int lane = 0; lane < 8; lane++)
            AssertSameBits(circuit, $"lane {lane} alone", [eight[lane]], new CircuitRun<Lanes1>(circuit, lane).Play(WholeTicks));
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void Nothing_is_allocated_while_it_runs(string circuit)
    {
        Assert.Equal(0, AllocatedBy(new CircuitRun<Lanes1>(circuit, 0)));
        Assert.Equal(0, AllocatedBy(new CircuitRun<Lanes4>(circuit, 0, 1, 2, 3)));
        Assert.Equal(0, AllocatedBy(new CircuitRun<Lanes8>(circuit, 0, 1, 2, 3, 4, 5, 6, 7)));
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void Whatever_comes_in_what_goes_out_lies_between_the_supplies(string circuit)
    {
        var run = new CircuitRun<Lanes8>(circuit, 0, 1, 2, 3, 4, 5, 6, 7);
        foreach (double[][] lane in run.Play(WholeTicks))
        {
            for (int output = 0; output < lane.Length; output++)
            {
                foreach (double volts in lane[output])
                    Assert.True(Math.Abs(volts) <= LevelPlan.SupplyVolts, $"{circuit} gives {volts} V at '{run.Outputs[output].Name}'.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(CircuitsWithInputs))]
    public void From_the_utmost_a_jack_can_carry_it_comes_back(string circuit)
    {
        Aftermath.Level[] fresh = Aftermath.Of(circuit, abused: false), abused = Aftermath.Of(circuit, abused: true);
        for (int output = 0; output < fresh.Length; output++)
        {
            // Free-running oscillators and drifts stand elsewhere than in a fresh circuit, so levels are compared, not samples: 3 % and 2 mV
            // hold their unequal share of the window.
            double tolerance = 0.002 + 0.03 * fresh[output].Rms;
            Assert.Equal(fresh[output].Mean, abused[output].Mean, tolerance);
            Assert.Equal(fresh[output].Rms, abused[output].Rms, tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Circuits))]
    public void Rates_agree_on_what_it_does(string circuit)
    {
        // Noise has the same density, not the same level, at every rate; its own tests measure it in the audible band.
        if (circuit.StartsWith("NoiseGenerator", StringComparison.Ordinal))
            return;
        (string Output, Aftermath.Level Level)[] slow = AtRate.Of(circuit, 4), fast = AtRate.Of(circuit, 8);
        for (int output = 0; output < slow.Length; output++)
        {
            // 1 % and 2 mV: an oscillator's window begins and ends anywhere in its period, and a filter's warp is exact at one frequency.
            double tolerance = 0.002 + 0.01 * fast[output].Level.Rms;
            Assert.Equal(fast[output].Level.Mean, slow[output].Level.Mean, tolerance);
            Assert.Equal(fast[output].Level.Rms, slow[output].Level.Rms, tolerance);
        }
    }

    private static double[][] WiresOf(CircuitRun<Lanes1> run) =>
        [.. run.Outputs.Select(output => output.Signal.Volts.Select(volts => Lanes1.Get(volts, 0)).ToArray())];

    private static int WholeTicks() => Tick.Samples;

    private static long AllocatedBy<TLanes>(CircuitRun<TLanes> run)
        where TLanes : struct, ILanes<TLanes>
    {
        // The first time through, methods are compiled and static tables made.
        run.Play(WholeTicks);
        run.Play(WholeTicks);
        return run.AllocatedBytes;
    }

    private static void AssertSameBits(string circuit, string when, double[][][] expected, double[][][] actual)
    {
        for (int lane = 0; lane < expected.Length; lane++)
        {
            for (int output = 0; output < expected[lane].Length; output++)
            {
                int place = FirstDifference(expected[lane][output], actual[lane][output]);
                Assert.True(
                    place < 0,
                    place < 0 ? "" : $"{circuit}, {when}: output {output} of lane {lane} differs from sample {place} on: "
                        + $"{expected[lane][output][place]:R} became {actual[lane][output][place]:R}.");
            }
        }
    }

    private static int FirstDifference(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (BitConverter.DoubleToInt64Bits(expected[i]) != BitConverter.DoubleToInt64Bits(actual[i]))
                return i;
        }
        return -1;
    }
}
