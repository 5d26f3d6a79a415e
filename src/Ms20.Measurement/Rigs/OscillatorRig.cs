using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Measurement.Rigs;

/// <summary>Both oscillators, their modulation and the noise generator, wired as in the instrument.</summary>
internal sealed class OscillatorRig<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static readonly EngineRate Standard = new(48000.0, 4);

    public OscillatorRig(EngineRate? rate = null, UnitParts<TLanes>? parts = null, bool synced = false, bool modulated = false)
    {
        Rate = rate ?? Standard;
        Modulation = new PitchModulation<TLanes>(modulated);
        ExactWave<TLanes> exact = new();
        Vco1.Exact = modulated || synced ? exact : null;
        Vco2 = new VoltageControlledOscillator2<TLanes>(synced, modulated ? new CrossModulation<TLanes>(exact, Modulation) : null) { Vco1Exact = exact };
        Vco1.PitchCv = Cv1;
        Vco2.PitchCv = Cv2;
        Vco1.Octaves = Modulation.Vco1Octaves;
        Vco2.Octaves = Modulation.Octaves;
        Vco1.White = Noise.White;
        Vco2.Vco1Rectangle = Vco1.RectangleOut;
        Circuits = [Modulation, Noise, Vco1, Vco2];
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            Vco1.Scale.Turn(lane, 2);
            Vco2.Scale.Turn(lane, 1);
        }
        Cv1.Fill(TLanes.Of(1.0));
        Cv2.Fill(TLanes.Of(1.0));
        foreach (Circuit<TLanes> circuit in Circuits)
            circuit.Prepare(Rate, parts ?? new UnitParts<TLanes>());
        Reset();
    }

    public EngineRate Rate { get; }

    public Signal<TLanes> Cv1 { get; } = new("CV 1");

    public Signal<TLanes> Cv2 { get; } = new("CV 2");

    public PitchModulation<TLanes> Modulation { get; }

    public NoiseGenerator<TLanes> Noise { get; } = new();

    public VoltageControlledOscillator1<TLanes> Vco1 { get; } = new();

    public VoltageControlledOscillator2<TLanes> Vco2 { get; }

    public Circuit<TLanes>[] Circuits { get; }

    /// <summary>The CV, at 8' without modulation, for so many cycles in so many samples.</summary>
    public double VoltsFor(double cycles, double samples) => cycles / samples * Rate.EngineHz / 130.8127826502993;

    public void Reset()
    {
        foreach (Circuit<TLanes> circuit in Circuits)
            circuit.Reset();
    }

    /// <summary>One tick, cut at the given places.</summary>
    public void Tick(params ReadOnlySpan<int> cuts)
    {
        foreach (Circuit<TLanes> circuit in Circuits)
            circuit.BeginTick();
        int from = 0;
        foreach (int cut in cuts)
        {
            Run(from, cut);
            from = cut;
        }
        Run(from, Ms20.Engine.Circuits.Tick.Samples);
    }

    /// <summary>Renders, lane 0, after a few ticks that let the waves settle.</summary>
    /// <param name="samples">How many.</param>
    /// <param name="cv">The two pitch CVs at a sample, counted from the first one returned; null leaves them as they are.</param>
    public (double[] Vco1, double[] Vco2) Render(int samples, Func<int, (double Cv1, double Cv2)>? cv = null)
    {
        const int settling = 4 * Ms20.Engine.Circuits.Tick.Samples;
        double[] first = new double[samples], second = new double[samples];
        for (int start = -settling; start < samples; start += Ms20.Engine.Circuits.Tick.Samples)
        {
            for (int i = 0; cv != null && i < Ms20.Engine.Circuits.Tick.Samples; i++)
            {
                (double cv1, double cv2) = cv(start + i);
                (Cv1.Volts[i], Cv2.Volts[i]) = (TLanes.Of(cv1), TLanes.Of(cv2));
            }
            Tick();
            for (int i = 0; i < Ms20.Engine.Circuits.Tick.Samples; i++)
            {
                if (start + i < 0 || start + i >= samples)
                    continue;
                first[start + i] = TLanes.Get(Vco1.Output.Volts[i], 0);
                second[start + i] = TLanes.Get(Vco2.Output.Volts[i], 0);
            }
        }
        return (first, second);
    }

    private void Run(int from, int to)
    {
        foreach (Circuit<TLanes> circuit in Circuits)
            circuit.Run(from, to);
    }
}
