using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public sealed class PitchModulationTests
{
    [Fact]
    public void Both_sources_and_the_tuning_add_up_in_octaves()
    {
        PitchModulation<Lanes1> modulation = Settled(0.25, 1.5, 60.0);
        modulation.Total.Fill(Lanes1.Of(-2.0));
        modulation.Freq.Fill(Lanes1.Of(0.5));
        Assert.Equal(-0.5 + 0.75 + 0.05, Octaves(modulation), 12);
    }

    [Fact]
    public void Fifteen_volts_at_full_depth_stop_at_twelve_octaves()
    {
        PitchModulation<Lanes1> modulation = Settled(2.0, 2.0, 0.0);
        modulation.Total.Fill(Lanes1.Of(15.0));
        modulation.Freq.Fill(Lanes1.Of(15.0));
        Assert.Equal(12.0, Octaves(modulation));
        modulation.Total.Fill(Lanes1.Of(-15.0));
        modulation.Freq.Fill(Lanes1.Of(-15.0));
        Assert.Equal(-12.0, Octaves(modulation));
    }

    [Fact]
    public void A_knob_on_its_way_is_followed_within_the_tick()
    {
        PitchModulation<Lanes1> modulation = Settled(0.0, 0.0, 0.0);
        modulation.Freq.Fill(Lanes1.Of(1.0));
        modulation.Eg1Depth.MoveTo(Lanes1.Of(1.0));
        modulation.BeginTick();
        modulation.Run(0, Tick.Samples);
        Assert.Equal(0.25, Lanes1.Get(modulation.Octaves.Volts[Tick.Samples / 4 - 1], 0), 12);
        Assert.Equal(1.0, Lanes1.Get(modulation.Octaves.Volts[^1], 0), 12);
    }

    private static PitchModulation<Lanes1> Settled(double mgDepth, double eg1Depth, double cents)
    {
        PitchModulation<Lanes1> modulation = new();
        modulation.MgDepth.SettleAt(Lanes1.Of(mgDepth));
        modulation.Eg1Depth.SettleAt(Lanes1.Of(eg1Depth));
        modulation.MasterTune.SettleAt(Lanes1.Of(cents));
        modulation.Prepare(OscillatorRig<Lanes1>.Standard, new UnitParts<Lanes1>());
        modulation.Reset();
        return modulation;
    }

    private static double Octaves(PitchModulation<Lanes1> modulation)
    {
        modulation.BeginTick();
        modulation.Run(0, Tick.Samples);
        return Lanes1.Get(modulation.Octaves.Volts[10], 0);
    }
}
