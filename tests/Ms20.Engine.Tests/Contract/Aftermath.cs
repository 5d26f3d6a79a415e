using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Contract;

/// <summary>How loud a circuit is at rest, knobs at their defaults, in a fresh one and in one that has been abused.</summary>
internal static class Aftermath
{
    private const double AbuseSeconds = 0.25;

    // The slowest things between a jack and an output let go in tenths of a second; the window holds two periods of 1.5 Hz, the
    // modulation generator's default.
    private const double SettlingSeconds = 3.0;
    private const double WindowSeconds = 2.0 / 1.5;

    // 187.5 Hz: eight ticks a period at 96 kHz, 250 periods a window.
    private const int SinePeriodSamples = 8 * Tick.Samples;
    private const double SinePeakVolts = 0.5;

    /// <summary>The levels of all outputs over the window.</summary>
    public static Level[] Of(string circuit, bool abused)
    {
        var run = new CircuitRun<Lanes1>(circuit, 5);
        run.ResetAtDefaults();
        if (abused)
            Abuse(run);
        double[][] rest = [.. run.Inputs.Select(input => RestOf(CircuitCases.CircuitOf(circuit), input.Name))];
        for (int tick = 0; tick < TicksIn(SettlingSeconds); tick++)
            OneTick(run, rest, tick);
        var levels = new Level[run.Outputs.Length];
        int ticks = TicksIn(WindowSeconds);
        for (int tick = 0; tick < ticks; tick++)
        {
            OneTick(run, rest, tick + TicksIn(SettlingSeconds));
            for (int output = 0; output < levels.Length; output++)
                levels[output] = levels[output].With(run.Outputs[output].Signal.Volts);
        }
        return [.. levels.Select(level => level.Over(ticks * Tick.Samples))];
    }

    private static void Abuse(CircuitRun<Lanes1> run)
    {
        int ticks = TicksIn(AbuseSeconds);
        double[][] feeds = [.. run.Inputs.Select((_, input) => Stimulus.ExtremesOf(input, ticks * Tick.Samples))];
        for (int tick = 0; tick < ticks; tick++)
            OneTick(run, feeds, tick);
    }

    private static void OneTick(CircuitRun<Lanes1> run, double[][] feeds, int tick)
    {
        for (int input = 0; input < feeds.Length; input++)
        {
            int start = tick * Tick.Samples % feeds[input].Length;
            for (int i = 0; i < Tick.Samples; i++)
                run.Inputs[input].Signal.Volts[i] = Lanes1.Of(feeds[input][start + i]);
        }
        run.Circuit.BeginTick();
        run.Circuit.Run(0, Tick.Samples);
    }

    private static double[] RestOf(string circuit, string input)
    {
        var rest = new double[SinePeriodSamples];
        double? steady = Ranges.OfRestingInput(circuit, input);
        for (int i = 0; i < rest.Length; i++)
            rest[i] = steady ?? SinePeakVolts * Math.Sin(2.0 * Math.PI * i / rest.Length);
        return rest;
    }

    private static int TicksIn(double seconds) => (int)Math.Round(seconds * CircuitRun<Lanes1>.Rate.EngineHz / Tick.Samples);

    /// <summary>Mean and root of the mean square, or their sums while they are being taken.</summary>
    internal readonly record struct Level(double Mean, double Rms)
    {
        /// <summary>Sums with a tick's samples added.</summary>
        public Level With(Lanes1[] volts)
        {
            double sum = Mean, squares = Rms;
            foreach (Lanes1 sample in volts)
            {
                double v = Lanes1.Get(sample, 0);
                sum += v;
                squares += v * v;
            }
            return new(sum, squares);
        }

        /// <summary>The levels that sums over so many samples make.</summary>
        public Level Over(int samples) => new(Mean / samples, Math.Sqrt(Rms / samples));
    }
}
