using Ms20.Engine.Circuits;

namespace Ms20.Engine.Signals;

/// <summary>Where in its cycle something that runs free happens to be at power-on.</summary>
internal static class StartPhase<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>A phase from 0 to 1 (excluded) in each lane, drawn from the lane's seed.</summary>
    /// <param name="parts">The unit, which holds the lanes' seeds.</param>
    /// <param name="source">A number that names what starts.</param>
    public static TLanes Of(UnitParts<TLanes> parts, ulong source)
    {
        UniformNoise<TLanes> draw = default;
        draw.Seed(parts, source);
        return draw.Next() * TLanes.Of(0.5) + TLanes.Of(0.5);
    }
}
