using Ms20.Engine.Components;
using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The early filter's operating point: where the bases' currents leave its nodes with no signal. Voltages over VT; b is 2.3 mV, and so is the output.
/// </summary>
/// <remarks>
/// No current may flow into a or b. With Y = exp(-a), Z = exp(-b), f and r the inverse betas, node b asks for Z (1 + f) = Y, and node a for
/// <code>((1 + f) y - 1) / sqrt(r + f y) = (Z/Y - 1 - r) y / (ratio sqrt(r y + f Z/Y y)),   y = Y / exp(-s)</code>
/// in which drive and s have dropped out: y is a number. What is left is the source, s = -Rs icollector1.
/// </remarks>
internal readonly struct EarlyFilterRest<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double R = Korg35Channel<TLanes>.R;
    private const double F = Korg35Channel<TLanes>.F;

    private static readonly double Y = SolveNodeA();

    // The collector's current over drive x sqrt(exp(-s)).
    private static readonly double Pull = (Y - (1.0 + R)) / Math.Sqrt(R + F * Y);
    private static readonly double AOverSource = -Elementary.Log(Y);
    private static readonly double BOverA = Elementary.Log(1.0 + F);

    /// <summary>The operating point for a drive times the source's resistance.</summary>
    public EarlyFilterRest(TLanes drive)
    {
        // s = -pull exp(-s / 2), by Newton; pull is below 0.02, so three steps reach the last bit.
        TLanes pull = drive * TLanes.Of(Pull);
        TLanes half = TLanes.Of(0.5);
        TLanes s = default;
        for (int i = 0; i < 4; i++)
        {
            TLanes e = pull * Exp<TLanes>.Of(-half * s);
            s -= (s + e) / (TLanes.Of(1.0) - half * e);
        }

        Source = s;
        A = s + TLanes.Of(AOverSource);
        B = A + TLanes.Of(BOverA);
    }

    /// <summary>The driven side of Q1.</summary>
    public TLanes Source { get; }

    /// <summary>Between the channels.</summary>
    public TLanes A { get; }

    /// <summary>The amplifier's input.</summary>
    public TLanes B { get; }

    private static double SolveNodeA()
    {
        double low = 0.5, high = 1.0;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            if (IntoNodeA(middle) < 0.0)
                low = middle;
            else
                high = middle;
        }

        return low;
    }

    private static double IntoNodeA(double y)
    {
        double z = y / (1.0 + F);
        double first = ((1.0 + F) * y - 1.0) / Math.Sqrt(R + F * y);
        double second = (z - (1.0 + R) * y) / Math.Sqrt(R * y + F * z);
        return first - second / EarlyFilterParts.ChannelRatio;
    }
}
