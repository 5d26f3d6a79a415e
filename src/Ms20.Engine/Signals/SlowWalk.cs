using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>A slow random walk that keeps returning to 0 (Ornstein-Uhlenbeck), stepped once a tick: the drift of a warm instrument.</summary>
internal struct SlowWalk<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly ulong _source;
    private UniformNoise<TLanes> _noise;
    private TLanes _decay;
    private TLanes _kick;

    /// <summary>A walk whose random stream is named by <paramref name="source"/>.</summary>
    public SlowWalk(ulong source) => _source = source;

    /// <summary>Where the walk stands, in the unit of its deviation.</summary>
    public TLanes Value { get; private set; }

    /// <summary>Sets deviation and pace.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="parts">The unit, for the seeds.</param>
    /// <param name="deviation">Standard deviation of the value in the long run; 0 stands still.</param>
    /// <param name="timeConstantSeconds">Time in which the walk forgets where it was.</param>
    public void Prepare(EngineRate rate, UnitParts<TLanes> parts, TLanes deviation, double timeConstantSeconds)
    {
        double decay = Panel.Elementary.Exp(-Tick.Samples * rate.StepSeconds / timeConstantSeconds);
        _decay = TLanes.Of(decay);
        // The noise has variance 1/3; a walk x = a x + b n has variance b^2 / (3 (1 - a^2)).
        _kick = deviation * TLanes.Of(Math.Sqrt(3.0 * (1.0 - decay * decay)));
        Reset(parts);
    }

    /// <summary>Back to 0, with the stream from its beginning.</summary>
    public void Reset(UnitParts<TLanes> parts)
    {
        _noise.Seed(parts, _source);
        Value = default;
    }

    /// <summary>One tick on.</summary>
    public void Step() => Value = Value * _decay + _kick * _noise.Next();
}
