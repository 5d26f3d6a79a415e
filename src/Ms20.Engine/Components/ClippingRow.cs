namespace Ms20.Engine.Components;

/// <summary>
/// A clipping amplifier's equation at one point, for a Newton pass: OutputSlope dVo - InputSlope dVin = Error, all times <see cref="Scale"/>.
/// </summary>
internal struct ClippingRow<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>What the row is multiplied by so that nothing is divided, in siemens.</summary>
    public TLanes Scale;

    /// <summary>Slope against the output.</summary>
    public TLanes OutputSlope;

    /// <summary>Minus the slope against the input.</summary>
    public TLanes InputSlope;

    /// <summary>The equation's error.</summary>
    public TLanes Error;

    /// <summary>exp(|v| / knee) of the diodes.</summary>
    public TLanes Exponential;

    /// <summary>That times the diodes' current.</summary>
    public TLanes Current;
}
