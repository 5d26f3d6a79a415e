namespace Ms20.Engine.Circuits;

/// <summary>
/// Where a filter rings: f = fc / (A(k) + B(k) fc), the frequency at which the trapezoidal rule is made exact.
/// </summary>
/// <remarks>
/// With u = max(k - threshold, 0), fc in hertz: A = a0 + a1 k + a2 u + a3 u^2, B = b0 + b1 k + b2 u.
/// Below the threshold f is the natural frequency of the linearised netlist's poles. Above it is the frequency that makes the whistle at 8 x 48 kHz
/// agree with the whistle at 64 x 48 kHz: lower than the whistle's own, because the rule bends its harmonics too.
/// Least squares over reference/data/ring_*.csv by reference/fit_ring.py, fc 2 to 20 kHz, weighted with the pitch error a
/// wrong f makes at 192 kHz. That error stays below 0.5 cents for the early filter, 1.6 cents for the late one (at 20 kHz and k = 4.2).
/// </remarks>
/// <param name="Threshold">The loop gain from which the filter whistles.</param>
/// <param name="A0">A at k = 0.</param>
/// <param name="A1">A per k.</param>
/// <param name="A2">A per k above the threshold.</param>
/// <param name="A3">A per square of that.</param>
/// <param name="B0">B at k = 0, per hertz.</param>
/// <param name="B1">B per k.</param>
/// <param name="B2">B per k above the threshold.</param>
internal sealed record RingFit(double Threshold, double A0, double A1, double A2, double A3, double B0, double B1, double B2)
{
    /// <summary>The late filter; high-pass and low-pass have the same loop.</summary>
    public static RingFit Late { get; } = new(1.98, 0.98168, 0.011401, 0.37952, -0.069105, 0.0023746e-4, 0.0035099e-4, 0.0078405e-4);

    /// <summary>The early low-pass.</summary>
    public static RingFit EarlyLowPass { get; } = new(2.34, 1.0186, 0.027386, 0.034574, 0.34549, 0.10972e-4, 0.044932e-4, -0.13555e-4);

    /// <summary>The early high-pass, whose source and foot resistances stand elsewhere.</summary>
    public static RingFit EarlyHighPass { get; } = new(2.34, 1.026, 0.021433, 0.049757, 0.28778, 0.087451e-4, 0.042375e-4, -0.15368e-4);

    /// <summary>A at a loop gain.</summary>
    public TLanes A<TLanes>(TLanes loopGain)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes above = Above(loopGain);
        return TLanes.Of(A0) + TLanes.Of(A1) * loopGain + (TLanes.Of(A2) + TLanes.Of(A3) * above) * above;
    }

    /// <summary>B at a loop gain, per hertz.</summary>
    public TLanes B<TLanes>(TLanes loopGain)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Of(B0) + TLanes.Of(B1) * loopGain + TLanes.Of(B2) * Above(loopGain);

    private TLanes Above<TLanes>(TLanes loopGain)
        where TLanes : struct, ILanes<TLanes> => TLanes.Max(loopGain - TLanes.Of(Threshold), default);
}
