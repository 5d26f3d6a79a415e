using System.Runtime.CompilerServices;
using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>
/// Collects a wave that is smooth between jumps, corners and spikes at known instants, and gives it out band-limited, three samples late.
/// </summary>
/// <remarks>
/// Sampling a jump folds everything above half the rate back into the audible range. Sampling the wave after a short smooth kernel does
/// so far less. Jumps and corners are the only places where the two differ, so each adds the difference (its residual) to the few
/// samples around it: V. Välimäki, A. Huovilainen, "Antialiasing oscillators in subtractive synthesis" (2007).
/// The kernel is the cubic B-spline, four samples long, spectrum sinc^4(f/fs), which falls to nothing around every multiple of the rate
/// where the harmonics that alias come from. It also droops by 0.6 dB at 20 kHz (192 kHz); convolving it with [-c, 1 + 2c, -c],
/// c = 1/6, makes its second moment vanish: -0.04 dB is left, and the smooth parts, curved ones included, need no residual at all.
/// A jump that takes the time tau is a step convolved with a box, sinc(f tau); to second order that is c = 1/6 - (tau/T)^2 / 24, for
/// nothing (0.04 % off at 20 kHz for 4 us at 192 kHz).
/// The kernel with its correction is six samples long: the latency is three.
/// </remarks>
internal sealed class BandLimitedWave<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Samples between the wave as described and as given out: half of the corrected kernel.</summary>
    public const int LatencySamples = 3;

    /// <summary>The c that cancels the droop of the cubic B-spline: half of its second moment of 1/3.</summary>
    public const double DroopCorrection = 1.0 / 6.0;

    /// <summary>Cells ahead of the present one that have begun to fill: the kernel's length.</summary>
    private const int Ahead = 2 * LatencySamples;

    private readonly TLanes[] _cells = new TLanes[Tick.Samples + Ahead];

    /// <summary>The correction c for jumps that take a time.</summary>
    /// <param name="edgeSeconds">How long the jump takes, in seconds.</param>
    /// <param name="rate">The engine's rate.</param>
    public static double CorrectionFor(double edgeSeconds, EngineRate rate)
    {
        double samples = edgeSeconds * rate.EngineHz;
        return DroopCorrection - samples * samples / 24.0;
    }

    /// <summary>Starts anew before a tick, as though the wave had stood at <paramref name="volts"/> for long.</summary>
    public void Reset(TLanes volts)
    {
        Array.Clear(_cells);
        // Where the first tick will fetch its beginning from.
        Array.Fill(_cells, volts, Tick.Samples, LatencySamples);
    }

    /// <summary>Begins a tick: what the last one left unfinished moves to the front.</summary>
    public void BeginTick() => Array.Copy(_cells, Tick.Samples, _cells, 0, Ahead);

    /// <summary>Takes the wave's plain value at a sample, after the sample's edges have been added; gives out what is finished.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Next(int place, TLanes volts)
    {
        TLanes[] cells = _cells;
        cells[place + Ahead] = default;
        cells[place + LatencySamples] = cells[place + LatencySamples] + volts;
        return cells[place];
    }

    /// <summary>Adds the residual of a jump.</summary>
    /// <param name="place">The first sample after the jump.</param>
    /// <param name="since">How long before that sample it happened, 0 to 1 samples.</param>
    /// <param name="volts">Its height; 0 in lanes without a jump.</param>
    /// <param name="correction">The kernel's c; see <see cref="CorrectionFor"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddStep(int place, TLanes since, TLanes volts, TLanes correction)
    {
        TLanes until = TLanes.Of(1.0) - since;
        Spread(
            place,
            volts * Fourth(since) * TLanes.Of(1.0 / 24.0),
            volts * StepNear(until),
            -(volts * StepNear(since)),
            -(volts * Fourth(until) * TLanes.Of(1.0 / 24.0)),
            correction,
            -volts,
            volts);
    }

    /// <summary>Adds the residual of a corner with a spike at its tip.</summary>
    /// <param name="place">The first sample after the corner.</param>
    /// <param name="since">How long before that sample it happened, 0 to 1 samples.</param>
    /// <param name="slope">By how much the slope changes, in volts a sample; 0 in lanes without a corner.</param>
    /// <param name="spike">Area of the spike, in volts times samples.</param>
    /// <param name="correction">The kernel's c; see <see cref="CorrectionFor"/>.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddCorner(int place, TLanes since, TLanes slope, TLanes spike, TLanes correction)
    {
        TLanes until = TLanes.Of(1.0) - since;
        Spread(
            place,
            slope * Fourth(since) * since * TLanes.Of(1.0 / 120.0) + spike * Cube(since) * TLanes.Of(1.0 / 6.0),
            slope * CornerNear(until) + spike * SpikeNear(until),
            slope * CornerNear(since) + spike * SpikeNear(since),
            slope * Fourth(until) * until * TLanes.Of(1.0 / 120.0) + spike * Cube(until) * TLanes.Of(1.0 / 6.0),
            correction,
            -(slope * since),
            -(slope * until));
    }

    /// <summary>Adds a rectangle's jumps in one sample.</summary>
    /// <param name="place">The sample.</param>
    /// <param name="edges">Where the rectangle jumps.</param>
    /// <param name="volts">Half of its swing; 0 in lanes where it is not heard.</param>
    /// <param name="correction">The kernel's c; see <see cref="CorrectionFor"/>.</param>
    public void AddRectangle(int place, RectangleEdges<TLanes> edges, TLanes volts, TLanes correction)
    {
        TLanes jump = edges.Before[place] * volts * TLanes.Of(-2.0);
        for (int slot = 0; slot < edges.Slots; slot++)
        {
            TLanes since = edges.Since(slot, place);
            TLanes happens = TLanes.LessOrEqual(TLanes.Of(0.0), since);
            if (!TLanes.Any(happens))
                continue;
            AddStep(place, TLanes.And(happens, since), TLanes.And(happens, jump), correction);
            jump = TLanes.Select(happens, -jump, jump);
        }
    }

    /// <summary>
    /// The four residuals of the plain kernel, convolved with [-c, 1 + 2c, -c], and what that does to the unsmoothed
    /// jump or corner itself: c times <paramref name="before"/> a sample ahead of it, c times <paramref name="after"/> behind it.
    /// </summary>
    private void Spread(
        int place, TLanes r0, TLanes r1, TLanes r2, TLanes r3, TLanes correction, TLanes before, TLanes after)
    {
        Span<TLanes> cells = _cells.AsSpan(place, Ahead);
        TLanes centre = TLanes.Of(1.0) + TLanes.Of(2.0) * correction;
        cells[0] = cells[0] - correction * r0;
        cells[1] = cells[1] + (centre * r0 - correction * r1);
        cells[2] = cells[2] + (centre * r1 - correction * (r0 + r2 - before));
        cells[3] = cells[3] + (centre * r2 - correction * (r1 + r3 - after));
        cells[4] = cells[4] + (centre * r3 - correction * r2);
        cells[5] = cells[5] - correction * r3;
    }

    // The kernel is 2/3 - u^2 + u^3/2 within a sample of its middle and (2 - u)^3/6 in the next; below are the spike's, the step's and
    // the corner's residuals at a distance u of at most 1: the kernel, 1 minus its integral, and that integrated once more.
    private static TLanes SpikeNear(TLanes u) => TLanes.Of(2.0 / 3.0) - u * u * (TLanes.Of(1.0) - TLanes.Of(0.5) * u);

    private static TLanes StepNear(TLanes u)
    {
        TLanes u2 = u * u;
        return TLanes.Of(0.5) - TLanes.Of(2.0 / 3.0) * u + u2 * u * (TLanes.Of(1.0 / 3.0) - TLanes.Of(1.0 / 8.0) * u);
    }

    private static TLanes CornerNear(TLanes u)
    {
        TLanes u2 = u * u;
        return TLanes.Of(7.0 / 30.0) - TLanes.Of(0.5) * u + TLanes.Of(1.0 / 3.0) * u2
            - u2 * u2 * (TLanes.Of(1.0 / 12.0) - TLanes.Of(1.0 / 40.0) * u);
    }

    private static TLanes Cube(TLanes u) => u * u * u;

    private static TLanes Fourth(TLanes u) => u * u * (u * u);
}
