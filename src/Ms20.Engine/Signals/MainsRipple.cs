using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.Engine.Signals;

/// <summary>What the rectified mains leaves on a supply: a sine of 100 Hz, stepped once a tick.</summary>
/// <remarks>
/// The point (cos, sin) turned by one angle each tick; sine and cosine of that angle from the tangent of its half. Rounding lets the radius
/// wander by 1e-13 in an hour. A tick is 13 degrees at 176.4 kHz: straight lines between ticks follow the sine within 0.7 %.
/// </remarks>
internal struct MainsRipple
{
    /// <summary>Twice the mains frequency.</summary>
    public const double Hertz = 100.0;

    private double _stepSine;
    private double _stepCosine;
    private double _cosine;

    /// <summary>The sine, -1 to +1.</summary>
    public double Value { readonly get; private set; }

    /// <summary>Sets the pace.</summary>
    public void Prepare(EngineRate rate)
    {
        double half = Elementary.Tan(Math.PI * Hertz * Tick.Samples * rate.StepSeconds);
        _stepSine = 2.0 * half / (1.0 + half * half);
        _stepCosine = (1.0 - half * half) / (1.0 + half * half);
        Reset();
    }

    /// <summary>At a zero of the sine.</summary>
    public void Reset() => (Value, _cosine) = (0.0, 1.0);

    /// <summary>One tick on.</summary>
    public void Step() =>
        (Value, _cosine) = (Value * _stepCosine + _cosine * _stepSine, _cosine * _stepCosine - Value * _stepSine);
}
