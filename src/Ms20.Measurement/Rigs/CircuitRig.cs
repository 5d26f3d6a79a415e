using System.Reflection;
using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;

namespace Ms20.Measurement.Rigs;

/// <summary>Runs one circuit as the instrument would: ticks counted from Reset, knobs at rest unless moved, ranges of any length.</summary>
internal sealed class CircuitRig<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly Circuit<TLanes> _circuit;
    private readonly int[] _ranges;
    private int _nextRange;

    public CircuitRig(Circuit<TLanes> circuit, double engineHz = 192000.0, UnitParts<TLanes>? parts = null, int[]? ranges = null)
    {
        _circuit = circuit;
        _ranges = ranges ?? [Tick.Samples];
        Knobs = PropertiesOf<Knob<TLanes>>(circuit);
        Inputs = [.. SignalProperties(circuit, settable: true)];
        Outputs = [.. SignalProperties(circuit, settable: false)];
        circuit.Prepare(new EngineRate(engineHz, 1), parts ?? new UnitParts<TLanes>());
        circuit.Reset();
    }

    public Knob<TLanes>[] Knobs { get; }

    public Signal<TLanes>[] Inputs { get; }

    public Signal<TLanes>[] Outputs { get; }

    /// <summary>The next sample to run, counted from Reset.</summary>
    public int Now { get; private set; }

    /// <summary>Called with the tick's number before each tick; here knobs move.</summary>
    public Action<int>? Moves { get; set; }

    /// <summary>Runs some samples; <paramref name="feed"/> and <paramref name="read"/> get the sample's number and its place in the tick.</summary>
    public void Run(int samples, Action<int, int>? feed = null, Action<int, int>? read = null)
    {
        int end = Now + samples;
        while (Now < end)
        {
            int from = Now % Tick.Samples;
            if (from == 0)
                BeginTick();
            int length = Math.Min(Math.Min(_ranges[_nextRange++ % _ranges.Length], Tick.Samples - from), end - Now);
            for (int k = 0; k < length; k++)
                feed?.Invoke(Now + k, from + k);
            _circuit.Run(from, from + length);
            for (int k = 0; k < length; k++)
                read?.Invoke(Now + k, from + k);
            Now += length;
        }
    }

    private void BeginTick()
    {
        // The first tick sees its knobs as they were settled, the others at rest.
        if (Now > 0)
        {
            foreach (Knob<TLanes> knob in Knobs)
                knob.Rest();
        }

        Moves?.Invoke(Now / Tick.Samples);
        _circuit.BeginTick();
    }

    private static T[] PropertiesOf<T>(object of)
        where T : class =>
        [.. of.GetType().GetProperties().Where(p => p.PropertyType == typeof(T)).Select(p => (T)p.GetValue(of)!)];

    private static IEnumerable<Signal<TLanes>> SignalProperties(object of, bool settable) =>
        of.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.PropertyType == typeof(Signal<TLanes>) && p.CanWrite == settable)
            .Select(p => (Signal<TLanes>)p.GetValue(of)!);
}
