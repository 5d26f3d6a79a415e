using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>The external signal processor's circuits soldered together as in the instrument, without the rest of it.</summary>
internal sealed class SignalProcessorRig
{
    public const double Hz = 192000.0;

    private readonly Circuit<Lanes1>[] _circuits;

    public SignalProcessorRig(UnitParts<Lanes1>? parts = null, double engineHz = Hz)
    {
        LowCut.AmpIn = Amplifier.AmpOut;
        HighCut.Input = LowCut.Output;
        Converter.BpfIn = HighCut.BpfOut;
        Converter.LowCut = LowCut.LowCut;
        Follower.AmpIn = Amplifier.AmpOut;
        Comparator.Envelope = Follower.EnvOut;
        _circuits = [Amplifier, LowCut, HighCut, Converter, Follower, Comparator];
        EngineHz = engineHz;
        foreach (Circuit<Lanes1> circuit in _circuits)
            circuit.Prepare(new EngineRate(engineHz, 1), parts ?? new UnitParts<Lanes1>());
    }

    public double EngineHz { get; }

    public InputAmplifier<Lanes1> Amplifier { get; } = new();

    public LowCutFilter<Lanes1> LowCut { get; } = new();

    public HighCutFilter<Lanes1> HighCut { get; } = new();

    public FrequencyToVoltageConverter<Lanes1> Converter { get; } = new();

    public EnvelopeFollower<Lanes1> Follower { get; } = new();

    public TriggerComparator<Lanes1> Comparator { get; } = new();

    /// <summary>Sets a knob, in its own unit.</summary>
    public static void Set(Knob<Lanes1> knob, double value) => knob.SettleAt(Lanes1.Of(value));

    /// <summary>Resets, feeds SIGNAL IN and records a wire.</summary>
    public double[] Play(double seconds, Func<double, double> signalIn, Signal<Lanes1> wire) => Play(seconds, signalIn, [wire])[0];

    /// <summary>Resets, feeds SIGNAL IN and records wires.</summary>
    public double[][] Play(double seconds, Func<double, double> signalIn, params Signal<Lanes1>[] wires)
    {
        foreach (Circuit<Lanes1> circuit in _circuits)
            circuit.Reset();
        int ticks = (int)Math.Ceiling(seconds * EngineHz / Tick.Samples);
        double[][] records = [.. wires.Select(_ => new double[ticks * Tick.Samples])];
        for (int tick = 0; tick < ticks; tick++)
        {
            for (int i = 0; i < Tick.Samples; i++)
                Amplifier.SignalIn.Volts[i] = Lanes1.Of(signalIn((tick * Tick.Samples + i) / EngineHz));
            foreach (Circuit<Lanes1> circuit in _circuits)
                circuit.BeginTick();
            foreach (Knob<Lanes1> knob in new[] { Amplifier.Level, LowCut.LowCut, HighCut.HighCut, Converter.CvAdjust, Comparator.Threshold })
                knob.Rest();
            foreach (Circuit<Lanes1> circuit in _circuits)
                circuit.Run(0, Tick.Samples);
            for (int w = 0; w < wires.Length; w++)
            {
                for (int i = 0; i < Tick.Samples; i++)
                    records[w][tick * Tick.Samples + i] = Lanes1.Get(wires[w].Volts[i], 0);
            }
        }

        return records;
    }

    /// <summary>A sine of a peak.</summary>
    public static Func<double, double> Sine(double hertz, double peakVolts) => t => peakVolts * Math.Sin(2.0 * Math.PI * hertz * t);
}
