namespace Ms20.Engine.Circuits;

/// <summary>A wire: one tick of samples in volts, indexed by the sample's place in the tick.</summary>
/// <remarks>After sample i has run, place i - 1 (modulo the tick's length) still holds the sample before it.</remarks>
internal sealed class Signal<TLanes>(string name)
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>What the service manual or the panel calls it.</summary>
    public string Name { get; } = name;

    /// <summary>The samples of the present tick.</summary>
    public TLanes[] Volts { get; } = new TLanes[Tick.Samples];

    /// <summary>The same voltage in every place.</summary>
    public void Fill(TLanes volts) => Array.Fill(Volts, volts);
}
