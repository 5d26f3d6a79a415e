using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests;

/// <summary>Runs one circuit over records longer than a tick.</summary>
internal static class Rig
{
    /// <summary>The standard engine at a host of 48 kHz.</summary>
    public static readonly EngineRate Standard = EngineRate.For(48000.0, Quality.Standard);

    /// <summary>Feeds a record, whole ticks of it, to an input and returns what an output made of it.</summary>
    public static double[] Run(Circuit<Lanes1> circuit, Signal<Lanes1> input, double[] record, Signal<Lanes1> output)
    {
        var result = new double[record.Length];
        for (int start = 0; start < record.Length; start += Tick.Samples)
        {
            for (int i = 0; i < Tick.Samples; i++)
                input.Volts[i] = Lanes1.Of(record[start + i]);
            circuit.BeginTick();
            circuit.Run(0, Tick.Samples);
            for (int i = 0; i < Tick.Samples; i++)
                result[start + i] = Lanes1.Get(output.Volts[i], 0);
        }
        return result;
    }
}
