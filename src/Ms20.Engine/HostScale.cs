namespace Ms20.Engine;

/// <summary>The unit in which a host port's samples are given.</summary>
public enum HostScale
{
    /// <summary>Volts at the jack.</summary>
    Volts,

    /// <summary>Digital full scale: 1.0 is 2 V at SIGNAL OUT and PHONES, 1.5 V at EXT SIGNAL IN, 1 V at SIGNAL IN, and 5 V, the height of an envelope, elsewhere.</summary>
    FullScale,

    /// <summary>
    /// Volts at the jack, as control voltages want them: exact at 0 Hz. The converters' own gain there is 1 within a millionth, which no ear hears
    /// but a voltmeter of six digits shows; here it is taken out. The first voltage is taken to have stood there before, in and out: no step at
    /// the beginning. At a trigger, gate or clock input the jack's open voltage stood there instead, so that a gate that is on at once begins on
    /// its frame.
    /// </summary>
    ControlVolts,
}
