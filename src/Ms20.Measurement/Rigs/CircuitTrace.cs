using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>The voltage at a circuit's output over time, while a function of time is at its input.</summary>
internal static class CircuitTrace
{
    /// <summary>The engine's rate in every trace.</summary>
    public const double EngineHz = 192000.0;

    /// <summary>Traces from the operating point.</summary>
    public static double[] Of(
        Circuit<Lanes1> circuit, Signal<Lanes1>? input, Func<double, double> volts, Signal<Lanes1> output, double seconds, UnitParts<Lanes1>? parts = null)
    {
        var rig = new CircuitRig<Lanes1>(circuit, EngineHz, parts);
        double[] trace = new double[(int)(seconds * EngineHz)];
        rig.Run(
            trace.Length,
            (n, place) =>
            {
                if (input is not null)
                    input.Volts[place] = Lanes1.Of(volts(n / EngineHz));
            },
            (n, place) => trace[n] = Lanes1.Get(output.Volts[place], 0));
        return trace;
    }
}
