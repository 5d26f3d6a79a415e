using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>From the engine's rate to the host's: a cascade of halvings with linear phase and a delay of whole host samples.</summary>
/// <remarks>
/// 0 to 0.41667 of the host's rate (20 kHz at 48 kHz, 18.4 kHz at 44.1 kHz) passes within 0.00002 dB, and everything that would fold into
/// that band is down by 125 dB or more. Above it the response falls, through -6 dB at half the host's rate: at a host of 44.1 kHz, 19 kHz
/// loses 0.004 dB and 20 kHz 0.17 dB, and what lies above 22.05 kHz folds to 20 kHz at -35 dB, to 19 kHz at -68 dB.
/// The filters' delay and that of what comes before seldom add up to whole host samples. The rest is taken off rather than filled up: a host
/// sample is a group of engine samples, and is computed when the one of the group that makes the sum whole has come. That is always one in
/// each group, so n groups in are n host samples out, and a group may come in any number of pieces without changing a bit.
/// </remarks>
internal sealed class Decimator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly HalfBandDecimator<TLanes>[] _stages;
    private readonly TLanes[] _chunk = new TLanes[Tick.Samples];
    private readonly int _groupPlace;

    /// <summary>A decimator at rest.</summary>
    /// <param name="oversampling">Engine samples a host sample: 1, 2, 4, ... 64.</param>
    /// <param name="upstreamDelaySamples">Engine samples by which what comes in is already late; counted into the latency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The oversampling is not a power of two from 1 to 64, or the delay is negative.</exception>
    public Decimator(int oversampling, int upstreamDelaySamples = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(upstreamDelaySamples);
        _stages = new HalfBandDecimator<TLanes>[HalfBand.StagesFor(oversampling)];
        for (int i = 0; i < _stages.Length; i++)
            _stages[i] = new HalfBandDecimator<TLanes>(_stages.Length - 1 - i);
        int delay = HalfBand.CascadeDelaySamples(_stages.Length) + upstreamDelaySamples;
        LatencySamples = delay / oversampling;
        _groupPlace = delay % oversampling;
        Reset();
    }

    /// <summary>How many host samples later a moment of the engine, upstream delay included, comes out. Exact.</summary>
    public int LatencySamples { get; }

    /// <summary>Silence, at the beginning of a group.</summary>
    public void Reset()
    {
        // Counting samples from the one that gives an output, the first is number -_groupPlace; stage i counts every 2^i-th.
        for (int i = 0; i < _stages.Length; i++)
            _stages[i].Reset(startsAtCentre: ((_groupPlace >> i) & 1) != 0);
    }

    /// <summary>Takes any number of engine samples; writes the host samples they complete and returns how many those are.</summary>
    /// <param name="engine">The next engine samples.</param>
    /// <param name="host">Room for one host sample in each group begun; more is never written.</param>
    public int Process(ReadOnlySpan<TLanes> engine, Span<TLanes> host)
    {
        int written = 0;
        while (!engine.IsEmpty)
        {
            int count = Math.Min(engine.Length, _chunk.Length);
            engine[..count].CopyTo(_chunk);
            engine = engine[count..];
            for (int i = 0; i < _stages.Length; i++)
                count = _stages[i].Process(_chunk.AsSpan(0, count));
            _chunk.AsSpan(0, count).CopyTo(host[written..]);
            written += count;
        }
        return written;
    }
}
