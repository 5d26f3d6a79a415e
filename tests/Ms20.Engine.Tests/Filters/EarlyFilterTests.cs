using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Filters;

/// <summary>What only the first revision does.</summary>
public class EarlyFilterTests
{
    private static readonly FilterCase LowPass = FilterCase.Named("early_lpf");
    private static readonly FilterCase HighPass = FilterCase.Named("early_hpf");

    [Fact]
    public void At_rest_its_output_stands_at_the_base_currents_offset()
    {
        // ngspice: +2.3 mV, and no more than the source's share of difference between cutoffs.
        foreach (double cutoff in new[] { 50.0, 1000.0, 14000.0 })
        {
            Assert.InRange(new FilterRig(LowPass, 4, cutoff, 0.0).Run(400, _ => 0.0)[^1], 0.0022, 0.0028);
            Assert.InRange(new FilterRig(HighPass, 4, cutoff, 0.0).Run(400, _ => 0.0)[^1], 0.0022, 0.0024);
        }
    }

    [Fact]
    public void It_starts_at_rest_and_not_before()
    {
        foreach (FilterCase filter in new[] { LowPass, HighPass })
        {
            double[] rest = new FilterRig(filter, 4, 5000.0, 2.2).Run(2000, _ => 0.0);
            // Rounding alone: Newton has solved the rest to the last bits.
            Assert.InRange(rest.Max() - rest.Min(), 0.0, 1e-12);
        }
    }

    [Fact]
    public void A_hot_signal_puts_its_whistle_out()
    {
        // In the instrument's levels: 5 V at the panel, 130 Hz, against a whistle at 1.4 kHz.
        double[] whistles = [.. new[] { 0.0, 5.0 }.Select(volts =>
        {
            var rig = new FilterRig(LowPass, 4, 1500.0, 2.9, noise: true, inputGain: null);
            rig.Wait(0.1);
            double[] wave = rig.Run(192_000, seconds => volts * Math.Sin(2.0 * Math.PI * 130.0 * seconds));
            return StrongestBetween(wave[96_000..], rig.Rate.EngineHz, 1200.0, 1500.0, besides: 130.0);
        })];
        Assert.True(whistles[1] < 0.1 * whistles[0], $"{whistles[1]:F4} V of {whistles[0]:F4} V");
    }

    [Fact]
    public void A_cutoff_that_jumps_thumps_and_one_that_creeps_does_not()
    {
        // Five octaves in 0.2 ms and in 2 s. The netlist alone makes 13 mV of the jump (ngspice), the rest is the charge added; of the creep
        // there is the source's share of the operating point.
        double jump = Excursion(0.0002), creep = Excursion(2.0);
        Assert.InRange(jump, 0.03, 0.4);
        Assert.InRange(creep, 0.0, 0.0015);

        static double Excursion(double seconds)
        {
            var rig = new FilterRig(LowPass, 4, 200.0, 0.0);
            double rest = rig.Step(0.0), excursion = 0.0;
            for (int i = 0; i < (seconds + 0.01) * rig.Rate.EngineHz; i++)
            {
                rig.CutoffHz = 200.0 * Math.Pow(32.0, Math.Min(1.0, i * rig.Rate.StepSeconds / seconds));
                excursion = Math.Max(excursion, Math.Abs(rig.Step(0.0) - rest));
            }

            return excursion;
        }
    }

    [Fact]
    public void A_tenth_of_an_octave_puts_its_charge_on_the_amplifiers_input()
    {
        // kappa VT / reverse beta an octave, 0.15 x 25.865 mV / 4.21, times the amplifier's 57 for small signals: 5.25 mV. 42 us later the channels,
        // 0.8 ms, have moved a few hundredths of it.
        var bare = new BareFilter(LowPass, 8, 0.0, 1.0);
        var rig = new FilterRig(LowPass, 8, 200.0, 0.0);
        double without = bare.Step(0.0, 200.0), with = rig.Step(0.0), jumped = 200.0 * Math.Pow(2.0, 0.1);
        Assert.Equal(without, with, 1e-12);
        rig.CutoffHz = jumped;
        for (int i = 0; i < 16; i++)
            (without, with) = (bare.Step(0.0, jumped), rig.Step(0.0));
        double expected = 57.0 * 0.1 * 0.15 * 0.025865 / 4.21;
        Assert.InRange(with - without, 0.95 * expected, 1.02 * expected);
    }

    [Fact]
    public void It_hisses_more_as_PEAK_rises_where_the_unit_does()
    {
        double[] hiss = [.. new[] { 0.0, 2.0 }.Select(loopGain => Hiss(loopGain, 4.0) / Hiss(loopGain, 0.0))];
        // 1 + 4 k / 2.9, exactly: the filter is linear at this level.
        Assert.Equal(1.0, hiss[0], 0.001);
        Assert.Equal(1.0 + 4.0 * 2.0 / 2.9, hiss[1], 0.01);

        static double Hiss(double loopGain, double hiss)
        {
            var parts = new UnitParts<Lanes1> { FilterHiss = Lanes1.Of(hiss) };
            return Levels.Deviation(new FilterRig(LowPass, 4, 2000.0, loopGain, noise: true, parts: parts).Run(40_000, _ => 0.0));
        }
    }

    private static double StrongestBetween(double[] wave, double engineHz, double low, double high, double besides)
    {
        double strongest = 0.0;
        for (double hertz = low; hertz <= high; hertz += 2.0)
        {
            if (Math.Abs(hertz / besides - Math.Round(hertz / besides)) * besides < 10.0)
                continue;
            strongest = Math.Max(strongest, Levels.PeakAt(wave, hertz / engineHz));
        }

        return strongest;
    }
}
