namespace Ms20.Engine.Circuits;

/// <summary>The control wheel: a voltage at a jack, patched to nothing.</summary>
/// <remarks>Its movements arrive smoothed like those of every knob and go on in a straight line across each tick; the wheel adds no lag of its own.</remarks>
internal sealed class ControlWheel<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double LimitVolts = 5.0;

    /// <summary>Where the wheel stands: -5 to +5 V, 0 in the middle; limited there.</summary>
    public Knob<TLanes> Wheel { get; set; } = new(0.0);

    /// <summary>The wheel's jack: -5 to +5 V.</summary>
    public Signal<TLanes> Output { get; } = new("control wheel");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
    }

    /// <inheritdoc/>
    public override void Reset() => Output.Fill(VoltsAt(Tick.Samples - 1));

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
            Output.Volts[i] = VoltsAt(i);
    }

    private TLanes VoltsAt(int sample) => TLanes.Min(TLanes.Max(Wheel.At(sample), TLanes.Of(-LimitVolts)), TLanes.Of(LimitVolts));
}
