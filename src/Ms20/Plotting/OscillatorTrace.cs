using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

namespace Ms20.App.Plotting;

/// <summary>The wave at the output of an oscillator's circuit, at the engine's own rate: what the mixer gets.</summary>
internal sealed class OscillatorTrace
{
    /// <summary>Volts of the lowest key; an octave up doubles them.</summary>
    private const double LowestKeyVolts = 1.0;

    // Long enough for any start-up to be over. A tunable.
    private const double SettlingSeconds = 0.1;

    private static readonly EngineRate Rate = EngineRate.For(48000.0, Quality.Standard);

    private readonly List<Circuit<Lanes1>> _circuits = [];
    private readonly Signal<Lanes1> _output;

    /// <summary>An oscillator with a patch's dials, on a key.</summary>
    /// <param name="patch">The dials; the unit is the ideal one, without drift.</param>
    /// <param name="second">VCO 2 instead of VCO 1.</param>
    /// <param name="note">The key's MIDI note.</param>
    public OscillatorTrace(Patch patch, bool second, int note)
    {
        var pitch = new Signal<Lanes1>("key");
        pitch.Fill(Lanes1.Of(LowestKeyVolts * Elementary.Exp2((note - 48) / 12.0)));
        var noise = new NoiseGenerator<Lanes1>();
        var vco1 = new VoltageControlledOscillator1<Lanes1>
        {
            PitchCv = pitch,
            White = noise.White,
            PulseWidth = Knob(patch, Controls.Vco1PulseWidth),
        };
        vco1.Wave.Turn(0, (int)patch[Controls.Vco1Wave]);
        vco1.Scale.Turn(0, (int)patch[Controls.Vco1Scale]);
        var vco2 = new VoltageControlledOscillator2<Lanes1>
        {
            PitchCv = pitch,
            Vco1Rectangle = vco1.RectangleOut,
            Pitch = Knob(patch, Controls.Vco2Pitch),
        };
        vco2.Wave.Turn(0, (int)patch[Controls.Vco2Wave]);
        vco2.Scale.Turn(0, (int)patch[Controls.Vco2Scale]);
        _circuits.AddRange([noise, vco1, vco2]);
        _output = second ? vco2.Output : vco1.Output;
        var parts = new UnitParts<Lanes1>();
        parts.Seeds[0] = patch.Seed;
        foreach (Circuit<Lanes1> circuit in _circuits)
        {
            circuit.Prepare(Rate, parts);
            circuit.Reset();
        }
    }

    /// <summary>Traces it.</summary>
    /// <param name="lengthSeconds">How long.</param>
    /// <returns>Seconds and volts.</returns>
    public (double Seconds, double Volts)[] Trace(double lengthSeconds)
    {
        var volts = new List<double>();
        int settling = (int)(SettlingSeconds * Rate.EngineHz);
        while (volts.Count < settling + lengthSeconds * Rate.EngineHz + 1.0)
            RunTick(volts);
        var trace = new (double, double)[volts.Count - settling];
        for (int i = 0; i < trace.Length; i++)
            trace[i] = (i * Rate.StepSeconds, volts[settling + i]);
        return trace;
    }

    private void RunTick(List<double> volts)
    {
        foreach (Circuit<Lanes1> circuit in _circuits)
        {
            circuit.BeginTick();
            circuit.Run(0, Tick.Samples);
        }

        for (int i = 0; i < Tick.Samples; i++)
            volts.Add(Lanes1.Get(_output.Volts[i], 0));
    }

    private static Knob<Lanes1> Knob(Patch patch, Control control) => new(control.LawFor(patch.Profile).ToPhysical(patch[control]));
}
