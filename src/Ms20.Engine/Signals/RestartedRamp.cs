namespace Ms20.Engine.Signals;

/// <summary>
/// One sample of a ramp that, in some lanes, another oscillator puts back to 0 on the way: two ramps, one before the restart and one after.
/// </summary>
/// <remarks>
/// Both parts are <see cref="RampSample{TLanes}"/>s of their own time, which runs from 0 to 1 over the part, so that whatever finds edges in a whole
/// sample finds them here too; their rates are in cycles a part. Where there is no restart, the part before it is the whole sample, bit for bit.
/// The rate is at most 0.45 of a cycle a sample: the ramp can come to its own reset once before the restart, and never after it.
/// </remarks>
internal readonly struct RestartedRamp<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>A sample of a ramp.</summary>
    /// <param name="phase">Phase at the start of the sample.</param>
    /// <param name="start">Rate at the start, in cycles a sample.</param>
    /// <param name="end">Rate at the end.</param>
    /// <param name="restarts">Mask of the lanes in which it is restarted.</param>
    /// <param name="since">How long before the sample's end, 0 to 1 samples; looked at only there.</param>
    public RestartedRamp(TLanes phase, TLanes start, TLanes end, TLanes restarts, TLanes since)
    {
        Restarts = restarts;
        Since = TLanes.And(restarts, since);
        Length = TLanes.Of(1.0) - Since;
        TLanes there = TLanes.Select(restarts, end - (end - start) * Since, end);
        TLanes unwrapped = phase + (start + there) * TLanes.Of(0.5) * Length;
        TLanes resets = TLanes.LessOrEqual(TLanes.Of(1.0), unwrapped);
        Before = new RampSample<TLanes>(phase, unwrapped, resets, start * Length, there * Length);
        TLanes after = (there + end) * TLanes.Of(0.5) * Since;
        After = new RampSample<TLanes>(TLanes.Of(0.0), after, TLanes.Of(0.0), there * Since, end * Since);
        EndPhase = TLanes.Select(restarts, after, Before.EndPhase);
    }

    /// <summary>The ramp up to the restart.</summary>
    public RampSample<TLanes> Before { get; }

    /// <summary>The ramp from the restart on; it stands still in lanes without one.</summary>
    public RampSample<TLanes> After { get; }

    /// <summary>Mask of the lanes in which the ramp is restarted.</summary>
    public TLanes Restarts { get; }

    /// <summary>How long before the sample's end the restart was, 0 to 1 samples; 0 where there was none.</summary>
    public TLanes Since { get; }

    /// <summary>Phase at the end of the sample.</summary>
    public TLanes EndPhase { get; }

    private TLanes Length { get; }

    /// <summary>Samples before the sample's end, of something that was so much of the first part before its end.</summary>
    public TLanes SinceBeforeRestart(TLanes part) => Since + Length * part;

    /// <summary>Samples before the sample's end, of something that was so much of the second part before its end.</summary>
    public TLanes SinceAfterRestart(TLanes part) => Since * part;
}
