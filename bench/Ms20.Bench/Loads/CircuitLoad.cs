using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Engine.Tests.Contract;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Bench.Loads;

/// <summary>One circuit by itself at the standard rate of a 48 kHz host: whole ticks, knobs at rest in the middle of their ranges, inputs fed.</summary>
internal sealed class CircuitLoad<TLanes> : Load
    where TLanes : struct, ILanes<TLanes>
{
    private readonly Circuit<TLanes> _circuit;
    private readonly Feed<TLanes>[] _feeds;
    private readonly Knob<TLanes>[] _knobs;
    private readonly TLanes[] _knobValues;
    private int _tick;

    /// <summary>A load of a circuit that goes by a name.</summary>
    public CircuitLoad(string name, Circuit<TLanes> circuit)
    {
        string circuitName = CircuitCases.CircuitOf(name);
        _circuit = circuit;
        _feeds = [.. Ranges.PropertiesOf<Signal<TLanes>>(circuit, settable: true).Select(input => new Feed<TLanes>(circuitName, input.Name, input.Value))];
        (string Name, Knob<TLanes> Value)[] knobs = [.. Ranges.PropertiesOf<Knob<TLanes>>(circuit, settable: true)];
        _knobs = [.. knobs.Select(knob => knob.Value)];
        _knobValues = [.. knobs.Select(knob => Spread(circuitName, knob.Name, TLanes.Get(knob.Value.Value, 0)))];
        foreach ((_, Selector<TLanes> selector) in Ranges.PropertiesOf<Selector<TLanes>>(circuit, settable: true))
            selector.TurnAll([1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0]);
        Name = $"{name}: in {_feeds.Length}, knobs {_knobs.Length}";
        UnitChoice[] units = [.. Enumerable.Range(1, 8).Select(unit => new UnitChoice(unit, (ulong)unit))];
        circuit.Prepare(EngineRate.For(48000.0, Quality.Standard), UnitDraw.Draw<TLanes>(units, Profiles.Early1978));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int Width => TLanes.Width;

    /// <inheritdoc/>
    public override int SamplesPerSlice => 16 * Tick.Samples;

    /// <summary>Ten feeds: 0.2 s of the standard engine at 48 kHz.</summary>
    public override int SlicesPerRound => 10 * Feed<TLanes>.Ticks / 16;

    /// <inheritdoc/>
    public override void Rewind()
    {
        for (int k = 0; k < _knobs.Length; k++)
            _knobs[k].SettleAt(_knobValues[k]);
        _circuit.Reset();
        foreach (Knob<TLanes> knob in _knobs)
            knob.Rest();
        _tick = 0;
    }

    /// <inheritdoc/>
    public override void RunSlice()
    {
        for (int i = 0; i < SamplesPerSlice / Tick.Samples; i++)
        {
            foreach (Feed<TLanes> feed in _feeds)
                feed.Lay(_tick);
            _circuit.BeginTick();
            _circuit.Run(0, Tick.Samples);
            _tick++;
        }
    }

    /// <summary>From below the middle of the knob's range a little on for each lane: no filter whistles there.</summary>
    private static TLanes Spread(string circuit, string knob, double defaultValue)
    {
        Span<double> lanes = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            lanes[lane] = Ranges.OfKnob(circuit, knob, defaultValue, 0.4 + 0.01 * lane);
        return TLanes.Load(lanes);
    }
}
