using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Contract;

/// <summary>The levels of a circuit at rest, at an engine rate of one's choice.</summary>
internal static class AtRate
{
    /// <summary>One period of 1.5 Hz, the modulation generator's default, to settle; another to measure.</summary>
    private const double PeriodSeconds = 1.0 / 1.5;

    /// <summary>187.5 Hz: 125 periods in the window.</summary>
    private const double SineHz = 187.5;
    private const double SinePeakVolts = 0.5;

    /// <summary>Mean and rms of every output over the window; noise off, nominal parts.</summary>
    public static (string Output, Aftermath.Level Level)[] Of(string circuit, int oversampling)
    {
        var rate = new EngineRate(48000.0, oversampling);
        Circuit<Lanes1> subject = CircuitCases.Create<Lanes1>(circuit);
        (string Name, Signal<Lanes1> Value)[] inputs = [.. Ranges.PropertiesOf<Signal<Lanes1>>(subject, settable: true)];
        (string Name, Signal<Lanes1> Value)[] outputs = [.. Ranges.PropertiesOf<Signal<Lanes1>>(subject, settable: false)];
        subject.Prepare(rate, new UnitParts<Lanes1> { CircuitNoise = false });
        subject.Reset();
        int ticks = (int)(PeriodSeconds * rate.EngineHz / Tick.Samples);
        var levels = new Aftermath.Level[outputs.Length];
        for (int tick = 0; tick < 2 * ticks; tick++)
        {
            Feed(CircuitCases.CircuitOf(circuit), inputs, tick, rate);
            subject.BeginTick();
            subject.Run(0, Tick.Samples);
            for (int output = 0; tick >= ticks && output < outputs.Length; output++)
                levels[output] = levels[output].With(outputs[output].Value.Volts);
        }

        return [.. outputs.Select((output, i) => (output.Name, levels[i].Over(ticks * Tick.Samples)))];
    }

    private static void Feed(string circuit, (string Name, Signal<Lanes1> Value)[] inputs, int tick, EngineRate rate)
    {
        foreach ((string name, Signal<Lanes1> signal) in inputs)
        {
            double? steady = Ranges.OfRestingInput(circuit, name);
            for (int i = 0; i < Tick.Samples; i++)
            {
                double seconds = ((double)tick * Tick.Samples + i) * rate.StepSeconds;
                signal.Volts[i] = Lanes1.Of(steady ?? SinePeakVolts * Math.Sin(2.0 * Math.PI * SineHz * seconds));
            }
        }
    }
}
