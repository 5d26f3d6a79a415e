using Ms20.Panel;

namespace Ms20.Engine.Components;

/// <summary>A capacitor in series with a resistance to ground: it passes what moves and holds back what stands still.</summary>
/// <remarks>
/// C dv/dt = (in - v)/R, out = in - v, discretised by the trapezoidal rule with the corner prewarped, so that the -3 dB point is exact.
/// A leak of 1e-18 V, which is in no schematic, gives the charge a value to settle on above the subnormal numbers, where processors are slow.
/// </remarks>
internal struct CouplingCapacitor<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double LeakVolts = 1e-18;

    private TLanes _follow;
    private TLanes _chargeVolts;

    /// <summary>Sets the corner.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="cornerHz">1/(2 pi R C): where the gain is -3 dB.</param>
    public void Prepare(EngineRate rate, double cornerHz)
    {
        double g = Elementary.Tan(Math.PI * cornerHz * rate.StepSeconds);
        _follow = TLanes.Of(g / (1.0 + g));
    }

    /// <summary>Charged as it is when nothing has come in for long.</summary>
    public void Reset() => _chargeVolts = TLanes.Of(LeakVolts);

    /// <summary>One sample through the capacitor.</summary>
    public TLanes Pass(TLanes volts)
    {
        TLanes driven = volts + TLanes.Of(LeakVolts);
        TLanes half = (driven - _chargeVolts) * _follow;
        TLanes middle = half + _chargeVolts;
        _chargeVolts = half + middle;
        return driven - middle;
    }
}
