using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Wiring;

namespace Ms20.Bench.Loads;

/// <summary>An input jack with a cable in it, as a circuit.</summary>
internal sealed class JackCircuit<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly InputNode<TLanes> _jack = new("jack", 0.0);

    public Signal<TLanes> Cable { get; set; } = new("cable");

    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _jack.Prepare(rate);
        _jack.Connect(Cable, null, delayed: false);
    }

    public override void Reset() => _jack.Reset();

    public override void Run(int from, int to) => _jack.Run(from, to);
}
