using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Components;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>A filter's core with nothing around it, which tells after every sample how well its equations were solved.</summary>
internal sealed class BareFilter
{
    private readonly FilterCase _filter;
    private readonly FilterTuning<Lanes1> _tuning;
    private readonly Signal<Lanes1> _cutoff = new("cutoff");
    private readonly Lanes1 _halfStep;
    private readonly Lanes1 _volts;
    private LateFilterCore<Lanes1> _late;
    private EarlyFilterCore<Lanes1> _early;
    private bool _settled;

    public BareFilter(FilterCase filter, int oversampling, double loopGain, double inputGain, RingFit? ring = null)
    {
        var rate = new EngineRate(48000.0, oversampling);
        _filter = filter;
        _tuning = new FilterTuning<Lanes1>(ring ?? filter.Ring, 5.0);
        _tuning.Prepare(rate, Lanes1.Of(1.0));
        _tuning.Reset(new Knob<Lanes1>(loopGain));
        _halfStep = Lanes1.Of(Math.PI * rate.StepSeconds);
        _late = new LateFilterCore<Lanes1>(rate.StepSeconds);
        _early = new EarlyFilterCore<Lanes1>(rate.StepSeconds, filter.Kind);
        _volts = Lanes1.Of(filter.IsEarly ? inputGain / (EarlyFilterParts.Gain * Thermal.Volts) : inputGain);
    }

    /// <summary>Newton passes of the last sample.</summary>
    public int Passes { get; private set; }

    /// <summary>What was left of the last sample's equations, in volts.</summary>
    public double ResidualVolts { get; private set; }

    /// <summary>The factor on every integrator at the last sample.</summary>
    public double Warp => Lanes1.Get(_tuning.Warp[0], 0);

    /// <summary>One sample.</summary>
    public double Step(double volts, double cutoffHz)
    {
        _cutoff.Volts[0] = Lanes1.Of(Math.Log2(cutoffHz));
        _tuning.Run(_cutoff, 0, 1);
        Lanes1 input = Lanes1.Of(volts) * _volts;
        bool low = _filter.Kind == FilterKind.LowPass;
        return _filter.IsEarly ? StepEarly(low ? input : default, low ? default : input) : StepLate(low ? input : default, low ? default : input);
    }

    private double StepEarly(Lanes1 source, Lanes1 foot)
    {
        Lanes1 drive = _tuning.Hertz[0] * Lanes1.Of(EarlyFilter<Lanes1>.DrivePerHertz);
        if (!_settled)
            _early.Settle(drive, _tuning.LoopGain.At(0));
        _settled = true;
        _early.Begin(source, foot, default, drive, _tuning.Warp[0], _tuning.LoopGain.At(0));
        Passes = _early.Solve();
        ResidualVolts = Lanes1.Get(_early.ResidualVolts(), 0);
        _early.Advance();
        return Lanes1.Get(_early.Output, 0);
    }

    private double StepLate(Lanes1 lowPass, Lanes1 foot)
    {
        _late.Begin(lowPass, foot, default, _tuning.Hertz[0] * _halfStep * _tuning.Warp[0], _tuning.Warp[0], _tuning.LoopGain.At(0));
        Passes = _late.Solve();
        ResidualVolts = Lanes1.Get(_late.ResidualVolts(), 0);
        _late.Advance();
        return Lanes1.Get(_late.Output, 0);
    }
}
