using Ms20.Engine.Tests.Acceptance;
using Ms20.Panel;
using Bench = Ms20.Engine.Tests.Acceptance.Rig;

namespace Ms20.Engine.Tests.RearPanels;

/// <summary>The rear jacks on the whole instrument: what they carry, and that cables and host ports work there as on the front.</summary>
public class RearJackTests
{
    [Fact]
    public void EG2_OUT_is_what_REV_OUT_turns_round()
    {
        Patch patch = Bench.Clean().With(Controls.Eg2Attack, 3.0).With(Controls.Eg2Decay, 4.0).With(Controls.Eg2Sustain, 5.0);
        double[][] recorded = new Bench(patch).Press(60).Release(60, 0.4).Record(0.8, RearPanel.Eg2Out, Jacks.Eg2RevOut);
        // The decimators' passband is flat to 1e-6.
        for (int i = 100; i < recorded[0].Length; i++)
            Assert.Equal(5.0, recorded[0][i] + recorded[1][i], 1e-4);
        Assert.InRange(recorded[0].Max(), 4.9, 5.1);
        Assert.InRange(recorded[0].Min(), -0.1, 0.1);
    }

    [Fact]
    public void The_VCOs_outs_are_their_waves_whatever_the_mixer_does_with_them()
    {
        Patch patch = Bench.Clean().With(Controls.Vco1Wave, 0.0).With(Controls.Vco2Pitch, 35.0 / 12.0).With(Controls.Vco1Level, 0.0).With(Controls.Vco2Level, 0.0);
        double[][] recorded = new Bench(patch).Press(60).Record(1.2, RearPanel.Vco1Out, RearPanel.Vco2Out);
        Assert.InRange(Measure.Cents(recorded[0].Between(0.2, 1.2).FrequencyHz(), 261.626), -1.0, 1.0);
        Assert.InRange(Measure.Cents(recorded[1].Between(0.2, 1.2).FrequencyHz(), 2.0 * 261.626 * Math.Pow(2.0, -5.0 / 12.0)), -1.0, 1.0);
        // A triangle is down by a few parts in a thousand at its tips, band-limited; a saw overshoots at its drops.
        Assert.InRange(recorded[0].Between(0.2, 1.2).Peak(), 2.4, 2.55);
        Assert.InRange(recorded[1].Between(0.2, 1.2).Peak(), 2.5, 3.1);
    }

    [Fact]
    public void A_voltage_from_the_host_or_from_a_cable_moves_the_width()
    {
        Patch patch = Bench.Clean().With(Controls.Vco1Wave, 2.0);
        double Mean(Bench rig) => rig.Press(48).Record(1.0, RearPanel.Vco1Out)[0].Between(0.2, 0.2 + 100.0 / 130.8127826502993).Average();
        Assert.Equal(0.0, Mean(new Bench(patch)), 0.01);
        // 0.3 of the cycle high at 2 V: 5 x 0.3 - 2.5. The stretch is a hundred cycles to the nearest sample.
        Assert.Equal(-1.0, Mean(new Bench(patch).Drive(RearPanel.PwmIn, _ => 2.0)), 0.01);
        Patch wheel = patch.With(Controls.Wheel, -3.0).WithCable(Jacks.WheelOut, RearPanel.PwmIn);
        Assert.Equal(1.5, Mean(new Bench(wheel)), 0.01);
    }

    [Fact]
    public void With_nothing_plugged_the_rear_jacks_change_no_bit()
    {
        Patch patch = Patch.NormalSetting.With(Controls.Vco1Wave, 2.0).With(Controls.Vco1PulseWidth, 3.3);
        double[] alone = new Bench(patch).Press(55).Turn(Controls.Vco1PulseWidth, 7.0, 0.1).Record(0.3);
        double[] heard = new Bench(patch).Press(55).Turn(Controls.Vco1PulseWidth, 7.0, 0.1).Record(0.3, Jacks.SignalOut, RearPanel.Vco2Out, RearPanel.PwmIn)[0];
        double[] fed = new Bench(patch).Drive(RearPanel.PwmIn, _ => 0.0).Press(55).Turn(Controls.Vco1PulseWidth, 7.0, 0.1).Record(0.3);
        Assert.Equal(alone, heard);
        Assert.Equal(alone, fed);
    }

    [Fact]
    public void With_FM_on_EG1_EXT_brings_VCO_1_into_VCO_2_and_leaves_VCO_1_alone()
    {
        // Half an octave a volt. VCO 1's rectangle at PW 10 stands at -2.5 V; with a volt in FREQ that is -1.5 V, three quarters of an octave.
        double mark = Math.Round(Patch.NormalSetting.LawOf(Controls.FmEg1).ToDial(0.5), 9);
        Patch patch = Bench.Clean().With(Controls.Vco1Wave, 2.0).With(Controls.Vco1PulseWidth, 10.0).With(Controls.FmEg1, mark).WithRear(RearPanel.Fm, 1);
        double[] two = new Bench(patch).Drive(Jacks.Freq, _ => 1.0).Press(60).Record(1.2, RearPanel.Vco2Out)[0];
        Assert.InRange(Measure.Cents(two.Between(0.2, 1.2).FrequencyHz(), 261.626 * Math.Pow(2.0, -0.75)), -1.0, 1.0);
        Patch saw = patch.With(Controls.Vco1Wave, 1.0);
        double[] one = new Bench(saw).Drive(Jacks.Freq, _ => 1.0).Press(60).Record(1.2, RearPanel.Vco1Out)[0];
        Assert.InRange(Measure.Cents(one.Between(0.2, 1.2).FrequencyHz(), 261.626), -1.0, 1.0);
        // MG/T.EXT moves both.
        double[] both = new Bench(saw.With(Controls.FmMg, mark)).Drive(Jacks.Total, _ => 1.0).Press(60).Record(1.2, RearPanel.Vco1Out)[0];
        Assert.InRange(Measure.Cents(both.Between(0.2, 1.2).FrequencyHz(), 261.626 * Math.Sqrt(2.0)), -1.0, 1.0);
    }

    [Fact]
    public void A_VCO_may_shake_its_own_width_and_pitch()
    {
        Patch patch = Bench.Clean().With(Controls.Vco1Wave, 2.0).With(Controls.FmMg, 8.0)
            .WithCable(RearPanel.Vco1Out, RearPanel.PwmIn).WithCable(RearPanel.Vco2Out, Jacks.Total).WithRear(RearPanel.Sync, 1);
        double[] wave = new Bench(patch).Press(60).Record(0.5);
        Assert.InRange(wave.Peak(), 0.05, 4.0);
    }

    [Fact]
    public void A_rear_jack_takes_one_plug_as_any_other()
    {
        Patch patch = Patch.NormalSetting.WithCable(RearPanel.Vco2Out, RearPanel.PwmIn);
        var instrument = new Instrument(patch);
        ArgumentException refusal = Assert.Throws<ArgumentException>(
            () => instrument.Prepare(new InstrumentOptions { Inputs = [new HostPort(RearPanel.PwmIn)] }));
        Assert.StartsWith("rear.pwm.in has a cable and cannot be driven by the host as well", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rear_jack_can_be_probed()
    {
        var instrument = new Instrument(Bench.Clean().With(Controls.Wheel, 2.0).WithCable(Jacks.WheelOut, RearPanel.PwmIn));
        instrument.Prepare(new InstrumentOptions());
        instrument.Process([], new double[64], 64);
        Assert.Equal(2.0, instrument.VoltsAt(RearPanel.PwmIn), 1e-12);
    }
}
