using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Tests.Reference;

/// <summary>Each part's value in the netlist against the engine's: whoever changes one of them is told which.</summary>
public class PartValueTests
{
    public static TheoryData<string, string, double> Parts => new()
    {
        { "early_core.inc", "C1", EarlyFilterParts.C1 },
        { "early_core.inc", "C2", EarlyFilterParts.C2 },
        { "early_core.inc", "RATIO", EarlyFilterParts.ChannelRatio },
        { "early_core.inc", "GAIN", EarlyFilterParts.Gain },
        { "early_core.inc", "Rf", EarlyFilterParts.Rf },
        { "early_core.inc", "Rg", EarlyFilterParts.Rg },
        { "early_core.inc", "Cg", EarlyFilterParts.Cg },
        { "early_core.inc", "Rfb", EarlyFilterParts.Rfb },
        { "early_lpf.cir", "Ra", EarlyFilterParts.Ra },
        { "early_lpf.cir", "Rb", EarlyFilterParts.Rb },
        { "early_hpf.cir", "Ra", EarlyFilterParts.Ra },
        { "early_hpf.cir", "Rb", EarlyFilterParts.Rb },
        { "early_hpf.cir", "Rsg", EarlyFilterParts.Rsg },
        { "late_core.inc", "R1", LateFilterParts.R1 },
        { "late_core.inc", "R2", LateFilterParts.R2 },
        { "late_core.inc", "R3", LateFilterParts.R3 },
        { "late_core.inc", "R5", LateFilterParts.R5 },
        { "late_core.inc", "R6", LateFilterParts.R6 },
        { "late_core.inc", "R7", LateFilterParts.R5 },
        { "late_core.inc", "R8", LateFilterParts.R6 },
        { "late_core.inc", "Ro1", LateFilterParts.Ro },
        { "late_core.inc", "Ro2", LateFilterParts.Ro },
        { "late_core.inc", "C1", LateFilterParts.C1 },
        { "late_core.inc", "C2", LateFilterParts.C2 },
        { "late_core.inc", "Cc", LateFilterParts.Cc },
        { "late_core.inc", "POT", LateFilterParts.Pot },
        { "late_core.inc", "POTEND", LateFilterParts.PotEnd },
        { "late_core.inc", "Rf", LateFilterParts.Rf },
        { "late_core.inc", "Rg", LateFilterParts.Rg },
        { "late_core.inc", "VT", Thermal.Volts },
        { "models.lib", "DSIL.IS", DiodePair<Lanes1>.Is },
        { "models.lib", "DSIL.N", DiodePair<Lanes1>.N },
        { "models.lib", "DSIL.RS", DiodePair<Lanes1>.Rs },
        { "models.lib", "QK35.BR", Korg35Channel<Lanes1>.ReverseBeta },
        { "models.lib", "QK35.BF", Korg35Channel<Lanes1>.ForwardBeta },
        { "models.lib", "GBW", OperationalAmplifier.GainBandwidthHz },
        { "models.lib", "SWING", OperationalAmplifier.SwingVolts },
        { "envelope.cir", "Vaim", EnvelopeCapacitor<Lanes1>.AimVolts },
        { "envelope.cir", "Vtop", EnvelopeCapacitor<Lanes1>.TopVolts },
        { "vco_core.cir", "HZPERVOLT", OscillatorParts.HertzPerVolt },
    };

    // What a netlist needs and the engine has no part for: sources, ideal links, loads on ideal outputs, R4 in which no current flows, what run_spice.py fills in.
    private static readonly string[] NoParts =
    [
        "Vcc", "Vcv1", "Vcv2", "Rload", "Vfoot", "Vlp", "Rlp", "Rhp", "Rp1", "Rp2", "R4", "Rx", "Cx",
        "Vsus", "C1", "Rturn", "Cturn", "Ra", "Rd", "Rr", "C6", "Rleak", "Rp", "Cp", "Vrail", "Vref", "Rout",
    ];

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_netlist_and_the_engine_have_the_same_value_for(string netlist, string part, double engine)
    {
        // Thirteen digits: SPICE's suffixes are multiplied in.
        Assert.Equal(1.0, Netlist.Load(netlist)[part] / engine, 1e-13);
    }

    [Theory]
    [InlineData("early_core.inc", EarlyFilterParts.DiodesInSeries)]
    [InlineData("late_core.inc", LateFilterParts.DiodesInSeries)]
    public void Both_have_as_many_diodes_each_way(string netlist, int engine) => Assert.Equal(2 * engine, Netlist.Load(netlist).Diodes);

    [Theory]
    [InlineData("early_core.inc")]
    [InlineData("early_lpf.cir")]
    [InlineData("early_hpf.cir")]
    [InlineData("late_core.inc")]
    [InlineData("late_lpf.cir")]
    [InlineData("late_hpf.cir")]
    [InlineData("envelope.cir")]
    [InlineData("keyboard.cir")]
    [InlineData("vco_core.cir")]
    public void No_part_of_a_netlist_is_forgotten_here(string netlist)
    {
        string[] compared = [.. Parts.Where(row => (string)row[0] == netlist).Select(row => (string)row[1])];
        string[] forgotten = [.. Netlist.Load(netlist).Parts.Where(part => part[0] != 'D' && !compared.Contains(part) && !NoParts.Contains(part))];
        Assert.Empty(forgotten);
    }

    [Fact]
    public void The_op_amps_open_loop_gain_is_the_netlists_two_parts_product()
    {
        Netlist models = Netlist.Load("models.lib");
        Assert.Equal(1.0, models["Gin"] * models["Rx"] / OperationalAmplifier.OpenLoopGain, 1e-12);
    }

    [Fact]
    public void The_pink_networks_corners_are_the_engines()
    {
        Netlist pink = Netlist.Load("pink.cir");
        double corner = PinkFilter<Lanes1>.LowestCornerHz;
        for (int k = 1; k <= PinkFilter<Lanes1>.Sections; k++, corner *= PinkFilter<Lanes1>.CornerRatio)
        {
            // Six digits are given.
            Assert.Equal(1.0, 1.0 / (2.0 * Math.PI * pink[$"R{k}"] * pink[$"C{k}"] * corner), 1e-5);
        }
    }

    [Fact]
    public void The_ramps_capacitor_is_recharged_in_the_engines_reset_time()
    {
        Netlist core = Netlist.Load("vco_core.cir");
        double bottom = core["Vref"] - core["BREAKDOWN"], top = core["Vref"] + core["FORWARD"];
        double seconds = core["Q34.RON"] * core["CRAMP"] * Math.Log((core["Vrail"] - bottom) / (core["Vrail"] - top));
        // The resistance is given to three digits.
        Assert.Equal(1.0, seconds / OscillatorParts.ResetSeconds, 2e-3);
    }
}
