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
    public static RingFit Late { get; } = new(1.98, 0.98087, 0.012656, 0.38569, -0.071466, 0.002412e-4, 0.003468e-4, 0.0090293e-4);

    /// <summary>The early low-pass.</summary>
    public static RingFit EarlyLowPass { get; } = new(2.34, 1.0172, 0.028643, 0.06932, 0.38743, 0.10931e-4, 0.044444e-4, -0.1324e-4);

    /// <summary>The early high-pass, whose source and foot resistances stand elsewhere.</summary>
    public static RingFit EarlyHighPass { get; } = new(2.34, 1.0249, 0.022459, 0.081116, 0.33635, 0.087296e-4, 0.041656e-4, -0.15877e-4);

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
