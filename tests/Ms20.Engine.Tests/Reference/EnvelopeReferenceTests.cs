using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Filters;
using Xunit.Abstractions;

namespace Ms20.Engine.Tests.Reference;

/// <summary>Both envelope generators against ngspice's transient analysis of the RC they are.</summary>
public class EnvelopeReferenceTests(ITestOutputHelper output)
{
    private const double EngineHz = 192000.0;

    [Fact]
    public void EG2_is_its_capacitor_through_attack_decay_sustain_and_release()
    {
        var eg = new EnvelopeGenerator2<Lanes1>();
        Settle((eg.Attack, 0.040), (eg.Decay, 0.150), (eg.Release, 0.100), (eg.Sustain, 2.0 / 5.0));
        Compare("eg2", eg, eg.Trigger, eg.Output, new TriggerLine((0.010, 0.250)));
    }

    [Fact]
    public void EG2_struck_again_goes_on_from_the_voltage_that_is_left()
    {
        var eg = new EnvelopeGenerator2<Lanes1>();
        Settle((eg.Attack, 0.060), (eg.Decay, 0.080), (eg.Release, 0.200), (eg.Sustain, 3.5 / 5.0));
        Compare("eg2_again", eg, eg.Trigger, eg.Output, new TriggerLine((0.010, 0.035), (0.090, 0.300)));
    }

    [Fact]
    public void EG1_is_its_capacitor_through_delay_attack_and_release()
    {
        // The netlist's gate opens at 20 ms: struck at 12, after 8 ms of DELAY.
        var eg = new EnvelopeGenerator1<Lanes1>();
        Settle((eg.Delay, 0.008), (eg.Attack, 0.080), (eg.Release, 0.120));
        Compare("eg1", eg, eg.Trigger, eg.Output, new TriggerLine((0.012, 0.220)));
    }

    [Fact]
    public void EG2_with_HOLD_keeps_the_same_gate_open()
    {
        // Released 100 ms before the netlist's gate closes, held for as long.
        var eg = new EnvelopeGenerator2<Lanes1>();
        Settle((eg.Hold, 0.100), (eg.Attack, 0.040), (eg.Decay, 0.150), (eg.Release, 0.100), (eg.Sustain, 2.0 / 5.0));
        Compare("eg2", eg, eg.Trigger, eg.Output, new TriggerLine((0.010, 0.150)));
    }

    private static void Settle(params (Knob<Lanes1> Knob, double Value)[] knobs)
    {
        foreach ((Knob<Lanes1> knob, double value) in knobs)
            knob.SettleAt(Lanes1.Of(value));
    }

    private void Compare(string column, Circuit<Lanes1> eg, Signal<Lanes1> trigger, Signal<Lanes1> envelope, TriggerLine line)
    {
        ReferenceTable table = ReferenceTable.Load("envelope");
        double[] times = table.Column("t_ms"), volts = table.Column(column);
        var rig = new CircuitRig<Lanes1>(eg, EngineHz);
        var wave = new double[(int)(times[^1] * 1e-3 * EngineHz) + 1];
        rig.Run(
            wave.Length,
            (n, place) => trigger.Volts[place] = Lanes1.Of(line.At(n / EngineHz)),
            (n, place) => wave[n] = Lanes1.Get(envelope.Volts[place], 0));
        double worst = 0.0;
        for (int i = 0; i < times.Length; i++)
            worst = Math.Max(worst, Math.Abs(wave[(int)Math.Round(times[i] * 1e-3 * EngineHz)] - volts[i]));
        output.WriteLine($"{column}: {1e3 * worst:F3} mV");
        // The goal is 0.1 % of 5 V; ngspice's own tolerance, given with the data, is 1 mV.
        Assert.InRange(worst, 0.0, 0.0015);
    }
}
