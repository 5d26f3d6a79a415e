using Ms20.Engine.Tests.Acceptance;
using Ms20.Panel;
using static Ms20.Measurement.Rigs.SignalProcessorRig;

namespace Ms20.Engine.Tests.SignalProcessor;

public sealed class InputAmplifierTests
{
    // The four points of Korg's own software model.
    [Theory]
    [InlineData(3.75, 0.0)]
    [InlineData(5.0, 4.0)]
    [InlineData(7.5, 12.0)]
    [InlineData(10.0, 50.0)]
    public void The_gain_is_what_SIGNAL_LEVEL_says(double dial, double gainDb)
    {
        double gain = Controls.EspLevel.LawFor(Profiles.Default).ToPhysical(dial);
        Assert.Equal(gainDb, 20.0 * Math.Log10(gain), 1e-9);
        var rig = new SignalProcessorRig();
        Set(rig.Amplifier.Level, gain);
        // 10 mV: 3.2 V at 50 dB, clean. 500 Hz: the coupling at 5 Hz takes 0.0004 dB.
        double[] volts = rig.Play(0.2, Sine(500.0, 0.01), rig.Amplifier.AmpOut);
        Assert.Equal(gainDb, 20.0 * Math.Log10(volts.Between(0.1, 0.2, Hz).AmplitudeAt(500.0, Hz) / 0.01), 0.001);
    }

    [Fact]
    public void At_0_it_is_off_and_a_turned_knob_never_makes_it_quieter()
    {
        KnobLaw law = Controls.EspLevel.LawFor(Profiles.Default);
        Assert.Equal(0.0, law.ToPhysical(0.0));
        for (double dial = 0.01; dial <= 10.0; dial += 0.01)
            Assert.True(law.ToPhysical(dial) > law.ToPhysical(dial - 0.01));
    }

    [Fact]
    public void It_is_clean_up_to_9_V_and_ends_at_12_V()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Amplifier.Level, 10.0);
        double[] clean = rig.Play(0.3, Sine(500.0, 0.89), rig.Amplifier.AmpOut).Between(0.2, 0.3, Hz);
        // The measurement's own floor: a Hann window over 50 periods.
        Assert.True(clean.Thd(500.0, Hz) < 1e-6);
        double[] hot = rig.Play(0.3, Sine(500.0, 10.0), rig.Amplifier.AmpOut).Between(0.2, 0.3, Hz);
        Assert.Equal(12.0, hot.Peak(), 1e-9);
        // A square of 12 V has a fundamental of 4/pi x 12 V; the rounded edges take half a per cent off it.
        Assert.Equal(4.0 / Math.PI * 12.0, hot.AmplitudeAt(500.0, Hz), 0.1);
    }

    // A step through the coupling: 5 Hz, tau 31.8 ms.
    [Fact]
    public void A_standing_voltage_does_not_pass()
    {
        var rig = new SignalProcessorRig();
        double[] volts = rig.Play(0.5, _ => 1.0, rig.Amplifier.AmpOut);
        Assert.Equal(Math.Exp(-0.1 * 2.0 * Math.PI * 5.0), volts[(int)(0.1 * Hz)], 0.001);
        Assert.Equal(0.0, volts[^1], 1e-6);
    }

    // The worst there is: 5 kHz at full scale and full gain, clipped 28 dB. Aliases below 20 kHz against the fundamental.
    [Fact]
    public void A_clipped_signal_stays_nearly_free_of_aliases()
    {
        var rig = new SignalProcessorRig();
        Set(rig.Amplifier.Level, 10.0);
        // 1171.875 Hz: 163.84 samples a period, so that no alias falls on a harmonic; the window holds whole periods.
        const double hertz = 48000.0 * 25.0 / 1024.0;
        double[] volts = rig.Play(1.0, Sine(hertz, 3.0), rig.Amplifier.AmpOut)[..(4096 * 25)];
        double worst = 0.0;
        for (double f = 0.5 * hertz; f < 20000.0; f += 0.25 * hertz)
        {
            if (Math.Abs(f / hertz - Math.Round(f / hertz)) > 0.1)
                worst = Math.Max(worst, volts.AmplitudeAt(f, Hz));
        }

        Assert.True(20.0 * Math.Log10(worst / volts.AmplitudeAt(hertz, Hz)) < -75.0);
    }
}
