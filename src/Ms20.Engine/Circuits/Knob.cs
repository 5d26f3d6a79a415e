namespace Ms20.Engine.Circuits;

/// <summary>
/// What a knob asks of its circuit, in the circuit's own unit (hertz, seconds, gain, octaves per volt); it moves in a straight line across each tick.
/// </summary>
/// <remarks>Circuits never see dial marks: the panel's laws have been applied before a value gets here.</remarks>
internal sealed class Knob<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private TLanes _start;
    private TLanes _step;

    /// <summary>A knob at rest.</summary>
    public Knob(double value = 0.0) => SettleAt(TLanes.Of(value));

    /// <summary>The value at the end of the present tick.</summary>
    public TLanes Value { get; private set; }

    /// <summary>Whether the value moves in the present tick, or has just been settled: coefficients must be computed again.</summary>
    public bool Changed { get; private set; }

    /// <summary>The value at sample <paramref name="sample"/> of the present tick.</summary>
    public TLanes At(int sample) => _start + _step * TLanes.Of(sample + 1);

    /// <summary>Begins a tick in which the knob moves to <paramref name="value"/>.</summary>
    public void MoveTo(TLanes value)
    {
        _start = Value;
        _step = (value - Value) * TLanes.Of(1.0 / Tick.Samples);
        Value = value;
        Changed = true;
    }

    /// <summary>Begins a tick in which the knob rests.</summary>
    public void Rest()
    {
        _start = Value;
        _step = default;
        Changed = false;
    }

    /// <summary>Puts the knob at a value at once.</summary>
    public void SettleAt(TLanes value)
    {
        _start = value;
        _step = default;
        Value = value;
        Changed = true;
    }
}
