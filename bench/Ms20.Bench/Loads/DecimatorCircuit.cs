using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Signals;

namespace Ms20.Bench.Loads;

/// <summary>The way from the engine's rate to the host's, as a circuit.</summary>
internal sealed class DecimatorCircuit<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes[] _frames = new TLanes[Tick.Samples];
    private Decimator<TLanes> _decimator = new(1);

    public Signal<TLanes> Input { get; set; } = new("input");

    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts) => _decimator = new Decimator<TLanes>(rate.Oversampling);

    public override void Reset() => _decimator.Reset();

    public override void Run(int from, int to) => _decimator.Process(Input.Volts.AsSpan(from, to - from), _frames);
}
