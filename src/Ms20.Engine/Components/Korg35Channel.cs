using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>
/// One pass device of the KORG-35: a transistor in inverse saturation used as a resistor, its base fed by the emitter of a converter transistor.
/// </summary>
/// <remarks>
/// Ebers-Moll, base voltage eliminated. With c and e the collector's and emitter's voltages over VT, X = exp(-c), Y = exp(-e), r = 1 / reverse beta,
/// f = 1 / forward beta, S = sqrt(r X + f Y) and drive = Is sqrt(1 + f) exp(VCV / 2VT) / VT:
/// <code>
/// into the collector   drive (Y - (1 + r) X) / S
/// out of the emitter   drive ((1 + f) Y - X) / S
/// </code>
/// The base current makes the difference. Because the base follows the signal the device conducts better while its nodes are negative:
/// that is the filter's asymmetry, and nothing in it is fitted.
/// </remarks>
internal struct Korg35Channel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Reverse beta of the 2SC1623. Reported, from a summary of T. Stinchcombe's study of the MS-20 filters.</summary>
    public const double ReverseBeta = 4.21;

    /// <summary>Forward beta. Data sheet class.</summary>
    public const double ForwardBeta = 250.0;

    /// <summary>1 / reverse beta.</summary>
    public const double R = 1.0 / ReverseBeta;

    /// <summary>1 / forward beta.</summary>
    public const double F = 1.0 / ForwardBeta;

    /// <summary>
    /// The drive for each siemens of base current times reverse beta over VT, which is the channel's conductance as the cutoff law counts it:
    /// at rest the base current is drive VT sqrt(r + f).
    /// </summary>
    public static readonly double DrivePerSiemens = 1.0 / (ReverseBeta * Math.Sqrt(R + F));

    /// <summary>Current into the collector over VT, in siemens.</summary>
    public TLanes IntoCollector;

    /// <summary>Current out of the emitter over VT, in siemens.</summary>
    public TLanes OutOfEmitter;

    /// <summary>Derivatives of both against c and e, in siemens.</summary>
    public TLanes CollectorByC, CollectorByE, EmitterByC, EmitterByE;

    /// <summary>Currents and slopes at a point.</summary>
    /// <param name="drive">The converter's drive over VT, in siemens.</param>
    /// <param name="x">exp(-collector / VT).</param>
    /// <param name="y">exp(-emitter / VT).</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(TLanes drive, TLanes x, TLanes y)
    {
        // With t = (collector term) / 2S^2 the slopes are u (t + 1 + 1/r), v (t - 1/f), where u = r X drive / S, v = f Y drive / S; the emitter's
        // are those less u/2 and v/2, because its current is the collector's and the base's, drive S.
        TLanes half = TLanes.Of(0.5);
        TLanes rx = TLanes.Of(R) * x, fy = TLanes.Of(F) * y;
        TLanes square = rx + fy;
        TLanes perSquare = TLanes.Of(1.0) / square;
        TLanes baseCurrent = drive * TLanes.Sqrt(square);
        TLanes scaled = baseCurrent * perSquare;
        TLanes collector = y - TLanes.Of(1.0 + R) * x;
        TLanes t = half * perSquare * collector;
        TLanes u = scaled * rx, v = scaled * fy;
        IntoCollector = scaled * collector;
        OutOfEmitter = IntoCollector + baseCurrent;
        CollectorByC = u * (t + TLanes.Of(1.0 + 1.0 / R));
        CollectorByE = v * (t - TLanes.Of(1.0 / F));
        EmitterByC = CollectorByC - half * u;
        EmitterByE = CollectorByE - half * v;
    }
}
