using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>A filter on the bench: its cutoff and loop gain set, a signal in, its output out, at the netlist's port unless told otherwise.</summary>
internal sealed class FilterRig
{
    private readonly Circuit<Lanes1> _circuit;
    private readonly Signal<Lanes1> _input;
    private readonly Signal<Lanes1> _cutoff;
    private readonly Signal<Lanes1> _output;
    private int _place;

    public FilterRig(
        FilterCase filter, int oversampling, double cutoffHz, double loopGain, bool noise = false, double? inputGain = 1.0, UnitParts<Lanes1>? parts = null)
    {
        Rate = new EngineRate(48000.0, oversampling);
        parts ??= new UnitParts<Lanes1>();
        parts.CircuitNoise = noise;
        var peak = new Knob<Lanes1>(loopGain);
        if (filter.IsEarly)
        {
            var early = new EarlyFilter<Lanes1>(filter.Kind) { Peak = peak };
            early.InputGain = inputGain ?? early.InputGain;
            (_circuit, _input, _cutoff, _output) = (early, early.Input, early.Cutoff, early.Output);
        }
        else
        {
            var late = new LateFilter<Lanes1>(filter.Kind) { Peak = peak };
            late.InputGain = inputGain ?? late.InputGain;
            (_circuit, _input, _cutoff, _output) = (late, late.Input, late.Cutoff, late.Output);
        }

        _circuit.Prepare(Rate, parts);
        _circuit.Reset();
        CutoffHz = cutoffHz;
    }

    public EngineRate Rate { get; }

    /// <summary>The cutoff from the next sample on.</summary>
    public double CutoffHz
    {
        set => _cutoff.Fill(Lanes1.Of(Math.Log2(value)));
    }

    /// <summary>One sample.</summary>
    public double Step(double volts)
    {
        if (_place == 0)
            _circuit.BeginTick();
        _input.Volts[_place] = Lanes1.Of(volts);
        _circuit.Run(_place, _place + 1);
        double result = Lanes1.Get(_output.Volts[_place], 0);
        _place = (_place + 1) % Tick.Samples;
        return result;
    }

    /// <summary>A number of samples of an input that is a function of time.</summary>
    public double[] Run(int samples, Func<double, double> volts)
    {
        var result = new double[samples];
        for (int i = 0; i < samples; i++)
            result[i] = Step(volts(i * Rate.StepSeconds));
        return result;
    }

    /// <summary>Silence for a time.</summary>
    public void Wait(double seconds)
    {
        for (int i = 0; i < seconds * Rate.EngineHz; i++)
            Step(0.0);
    }
}
