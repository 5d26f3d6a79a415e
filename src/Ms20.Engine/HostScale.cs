namespace Ms20.Engine;

/// <summary>The unit in which a host port's samples are given.</summary>
public enum HostScale
{
    /// <summary>Volts at the jack.</summary>
    Volts,

    /// <summary>Digital full scale: 1.0 is 2 V at SIGNAL OUT and PHONES, 1.5 V at EXT SIGNAL IN, 1 V at SIGNAL IN, and 5 V, the height of an envelope, elsewhere.</summary>
    FullScale,
}
