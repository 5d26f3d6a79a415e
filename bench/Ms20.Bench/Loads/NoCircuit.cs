using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Bench.Loads;

/// <summary>Nothing, with one input: what is left is the harness.</summary>
internal sealed class NoCircuit<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public Signal<TLanes> Input { get; set; } = new("input");

    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
    }

    public override void Reset()
    {
    }

    public override void Run(int from, int to)
    {
    }
}
