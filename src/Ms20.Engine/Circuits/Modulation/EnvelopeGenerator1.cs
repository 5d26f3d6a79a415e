using System.Runtime.CompilerServices;
using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>
/// ENVELOPE GENERATOR 1: delay, attack, release. It rises while its trigger lasts and stays at the top.
/// </summary>
/// <remarks>
/// <para>
/// The capacitor: V' = (7.5 V - V)/tau_A in attack, stopped at exactly 5.0 V; V' = -V/tau_R otherwise. It is never emptied, so a new
/// trigger starts from the voltage that is left. DELAY counts from the trigger to the attack, exactly; until then the capacitor
/// goes on discharging, and a trigger that ends before starts no attack.
/// </para>
/// <para>
/// Every segment is solved exactly and a sample in which the trigger moves or DELAY ends is split there (<see cref="SplitStep"/>). The
/// end of the attack needs no split: an exponential cut off at 5 V is the exact solution however late one looks.
/// </para>
/// <para>
/// Departures: the release ends at 0 V, not at the diode drop a real one may leave. Times and levels are tunables of the panel's
/// laws (attack time: 0 to 5 V; release time: until a tenth is left); the outputs' 0 and 5 V are the MS-20's printed ranges.
/// </para>
/// </remarks>
internal sealed class EnvelopeGenerator1<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static readonly TLanes One = TLanes.Of(1.0);
    private static readonly TLanes Aim = TLanes.Of(EnvelopeCapacitor<TLanes>.AimVolts);
    private static readonly TLanes Top = TLanes.Of(EnvelopeCapacitor<TLanes>.TopVolts);

    private EngineRate _rate;
    private TLanes _timeFactor = One;
    private TLanes _delaySamples;
    private TLanes _attackRate;
    private TLanes _releaseRate;
    private TLanes _attackRemainder;
    private TLanes _releaseRemainder;

    private STrigger<TLanes> _trigger;
    private TLanes _capacitorVolts;
    private TLanes _samplesSinceTrigger;
    private TLanes _attacking;

    /// <summary>The trigger line: S-trig, on below 1.3 V.</summary>
    public Signal<TLanes> Trigger { get; set; } = new("EG1 trigger");

    /// <summary>DELAY TIME: from the trigger to the start of the attack, in seconds; 0 or more.</summary>
    public Knob<TLanes> Delay { get; set; } = new(0.0);

    /// <summary>ATTACK TIME: from 0 to 5 V, in seconds.</summary>
    public Knob<TLanes> Attack { get; set; } = new(0.003);

    /// <summary>RELEASE TIME: until a tenth is left, in seconds.</summary>
    public Knob<TLanes> Release { get; set; } = new(0.030);

    /// <summary>EG 1 OUT: 0 V at rest to +5 V at the top.</summary>
    public Signal<TLanes> Output { get; } = new("EG1 OUT");

    /// <summary>EG 1 REV OUT: +5 V at rest to 0 V at the top.</summary>
    public Signal<TLanes> Reverse { get; } = new("EG1 REV OUT");

    /// <summary>What the pitch reads: -5 V at rest to 0 V at the top, so that a held note is in tune.</summary>
    public Signal<TLanes> MinusFive { get; } = new("EG1 minus 5 V");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _rate = rate;
        _timeFactor = parts.Eg1TimeFactor;
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts)
    {
        _timeFactor = parts.Eg1TimeFactor;
        ReadKnobs();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _trigger.Reset();
        _capacitorVolts = default;
        _samplesSinceTrigger = default;
        _attacking = default;
        Output.Fill(default);
        Reverse.Fill(Top);
        MinusFive.Fill(-Top);
        ReadKnobs();
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        if (Delay.Changed || Attack.Changed || Release.Changed)
            ReadKnobs();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes volts = _capacitorVolts, elapsed = _samplesSinceTrigger, attacking = _attacking;
        for (int i = from; i < to; i++)
        {
            TLanes edge = _trigger.Step(Trigger.Volts[i]);
            TLanes on = _trigger.On;
            TLanes waiting = TLanes.AndNot(on, attacking);
            elapsed += One;
            TLanes split = TLanes.Or(_trigger.Changed, TLanes.And(waiting, TLanes.Less(_delaySamples, elapsed)));

            TLanes target = TLanes.And(attacking, Aim);
            TLanes remainder = TLanes.Select(attacking, _attackRemainder, _releaseRemainder);
            TLanes next = TLanes.Min(target + (volts - target) * remainder, Top);
            if (TLanes.Any(split))
            {
                _capacitorVolts = volts;
                _samplesSinceTrigger = elapsed - One;
                _attacking = attacking;
                SplitStep(edge);
                next = TLanes.Select(split, _capacitorVolts, next);
                elapsed = TLanes.Select(split, _samplesSinceTrigger, elapsed);
                attacking = TLanes.Select(split, _attacking, attacking);
            }

            TLanes arrived = TLanes.AndNot(TLanes.Less(next, TLanes.Of(EnvelopeCapacitor<TLanes>.ArrivedVolts)), attacking);
            volts = TLanes.AndNot(next, arrived);
            Output.Volts[i] = volts;
            Reverse.Volts[i] = Top - volts;
            MinusFive.Volts[i] = volts - Top;
        }

        (_capacitorVolts, _samplesSinceTrigger, _attacking) = (volts, elapsed, attacking);
    }

    private void ReadKnobs()
    {
        _delaySamples = Delay.Value * _timeFactor * TLanes.Of(_rate.EngineHz);
        _attackRate = EnvelopeCapacitor<TLanes>.AttackRate(Attack.Value * _timeFactor, _rate.StepSeconds);
        _releaseRate = EnvelopeCapacitor<TLanes>.FallRate(Release.Value * _timeFactor, _rate.StepSeconds);
        _attackRemainder = Exp<TLanes>.Of(-_attackRate);
        _releaseRemainder = Exp<TLanes>.Of(-_releaseRate);
    }

    /// <summary>
    /// One sample in pieces: released, then triggered (DELAY, then attack), then released. All lanes are computed, the caller takes
    /// those in which something happens.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SplitStep(TLanes edge)
    {
        TLanes on = _trigger.On;
        TLanes begins = TLanes.And(_trigger.Changed, on);
        TLanes ends = TLanes.AndNot(_trigger.Changed, on);
        TLanes releasedBefore = TLanes.And(begins, edge);
        TLanes releasedAfter = TLanes.And(ends, One - edge);
        TLanes triggered = One - releasedBefore - releasedAfter;

        TLanes elapsed = TLanes.AndNot(_samplesSinceTrigger, begins);
        TLanes delayLeft = TLanes.AndNot(TLanes.Max(_delaySamples - elapsed, default), TLanes.AndNot(_attacking, begins));
        TLanes delayed = TLanes.Min(delayLeft, triggered);

        TLanes volts = EnvelopeCapacitor<TLanes>.After(releasedBefore + delayed, _releaseRate, _capacitorVolts, default);
        volts = TLanes.Min(EnvelopeCapacitor<TLanes>.After(triggered - delayed, _attackRate, volts, Aim), Top);
        _capacitorVolts = EnvelopeCapacitor<TLanes>.After(releasedAfter, _releaseRate, volts, default);
        _samplesSinceTrigger = elapsed + triggered;
        _attacking = TLanes.And(on, TLanes.Less(delayed, triggered));
    }
}
