using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Engine.Tests.Contract;

/// <summary>A circuit whose lanes each play a numbered part: its own inputs, knob moves, selector turns, seed and drawn unit.</summary>
internal sealed class CircuitRun<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Ticks a part lasts: 32 ms at the rate used, several attacks and a few hundred events.</summary>
    public const int Ticks = 48;

    /// <summary>The engine at a host of 48 kHz, at the lowest quality to save time: 96 kHz.</summary>
    public static readonly EngineRate Rate = EngineRate.For(48000.0, Quality.Eco);

    private readonly string _name;
    private readonly int[] _lanes;
    private readonly (string Name, Knob<TLanes> Knob)[] _knobs;
    private readonly double[] _knobDefaults;
    private readonly Selector<TLanes>[] _selectors;
    private readonly double[][][] _feeds;
    private Random[] _hands = [];

    /// <summary>The circuit of a case, prepared, with the parts of the lanes given.</summary>
    public CircuitRun(string name, params int[] lanes)
    {
        Assert.Equal(TLanes.Width, lanes.Length);
        _name = CircuitCases.CircuitOf(name);
        _lanes = lanes;
        Circuit = CircuitCases.Create<TLanes>(name);
        Inputs = [.. Ranges.PropertiesOf<Signal<TLanes>>(Circuit, settable: true)];
        Outputs = [.. Ranges.PropertiesOf<Signal<TLanes>>(Circuit, settable: false)];
        _knobs = [.. Ranges.PropertiesOf<Knob<TLanes>>(Circuit, settable: true)];
        _knobDefaults = [.. _knobs.Select(knob => TLanes.Get(knob.Knob.Value, 0))];
        _selectors = [.. Ranges.PropertiesOf<Selector<TLanes>>(Circuit, settable: true).Select(selector => selector.Value)];
        _feeds = [.. Inputs.Select((_, input) => _lanes.Select(lane => Stimulus.Of(lane, input, Ticks * Tick.Samples)).ToArray())];
        Circuit.Prepare(Rate, Parts());
    }

    /// <summary>The circuit itself.</summary>
    public Circuit<TLanes> Circuit { get; }

    /// <summary>Its inputs.</summary>
    public (string Name, Signal<TLanes> Signal)[] Inputs { get; }

    /// <summary>Its outputs.</summary>
    public (string Name, Signal<TLanes> Signal)[] Outputs { get; }

    /// <summary>Bytes allocated in BeginTick and Run during the last <see cref="Play"/>.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Resets with every knob at its default and at rest.</summary>
    public void ResetAtDefaults()
    {
        for (int k = 0; k < _knobs.Length; k++)
            _knobs[k].Knob.SettleAt(TLanes.Of(_knobDefaults[k]));
        Circuit.Reset();
        RestControls();
    }

    /// <summary>Puts knobs and selectors where the parts begin, resets, and plays; returns, for each lane and output, the samples.</summary>
    /// <param name="cut">How long the next range may be, at most; called for each range.</param>
    public double[][][] Play(Func<int> cut)
    {
        _hands = [.. _lanes.Select(lane => new Random(15485863 + lane))];
        for (int k = 0; k < _knobs.Length; k++)
            _knobs[k].Knob.SettleAt(Everywhere(lane => Value(k, lane)));
        foreach (Selector<TLanes> selector in _selectors)
            ForEachLane(lane => selector.Turn(lane, _hands[lane].Next(selector.Positions)));
        Circuit.Reset();
        AllocatedBytes = 0;
        double[][][] heard = [.. _lanes.Select(_ => Outputs.Select(_ => new double[Ticks * Tick.Samples]).ToArray())];
        for (int tick = 0; tick < Ticks; tick++)
        {
            if (tick > 0)
                MoveControls();
            else
                RestControls();
            PlayTick(tick, cut);
            Record(heard, tick);
        }
        return heard;
    }

    private void PlayTick(int tick, Func<int> cut)
    {
        Measured(Circuit.BeginTick);
        // What has not been computed yet is not a number, so that a circuit that reads ahead is found out. The last place still holds the
        // sample before the tick.
        foreach ((_, Signal<TLanes> signal) in Inputs)
            Array.Fill(signal.Volts, TLanes.Of(double.NaN), 0, Tick.Samples - 1);
        for (int from = 0; from < Tick.Samples;)
        {
            int to = Math.Min(Tick.Samples, from + cut());
            for (int i = from; i < to; i++)
            {
                for (int input = 0; input < Inputs.Length; input++)
                    Inputs[input].Signal.Volts[i] = Everywhere(lane => _feeds[input][lane][tick * Tick.Samples + i]);
            }
            Measured(() => Circuit.Run(from, to));
            from = to;
        }
    }

    private void Measured(Action call)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void Record(double[][][] heard, int tick)
    {
        for (int output = 0; output < Outputs.Length; output++)
        {
            for (int i = 0; i < Tick.Samples; i++)
                ForEachLane(lane => heard[lane][output][tick * Tick.Samples + i] = TLanes.Get(Outputs[output].Signal.Volts[i], lane));
        }
    }

    private void RestControls()
    {
        foreach ((_, Knob<TLanes> knob) in _knobs)
            knob.Rest();
    }

    /// <summary>Each lane turns a knob in one tick of four and a selector in one of sixteen; a knob nobody turns rests.</summary>
    private void MoveControls()
    {
        for (int k = 0; k < _knobs.Length; k++)
        {
            bool turned = false;
            TLanes now = _knobs[k].Knob.Value;
            TLanes next = Everywhere(lane =>
            {
                if (_hands[lane].Next(4) != 0)
                    return TLanes.Get(now, lane);
                turned = true;
                return Value(k, lane);
            });
            if (turned)
                _knobs[k].Knob.MoveTo(next);
            else
                _knobs[k].Knob.Rest();
        }
        foreach (Selector<TLanes> selector in _selectors)
        {
            ForEachLane(lane =>
            {
                if (_hands[lane].Next(16) == 0)
                    selector.Turn(lane, _hands[lane].Next(selector.Positions));
            });
        }
    }

    private double Value(int knob, int lane) => Ranges.OfKnob(_name, _knobs[knob].Name, _knobDefaults[knob], _hands[lane].NextDouble());

    /// <summary>A unit off the line for each part: factors around 1 and offsets above 0.</summary>
    private UnitParts<TLanes> Parts()
    {
        var parts = new UnitParts<TLanes>();
        Random[] draws = [.. _lanes.Select(lane => new Random(32452843 + lane))];
        ForEachLane(lane => parts.Seeds[lane] = (ulong)(1000 + _lanes[lane]));
        foreach (var property in typeof(UnitParts<TLanes>).GetProperties().Where(property => property.PropertyType == typeof(TLanes))
            .OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            double nominal = TLanes.Get((TLanes)property.GetValue(parts)!, 0);
            property.SetValue(parts, Everywhere(lane => nominal + (nominal == 0.0 ? 0.01 : 0.1) * draws[lane].NextDouble()));
        }
        return parts;
    }

    private static TLanes Everywhere(Func<int, double> value)
    {
        Span<double> lanes = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            lanes[lane] = value(lane);
        return TLanes.Load(lanes);
    }

    private static void ForEachLane(Action<int> action)
    {
        for (int lane = 0; lane < TLanes.Width; lane++)
            action(lane);
    }
}
