using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <content>The wave before it is band-limited, and its instants, for the rear panel's FM and SYNC.</content>
internal sealed partial class VoltageControlledOscillator1<TLanes>
{
    /// <summary>Lays down the jumps and corners of the wave that is heard, and the reset whatever is heard.</summary>
    private void LayEdges(int place, in RampSample<TLanes> ramp, ExactWave<TLanes> exact)
    {
        TLanes level = RectangleOut.Before[place] * _rectangleVolts;
        for (int slot = 0; slot < ExactWave<TLanes>.Slots; slot++)
        {
            TLanes since = RectangleOut.Since(slot, place);
            TLanes jumps = TLanes.And(TLanes.LessOrEqual(TLanes.Of(0.0), since), Wave[Rectangle]);
            TLanes next = TLanes.Select(jumps, -level, level);
            exact.Edge(slot, place) = new(jumps, TLanes.And(jumps, since), level, next);
            level = next;
        }

        LayCrest(ramp, ref exact.Edge(0, place));
        LayReset(ramp, ref exact.Edge(ExactWave<TLanes>.AtReset, place));
    }

    /// <summary>The triangle's crest: half a cycle from any reset, it never shares its sample with one.</summary>
    private void LayCrest(in RampSample<TLanes> ramp, ref WaveEdge<TLanes> edge)
    {
        TLanes passes = TLanes.And(PassesApex(ramp.Phase, ramp.Unwrapped), Wave[Triangle]);
        TLanes since = TLanes.And(passes, EdgeTime<TLanes>.Since(ramp.Unwrapped - TLanes.Of(0.5), ramp.Start, ramp.End));
        edge = new(
            TLanes.Or(edge.Happens, passes), TLanes.Or(edge.Since, since), edge.From + _triangleVolts, edge.To + _triangleVolts);
    }

    /// <summary>The reset: the saw's drop, the triangle's trough, and what the rectangle does.</summary>
    private void LayReset(in RampSample<TLanes> ramp, ref WaveEdge<TLanes> edge) => edge = new(
        ramp.Resets, ramp.SinceReset, edge.From + _sawVolts - _triangleVolts, edge.To - _sawVolts - _triangleVolts);
}
