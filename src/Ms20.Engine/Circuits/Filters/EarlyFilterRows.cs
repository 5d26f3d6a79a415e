namespace Ms20.Engine.Circuits;

/// <summary>
/// The early filter's node equations at one point, for a Newton pass. Steps of s, a, b over VT, and of the output Vo in volts:
/// <code>
/// source   SByS ds + SByA da                         = SError
/// node a  -AByS ds + AByA da + AByB db - tap dVo     = AError
/// node b            -BByA da + BByB db               = BError
/// </code>
/// </summary>
internal struct EarlyFilterRows<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Slopes of the source's equation.</summary>
    public TLanes SByS, SByA;

    /// <summary>Slopes of node a's, the first with its sign turned.</summary>
    public TLanes AByS, AByA, AByB;

    /// <summary>Slopes of node b's, the first with its sign turned.</summary>
    public TLanes BByA, BByB;

    /// <summary>The equations' errors.</summary>
    public TLanes SError, AError, BError;
}
