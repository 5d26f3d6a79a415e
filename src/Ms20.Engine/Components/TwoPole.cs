namespace Ms20.Engine.Components;

/// <summary>A second-order section of resistors, capacitors and op-amp: low-pass and high-pass with one pair of poles.</summary>
/// <remarks>
/// <code>LP = 1 / (p^2 + p/Q + 1),  HP = p^2 / (p^2 + p/Q + 1),  p = s / (2 pi fc)</code>
/// Two integrators in a loop, the trapezoidal rule, solved in closed form for each sample, with the corner prewarped: the response is the
/// analog one read at fc tan(pi f T) / tan(pi fc T). Its state is the capacitors' charge, so a corner that moves bends the wave and makes no step.
/// </remarks>
internal struct TwoPole<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The Q of a second-order Butterworth response.</summary>
    public const double ButterworthQ = 0.70710678118654752;

    /// <summary>Less than this is nothing, in volts: keeps what has died away out of the subnormal numbers, where processors are slow.</summary>
    private const double NothingVolts = 1e-20;

    private TLanes _g;
    private TLanes _damping;
    private TLanes _solve;
    private TLanes _first;
    private TLanes _second;

    /// <summary>Sets the corner.</summary>
    /// <param name="cornerHz">fc in hertz, above 0; above a quarter of the rate it is limited there.</param>
    /// <param name="q">Q.</param>
    /// <param name="stepSeconds">One over the engine's rate.</param>
    public void Tune(TLanes cornerHz, double q, double stepSeconds)
    {
        TLanes x = cornerHz * TLanes.Of(Math.PI * stepSeconds);
        TLanes limited = TLanes.Min(x, TLanes.Of(Panel.Elementary.TanLimit));
        _g = limited * Tan<TLanes>.OverX(limited);
        _damping = TLanes.Of(1.0 / q);
        _solve = TLanes.Of(1.0) / (TLanes.Of(1.0) + _g * (_g + _damping));
    }

    /// <summary>Discharged.</summary>
    public void Reset() => (_first, _second) = (default, default);

    /// <summary>Once a tick: charges that have died away are gone.</summary>
    public void BeginTick()
    {
        TLanes nothing = TLanes.Of(NothingVolts);
        _first = TLanes.AndNot(_first, TLanes.Less(TLanes.Abs(_first), nothing));
        _second = TLanes.AndNot(_second, TLanes.Less(TLanes.Abs(_second), nothing));
    }

    /// <summary>One sample through the low-pass.</summary>
    public TLanes LowPass(TLanes volts)
    {
        TLanes band = _solve * (_first + _g * (volts - _second));
        TLanes low = _second + _g * band;
        _first = band + band - _first;
        _second = low + low - _second;
        return low;
    }

    /// <summary>One sample through the high-pass.</summary>
    public TLanes HighPass(TLanes volts)
    {
        TLanes band = _solve * (_first + _g * (volts - _second));
        TLanes low = _second + _g * band;
        _first = band + band - _first;
        _second = low + low - _second;
        return volts - _damping * band - low;
    }
}
