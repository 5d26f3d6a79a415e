using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Filters;

public class CutoffControlTests
{
    private readonly CutoffControl<Lanes1> _control = new(FilterKind.LowPass);

    [Fact]
    public void Knob_and_both_modulations_add_in_octaves()
    {
        _control.MgDepth.SettleAt(Lanes1.Of(0.5));
        _control.Eg2Depth.SettleAt(Lanes1.Of(2.0));
        _control.Cutoff.SettleAt(Lanes1.Of(440.0));
        var rig = new CircuitRig<Lanes1>(_control);
        _control.MgTotal.Fill(Lanes1.Of(2.0));
        _control.Eg2External.Fill(Lanes1.Of(-1.25));
        rig.Run(Tick.Samples);
        // 1 octave up, 2.5 down.
        Assert.Equal(Math.Log2(440.0) - 1.5, At(63), 1e-12);
    }

    [Theory]
    [InlineData(48000, 4, 20000.0)]
    [InlineData(44100, 2, 14112.0)]
    [InlineData(8000, 32, 20000.0)]
    public void The_sum_stays_between_5_hertz_and_20_kilohertz_or_sixteen_hundredths_of_the_rate(double hostHz, int oversampling, double highest)
    {
        _control.Prepare(new EngineRate(hostHz, oversampling), new UnitParts<Lanes1>());
        _control.MgDepth.SettleAt(Lanes1.Of(2.0));
        _control.Reset();
        _control.BeginTick();
        _control.MgTotal.Fill(Lanes1.Of(15.0));
        _control.Run(0, 1);
        Assert.Equal(highest, Math.Pow(2.0, At(0)), 1e-8);
        _control.MgTotal.Fill(Lanes1.Of(-15.0));
        _control.Run(1, 2);
        Assert.Equal(5.0, Math.Pow(2.0, At(1)), 1e-12);
    }

    [Fact]
    public void While_the_knob_turns_the_cutoff_moves_in_a_straight_line_of_octaves()
    {
        _control.Cutoff.SettleAt(Lanes1.Of(100.0));
        var rig = new CircuitRig<Lanes1>(_control) { Moves = tick => { if (tick == 1) _control.Cutoff.MoveTo(Lanes1.Of(1600.0)); } };
        rig.Run(2 * Tick.Samples);
        for (int i = 0; i < Tick.Samples; i++)
            Assert.Equal(Math.Log2(100.0) + 4.0 * (i + 1) / Tick.Samples, At(i), 1e-12);
        rig.Run(Tick.Samples);
        Assert.Equal(Math.Log2(1600.0), At(10), 1e-12);
    }

    [Fact]
    public void A_units_factor_multiplies_the_cutoff_of_its_own_filter()
    {
        var parts = new UnitParts<Lanes1> { HpfCutoffFactor = Lanes1.Of(1.03), LpfCutoffFactor = Lanes1.Of(0.98) };
        Assert.Equal(1030.0, CutoffOf(FilterKind.HighPass, parts), 1e-9);
        Assert.Equal(980.0, CutoffOf(FilterKind.LowPass, parts), 1e-9);

        static double CutoffOf(FilterKind kind, UnitParts<Lanes1> parts)
        {
            var control = new CutoffControl<Lanes1>(kind);
            var rig = new CircuitRig<Lanes1>(control, parts: parts);
            rig.Run(Tick.Samples);
            return Math.Pow(2.0, Lanes1.Get(control.Output.Volts[5], 0));
        }
    }

    [Fact]
    public void A_warm_units_cutoff_walks_slowly_by_a_third_of_a_percent_and_the_two_filters_walk_apart()
    {
        var parts = new UnitParts<Lanes1> { FilterDriftOctaves = Lanes1.Of(0.00432) };
        double[][] walks = [.. new[] { FilterKind.HighPass, FilterKind.LowPass }.Select(kind => Walk(kind, parts))];
        foreach (double[] walk in walks)
        {
            // 2000 s of a walk that forgets in 15 s: 67 independent places, a deviation good to 9 %.
            Assert.InRange(Levels.Deviation(walk), 0.75 * 0.00432, 1.25 * 0.00432);
            for (int i = 1; i < walk.Length; i++)
                Assert.InRange(Math.Abs(walk[i] - walk[i - 1]), 0.0, 0.0005);
        }

        double high = walks[0].Average(), low = walks[1].Average();
        double correlation = walks[0].Zip(walks[1], (a, b) => (a - high) * (b - low)).Average()
            / (Levels.Deviation(walks[0]) * Levels.Deviation(walks[1]));
        Assert.InRange(correlation, -0.4, 0.4);

        // A tick of 8 ms, so that half an hour of ticks is soon run.
        static double[] Walk(FilterKind kind, UnitParts<Lanes1> parts)
        {
            var control = new CutoffControl<Lanes1>(kind);
            control.Prepare(new EngineRate(8000.0, 1), parts);
            control.Cutoff.SettleAt(Lanes1.Of(500.0));
            control.Reset();
            var walk = new double[250_000];
            for (int i = 0; i < walk.Length; i++)
            {
                control.BeginTick();
                control.Run(63, 64);
                walk[i] = Lanes1.Get(control.Output.Volts[63], 0);
            }

            return walk;
        }
    }

    private double At(int place) => Lanes1.Get(_control.Output.Volts[place], 0);
}
