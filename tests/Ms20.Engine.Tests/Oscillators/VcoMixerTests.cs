using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

public class VcoMixerTests
{
    [Fact]
    public void Each_oscillator_counts_by_its_level_and_the_external_signal_by_one()
    {
        VcoMixer<Lanes1> mixer = Mixer(level1: 0.25, level2: 0.64);
        var random = new Random(20);
        for (int tick = 0; tick < 20; tick++)
        {
            for (int i = 0; i < Tick.Samples; i++)
            {
                mixer.Vco1.Volts[i] = Lanes1.Of(5.0 * random.NextDouble() - 2.5);
                mixer.Vco2.Volts[i] = Lanes1.Of(5.0 * random.NextDouble() - 2.5);
                mixer.ExtSignal.Volts[i] = Lanes1.Of(16.0 * random.NextDouble() - 8.0);
            }
            mixer.BeginTick();
            mixer.Run(0, Tick.Samples);
            for (int i = 0; i < Tick.Samples; i++)
            {
                double sum = At(mixer.Vco1, i) * 0.25 + At(mixer.Vco2, i) * 0.64 + At(mixer.ExtSignal, i);
                Assert.Equal(sum, At(mixer.Output, i));
            }
        }
    }

    [Fact]
    public void A_turned_level_reaches_its_new_gain_at_the_end_of_the_tick_and_not_before()
    {
        VcoMixer<Lanes1> mixer = Mixer(level1: 0.0, level2: 0.0);
        mixer.Vco1.Fill(Lanes1.Of(2.0));
        mixer.Vco1Level.MoveTo(Lanes1.Of(1.0));
        mixer.BeginTick();
        mixer.Run(0, Tick.Samples);
        Assert.Equal(1.0, At(mixer.Output, 31), 1e-15);
        Assert.Equal(2.0, At(mixer.Output, 63), 1e-15);
    }

    [Fact]
    public void The_sum_is_exact_up_to_twelve_volts_and_never_exceeds_the_supplies()
    {
        VcoMixer<Lanes1> mixer = Mixer(level1: 1.0, level2: 1.0);
        for (double volts = -15.0; volts <= 15.0; volts += 0.25)
        {
            mixer.ExtSignal.Fill(Lanes1.Of(volts));
            mixer.Vco1.Fill(Lanes1.Of(volts));
            mixer.Run(0, 1);
            double sum = volts + volts, output = At(mixer.Output, 0);
            if (Math.Abs(sum) <= 12.0)
                Assert.Equal(sum, output);
            else
                Assert.InRange(Math.Abs(output), 12.0, 15.0);
        }
    }

    private static double At(Signal<Lanes1> signal, int place) => Lanes1.Get(signal.Volts[place], 0);

    private static VcoMixer<Lanes1> Mixer(double level1, double level2)
    {
        var mixer = new VcoMixer<Lanes1> { Vco1Level = new(level1), Vco2Level = new(level2) };
        mixer.Prepare(Rig.Standard, new UnitParts<Lanes1>());
        mixer.Reset();
        return mixer;
    }
}
