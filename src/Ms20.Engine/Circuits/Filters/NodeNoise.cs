using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>The noise of a filter's two nodes: in series with their capacitors, white, the same density at every rate.</summary>
/// <remarks>
/// A density e over the band up to half the rate is e sqrt(rate / 2) rms; the uniform stream's rms is 1/sqrt 3. It starts the filters'
/// whistle, and keeps resting nodes out of the subnormal numbers.
/// </remarks>
internal struct NodeNoise<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>3.2 nV/sqrt(Hz), a 600 ohm resistor's: an estimate and a tunable.</summary>
    public const double DensityVolts = 3.2e-9;

    private UniformNoise<TLanes> _first;
    private UniformNoise<TLanes> _second;
    private TLanes _peakVolts;

    /// <summary>Sets the level for a rate; silent where the unit's circuit noise is off.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="parts">The unit.</param>
    /// <param name="unitVolts">The unit in which the filter counts its nodes' voltages.</param>
    public void Prepare(EngineRate rate, UnitParts<TLanes> parts, double unitVolts) =>
        _peakVolts = TLanes.Of(parts.CircuitNoise ? DensityVolts * Math.Sqrt(1.5 * rate.EngineHz) / unitVolts : 0.0);

    /// <summary>Both streams from their beginning.</summary>
    public void Reset(UnitParts<TLanes> parts, FilterKind kind)
    {
        _first.Seed(parts, FilterStreams.NodeNoise(kind));
        _second.Seed(parts, FilterStreams.NodeNoise(kind) + 1);
    }

    /// <summary>The first node's next voltage.</summary>
    public TLanes First() => _first.Next() * _peakVolts;

    /// <summary>The second node's next voltage.</summary>
    public TLanes Second() => _second.Next() * _peakVolts;
}
