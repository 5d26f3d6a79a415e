using System.Runtime.CompilerServices;

namespace Ms20.Engine.Components;

/// <summary>The one-shot of the frequency-to-voltage converter: a capacitor that every trigger discharges and a comparator that looks at it.</summary>
/// <remarks>
/// <para>
/// A trigger discharges the capacitor, which takes <see cref="GapSeconds"/> and holds the output low; then the output is high until the capacitor has
/// charged up again, <see cref="PulseSeconds"/> later. A trigger that comes before starts it over, and only the gap remains
/// between two pulses: as long as they fit the output is high for 250 us a trigger, from then on it is low for 40 us a trigger. Triggers
/// closer than <see cref="RecoverySeconds"/> find the differentiator before it not yet recovered: they keep the capacitor down but make
/// no gap, and the output sticks high.
/// </para>
/// <para>
/// What a step returns is the share of the sample for which the output was high, edges taken where they lie: the area of every pulse is exact,
/// and the train is averaged over each sample before it is sampled (its aliases to low frequencies vanish with the first zero of that average).
/// </para>
/// </remarks>
internal struct OneShot<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The pulse, in seconds: three quarters of the time at a sine of 1.5 kHz, up to which owners found the converter regular. A tunable.</summary>
    public const double PulseSeconds = 250e-6;

    /// <summary>The gap, in seconds. A tunable.</summary>
    public const double GapSeconds = 40e-6;

    /// <summary>Triggers closer than this make no gap, in seconds: the half period of 5 kHz, above which owners found the output stuck. A tunable.</summary>
    public const double RecoverySeconds = 100e-6;

    /// <summary>A trigger longer ago than this many samples is long ago.</summary>
    private const double LongAgo = 1e9;

    private TLanes _gap;
    private TLanes _end;
    private TLanes _recovery;
    private TLanes _age;
    private TLanes _ageAtTrigger;

    /// <summary>Sets the times.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="pulseFactor">The pulse against nominal.</param>
    public void Prepare(EngineRate rate, TLanes pulseFactor)
    {
        _gap = TLanes.Of(GapSeconds * rate.EngineHz);
        _end = _gap + TLanes.Of(PulseSeconds * rate.EngineHz) * pulseFactor;
        _recovery = TLanes.Of(RecoverySeconds * rate.EngineHz);
        Reset();
    }

    /// <summary>No trigger for long.</summary>
    public void Reset() => (_age, _ageAtTrigger) = (TLanes.Of(LongAgo), default);

    /// <summary>One sample on; returns the share of it for which the output was high, 0 to 1.</summary>
    /// <param name="triggered">Mask of the lanes with a trigger in this sample.</param>
    /// <param name="when">When it came, in samples (0 to 1) since the sample before.</param>
    public TLanes Step(TLanes triggered, TLanes when)
    {
        TLanes age = _age, next = age + TLanes.Of(1.0);
        TLanes share = HighBetween(age, next);
        _age = TLanes.Min(next, TLanes.Of(LongAgo));
        if (TLanes.Any(triggered))
            share = Trigger(triggered, when, age, share);
        return share;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes Trigger(TLanes triggered, TLanes when, TLanes age, TLanes share)
    {
        TLanes until = age + when;
        TLanes soon = TLanes.Less(until - _ageAtTrigger, _recovery);
        TLanes start = TLanes.And(soon, _gap);
        TLanes end = start + (TLanes.Of(1.0) - when);
        _ageAtTrigger = TLanes.Select(triggered, start, _ageAtTrigger);
        _age = TLanes.Select(triggered, end, _age);
        return TLanes.Select(triggered, HighBetween(age, until) + HighBetween(start, end), share);
    }

    private readonly TLanes HighBetween(TLanes from, TLanes to) =>
        TLanes.Max(TLanes.Min(to, _end) - TLanes.Max(from, _gap), default);
}
