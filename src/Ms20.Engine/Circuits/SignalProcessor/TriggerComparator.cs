using System.Runtime.CompilerServices;
using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, the comparator: is the envelope above THRESHOLD LEVEL? TRIG OUT.</summary>
/// <remarks>
/// <para>
/// An S-trigger, as every trigger of the instrument: a transistor that pulls TRIG OUT from +5 V to ground while it is on. On above
/// T + 30 mV, off below 0.8 T + 15 mV: the envelope of a bass drum ripples (11 % at 40 Hz), and with less positive feedback it would fire a
/// second time on its way down. The offsets keep silence from triggering with the knob at 0. All are tunables.
/// </para>
/// <para>The envelope is straight between two samples, and a sample in which the output switches is the mean over it.</para>
/// </remarks>
internal sealed class TriggerComparator<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Share of the threshold below which it goes off.</summary>
    public const double OffShare = 0.8;

    /// <summary>The comparator's offset where it goes on, in volts.</summary>
    public const double OnOffsetVolts = 0.030;

    /// <summary>The same where it goes off.</summary>
    public const double OffOffsetVolts = 0.015;

    private static readonly TLanes Idle = TLanes.Of(STrigger<TLanes>.IdleVolts);

    private TLanes _thresholdFactor = TLanes.Of(1.0);
    private TLanes _envelopeVolts;
    private TLanes _on;

    /// <summary>From the envelope follower, in volts.</summary>
    public Signal<TLanes> Envelope { get; set; } = new("ENV OUT");

    /// <summary>THRESHOLD LEVEL: T, in volts of the envelope.</summary>
    public Knob<TLanes> Threshold { get; set; } = new(2.5);

    /// <summary>TRIG OUT: +5 V at rest, 0 V while the envelope stands above the threshold.</summary>
    public Signal<TLanes> TrigOut { get; } = new("TRIG OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _thresholdFactor = parts.EspThresholdFactor;
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        (_envelopeVolts, _on) = (default, default);
        TrigOut.Fill(Idle);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes before = _envelopeVolts, on = _on;
        for (int i = from; i < to; i++)
        {
            TLanes volts = Envelope.Volts[i];
            TLanes threshold = Threshold.At(i) * _thresholdFactor;
            TLanes goesOn = threshold + TLanes.Of(OnOffsetVolts);
            TLanes goesOff = threshold * TLanes.Of(OffShare) + TLanes.Of(OffOffsetVolts);
            TLanes next = TLanes.Or(TLanes.Less(goesOn, volts), TLanes.And(on, TLanes.LessOrEqual(goesOff, volts)));
            TLanes level = TLanes.AndNot(Idle, next);
            TLanes switched = TLanes.Xor(next, on);
            if (TLanes.Any(switched))
                level = TLanes.Select(switched, Mean(level, before, volts, TLanes.Select(next, goesOn, goesOff)), level);
            TrigOut.Volts[i] = level;
            (before, on) = (volts, next);
        }

        (_envelopeVolts, _on) = (before, on);
    }

    /// <summary>The output's mean over a sample that ends at a level and began at the other; a threshold that was turned past the envelope counts from the start.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes Mean(TLanes level, TLanes before, TLanes volts, TLanes threshold)
    {
        TLanes when = (threshold - before) / (volts - before);
        // No number where the envelope stands still: then it was the knob, and the whole sample is new.
        TLanes place = TLanes.Min(TLanes.Max(TLanes.And(when, TLanes.LessOrEqual(when, when)), default), TLanes.Of(1.0));
        return level + (Idle - level - level) * place;
    }
}
