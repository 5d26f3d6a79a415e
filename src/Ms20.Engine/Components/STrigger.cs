namespace Ms20.Engine.Components;

/// <summary>
/// The comparator behind every S-trigger input: a short to ground is "on", an open jack or +5 V is "off".
/// </summary>
/// <remarks>
/// A level, not an edge: on below 1.3 V, off above 1.6 V, between them as it was. 1.3 V is where an owner measured the sample and
/// hold of an MS-20 mini to change over; the 0.3 V of hysteresis are a tunable and keep a slow or hissing edge from chattering.
/// The input is taken to be straight between two samples, so an edge is known to a fraction of a sample.
/// </remarks>
internal struct STrigger<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Below this many volts the trigger goes on.</summary>
    public const double OnVolts = 1.3;

    /// <summary>Above this many volts the trigger goes off.</summary>
    public const double OffVolts = 1.6;

    /// <summary>What a released trigger line rests at, in volts.</summary>
    public const double IdleVolts = 5.0;

    private TLanes _volts;

    /// <summary>Mask of the lanes whose trigger is on.</summary>
    public TLanes On { get; private set; }

    /// <summary>Mask of the lanes whose trigger went on or off within the last sample.</summary>
    public TLanes Changed { get; private set; }

    /// <summary>Released, as if the line had been at +5 V for long: a line that is low from the first sample on is an edge there.</summary>
    public void Reset()
    {
        _volts = TLanes.Of(IdleVolts);
        On = default;
        Changed = default;
    }

    /// <summary>Takes the next sample. Returns, for lanes that changed, when: in samples (0 to 1) since the sample before; 0 for the others.</summary>
    /// <param name="volts">The line's voltage at this sample.</param>
    public TLanes Step(TLanes volts)
    {
        TLanes before = _volts;
        TLanes on = TLanes.Or(
            TLanes.Less(volts, TLanes.Of(OnVolts)),
            TLanes.And(On, TLanes.LessOrEqual(volts, TLanes.Of(OffVolts))));
        TLanes changed = TLanes.Xor(on, On);
        _volts = volts;
        On = on;
        Changed = changed;
        if (!TLanes.Any(changed))
            return default;
        TLanes threshold = TLanes.Select(on, TLanes.Of(OnVolts), TLanes.Of(OffVolts));
        return TLanes.And(changed, (threshold - before) / (volts - before));
    }
}
