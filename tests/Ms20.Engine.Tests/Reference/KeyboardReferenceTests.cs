using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Filters;

namespace Ms20.Engine.Tests.Reference;

/// <summary>Keyboard hold and PORTAMENTO against ngspice's transient analysis of the RC they are.</summary>
public class KeyboardReferenceTests
{
    private const double EngineHz = 192000.0;

    [Fact]
    public void PORTAMENTO_glides_in_volts_up_and_down()
    {
        (double[] times, double[] reference) = Load("glide");
        double[] wave = Play(new Keyboard<Lanes1>(), 0.030, new UnitParts<Lanes1>(), times.Length, (0.005, 48, true), (0.010, 72, true), (0.200, 48, true));
        for (int i = 0; times[i] < 390.0; i++)
        {
            // ngspice's 1 mV and the switch's 10 us on the steepest 0.1 V a millisecond.
            Assert.InRange(wave[i] - reference[i], -0.002, 0.002);
        }
    }

    [Fact]
    public void A_key_let_go_droops_as_its_hold_capacitor_leaks()
    {
        // The netlist's key has 4 V and is let go after 150 ms; 0.4 of its voltage a second.
        (double[] times, double[] reference) = Load("droop");
        var parts = new UnitParts<Lanes1> { KeyHoldDroop = Lanes1.Of(0.4) };
        double[] wave = Play(new Keyboard<Lanes1>(), 0.001, parts, times.Length, (0.005, 48, true), (0.010, 72, true), (0.150, 48, false), (0.150, 72, false));
        for (int i = 0; i < times.Length; i++)
        {
            // While the key is down its source holds the voltage. A sample is 5 us; on the way the slope is 3 V a millisecond.
            double allowed = times[i] is > 10.0 and < 12.0 ? 0.03 : 0.002;
            Assert.InRange(wave[i] - reference[i], -allowed, allowed);
        }

        Assert.InRange(reference[^1], 3.60, 3.65);
    }

    private static (double[] Times, double[] Volts) Load(string column)
    {
        ReferenceTable table = ReferenceTable.Load("keyboard");
        return (table.Column("t_ms"), table.Column(column));
    }

    /// <summary>KBD CV OUT every half millisecond, with keys pressed and released at their seconds.</summary>
    private static double[] Play(
        Keyboard<Lanes1> keyboard, double portamento, UnitParts<Lanes1> parts, int points, params (double Seconds, int Note, bool Down)[] keys)
    {
        keyboard.Portamento.SettleAt(Lanes1.Of(portamento));
        keyboard.SetNotePriority(0, NotePriority.Last);
        var rig = new CircuitRig<Lanes1>(keyboard, EngineHz, parts);
        var wave = new double[points];
        int next = 0;
        for (int n = 0; n < points * 96; n++)
        {
            for (; next < keys.Length && keys[next].Seconds * EngineHz <= n; next++)
            {
                if (keys[next].Down)
                    keyboard.NoteOn(0, keys[next].Note);
                else
                    keyboard.NoteOff(0, keys[next].Note);
            }

            rig.Run(1, null, (sample, place) =>
            {
                if (sample % 96 == 0)
                    wave[sample / 96] = Lanes1.Get(keyboard.KbdCv.Volts[place], 0);
            });
        }

        return wave;
    }
}
