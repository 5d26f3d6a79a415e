namespace Ms20.Engine.Signals;

/// <summary>One sample of a saw core's ramp: the phase rises from 0 to 1, at a rate that changes linearly, and is reset there.</summary>
internal readonly struct RampSample<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>A sample of a ramp.</summary>
    public RampSample(TLanes phase, TLanes unwrapped, TLanes resets, TLanes start, TLanes end)
    {
        Phase = phase;
        Unwrapped = unwrapped;
        Resets = resets;
        Start = start;
        End = end;
        SinceReset = TLanes.And(resets, EdgeTime<TLanes>.Since(unwrapped - TLanes.Of(1.0), start, end));
    }

    /// <summary>Phase at the start of the sample, 0 to 1 (excluded).</summary>
    public TLanes Phase { get; }

    /// <summary>Phase at the end as though there were no reset.</summary>
    public TLanes Unwrapped { get; }

    /// <summary>Mask of the lanes in which the ramp is reset in this sample.</summary>
    public TLanes Resets { get; }

    /// <summary>Rate at the start, in cycles a sample.</summary>
    public TLanes Start { get; }

    /// <summary>Rate at the end, in cycles a sample.</summary>
    public TLanes End { get; }

    /// <summary>How long before the sample's end the reset was, 0 to 1 samples; 0 where there was none.</summary>
    public TLanes SinceReset { get; }

    /// <summary>Phase at the end of the sample, reset taken.</summary>
    public TLanes EndPhase => Unwrapped - TLanes.And(Resets, TLanes.Of(1.0));

    /// <summary>The rate a part of a sample before the end.</summary>
    public TLanes RateAt(TLanes since) => End - (End - Start) * since;
}
