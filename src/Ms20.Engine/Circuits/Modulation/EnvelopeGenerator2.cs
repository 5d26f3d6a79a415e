using System.Runtime.CompilerServices;
using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>
/// ENVELOPE GENERATOR 2: hold, attack, decay, sustain, release. It opens the VCA and, seen from its own sustain level, moves both cutoffs.
/// </summary>
/// <remarks>
/// <para>
/// The gate is the trigger, lengthened by HOLD after its end. While it is open the capacitor obeys V' = (7.5 V - V)/tau_A until
/// it reaches 5.0 V, then V' = (S - V)/tau_D with S = 5 V x SUSTAIN; when it is closed V' = -V/tau_R. The capacitor is
/// never emptied: a new gate starts its attack from the voltage that is left. The gate is a level, so neither a trigger
/// inside a HOLD nor a legato note starts anew.
/// </para>
/// <para>
/// Every segment is solved exactly; a sample in which the trigger moves, HOLD runs out or the attack turns is split there
/// (<see cref="SplitStep"/>): the turn comes t = tau_A ln((7.5 - V)/2.5) after a voltage V.
/// </para>
/// <para>
/// <see cref="MinusSustain"/> is what the filters see: 0 V while sustaining, wherever SUSTAIN stands, as owners describe it and
/// Korg's own software model has it; rest and peak move instead. It is the difference to the knob as it stands, so a turned
/// SUSTAIN is heard for as long as the decay's RC needs to follow. Departures: no diode drop at the end of the release.
/// </para>
/// </remarks>
internal sealed class EnvelopeGenerator2<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private static readonly TLanes One = TLanes.Of(1.0);
    private static readonly TLanes Aim = TLanes.Of(EnvelopeCapacitor<TLanes>.AimVolts);
    private static readonly TLanes Top = TLanes.Of(EnvelopeCapacitor<TLanes>.TopVolts);

    private EngineRate _rate;
    private TLanes _timeFactor = One;
    private TLanes _holdSamples;
    private TLanes _attackRate;
    private TLanes _decayRate;
    private TLanes _releaseRate;
    private TLanes _attackRemainder;
    private TLanes _decayRemainder;
    private TLanes _releaseRemainder;

    private STrigger<TLanes> _trigger;
    private TLanes _capacitorVolts;
    private TLanes _samplesSinceRelease;
    private TLanes _gate;
    private TLanes _attacking;

    /// <summary>The trigger line: S-trig, on below 1.3 V.</summary>
    public Signal<TLanes> Trigger { get; set; } = new("EG2 trigger");

    /// <summary>HOLD TIME: how long the gate outlasts its trigger, in seconds; 0 or more.</summary>
    public Knob<TLanes> Hold { get; set; } = new(0.0);

    /// <summary>ATTACK TIME: from 0 to 5 V, in seconds.</summary>
    public Knob<TLanes> Attack { get; set; } = new(0.005);

    /// <summary>DECAY TIME: until a tenth of the way from 5 V to the sustain level is left, in seconds.</summary>
    public Knob<TLanes> Decay { get; set; } = new(0.0005);

    /// <summary>SUSTAIN LEVEL: 0 to 1 of 5 V.</summary>
    public Knob<TLanes> Sustain { get; set; } = new(1.0);

    /// <summary>RELEASE TIME: until a tenth is left, in seconds.</summary>
    public Knob<TLanes> Release { get; set; } = new(0.040);

    /// <summary>The envelope as the VCA sees it: 0 V at rest to +5 V at the top.</summary>
    public Signal<TLanes> Output { get; } = new("EG2");

    /// <summary>EG 2 REV OUT: +5 V at rest to 0 V at the top.</summary>
    public Signal<TLanes> Reverse { get; } = new("EG2 REV OUT");

    /// <summary>The envelope as the filters see it: 0 V is the sustain level.</summary>
    public Signal<TLanes> MinusSustain { get; } = new("EG2 minus sustain");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _rate = rate;
        _timeFactor = parts.Eg2TimeFactor;
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts)
    {
        _timeFactor = parts.Eg2TimeFactor;
        ReadKnobs();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _trigger.Reset();
        _capacitorVolts = default;
        _samplesSinceRelease = default;
        _gate = default;
        _attacking = default;
        Output.Fill(default);
        Reverse.Fill(Top);
        MinusSustain.Fill(-SustainVolts(Tick.Samples - 1));
        ReadKnobs();
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        if (Hold.Changed || Attack.Changed || Decay.Changed || Release.Changed)
            ReadKnobs();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes volts = _capacitorVolts, elapsed = _samplesSinceRelease, gate = _gate, attacking = _attacking;
        for (int i = from; i < to; i++)
        {
            TLanes edge = _trigger.Step(Trigger.Volts[i]);
            TLanes sustain = SustainVolts(i);
            TLanes target = TLanes.Select(attacking, Aim, TLanes.And(gate, sustain));
            TLanes remainder = TLanes.Select(
                attacking, _attackRemainder, TLanes.Select(gate, _decayRemainder, _releaseRemainder));
            TLanes next = target + (volts - target) * remainder;
            elapsed += One;

            TLanes holding = TLanes.AndNot(gate, _trigger.On);
            TLanes split = TLanes.Or(_trigger.Changed, TLanes.Or(
                TLanes.And(holding, TLanes.Less(_holdSamples, elapsed)),
                TLanes.And(attacking, TLanes.LessOrEqual(Top, next))));
            if (TLanes.Any(split))
            {
                (_capacitorVolts, _samplesSinceRelease, _gate, _attacking) = (volts, elapsed - One, gate, attacking);
                SplitStep(edge, sustain);
                next = TLanes.Select(split, _capacitorVolts, next);
                elapsed = TLanes.Select(split, _samplesSinceRelease, elapsed);
                gate = TLanes.Select(split, _gate, gate);
                attacking = TLanes.Select(split, _attacking, attacking);
                target = TLanes.Select(attacking, Aim, TLanes.And(gate, sustain));
            }

            TLanes arrived = TLanes.Less(TLanes.Abs(next - target), TLanes.Of(EnvelopeCapacitor<TLanes>.ArrivedVolts));
            volts = TLanes.Select(arrived, target, next);
            Output.Volts[i] = volts;
            Reverse.Volts[i] = Top - volts;
            MinusSustain.Volts[i] = volts - sustain;
        }

        (_capacitorVolts, _samplesSinceRelease, _gate, _attacking) = (volts, elapsed, gate, attacking);
    }

    private TLanes SustainVolts(int sample) =>
        TLanes.Min(TLanes.Max(Sustain.At(sample), default), One) * Top;

    private void ReadKnobs()
    {
        _holdSamples = Hold.Value * _timeFactor * TLanes.Of(_rate.EngineHz);
        _attackRate = EnvelopeCapacitor<TLanes>.AttackRate(Attack.Value * _timeFactor, _rate.StepSeconds);
        _decayRate = EnvelopeCapacitor<TLanes>.FallRate(Decay.Value * _timeFactor, _rate.StepSeconds);
        _releaseRate = EnvelopeCapacitor<TLanes>.FallRate(Release.Value * _timeFactor, _rate.StepSeconds);
        _attackRemainder = Exp<TLanes>.Of(-_attackRate);
        _decayRemainder = Exp<TLanes>.Of(-_decayRate);
        _releaseRemainder = Exp<TLanes>.Of(-_releaseRate);
    }

    /// <summary>
    /// One sample in up to three pieces: gate open, closed, open again. All lanes are computed, the caller takes those in which
    /// something happens.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SplitStep(TLanes edge, TLanes sustain)
    {
        TLanes begins = TLanes.And(_trigger.Changed, _trigger.On);
        TLanes ends = TLanes.AndNot(_trigger.Changed, _trigger.On);

        // Where in the sample the gate that was open closes, if the trigger does not come again: beyond 1 is "not in this one".
        TLanes closes = TLanes.Max(_holdSamples - _samplesSinceRelease, default);
        closes = TLanes.Select(ends, edge + TLanes.Max(_holdSamples, default), closes);
        closes = TLanes.Select(TLanes.AndNot(_trigger.On, begins), TLanes.Of(2.0), closes);
        closes = TLanes.And(_gate, closes);

        TLanes prolonged = TLanes.And(TLanes.And(begins, _gate), TLanes.LessOrEqual(edge, closes));
        TLanes starts = TLanes.AndNot(begins, prolonged);
        TLanes open = TLanes.Select(prolonged, One, TLanes.Min(closes, One));
        TLanes reopened = TLanes.And(starts, One - edge);

        Open(open, sustain);
        _capacitorVolts = EnvelopeCapacitor<TLanes>.After(
            TLanes.Max(One - reopened - open, default), _releaseRate, _capacitorVolts, default);
        _attacking = TLanes.Or(_attacking, starts);
        Open(reopened, sustain);

        _gate = TLanes.Or(_trigger.On, TLanes.Less(One, closes));
        _attacking = TLanes.And(_attacking, _gate);
        _samplesSinceRelease = TLanes.Select(ends, One - edge, _samplesSinceRelease + One);
    }

    /// <summary>Some samples (0 to 1) with the gate open: attack, its turn at the top if it falls within, decay.</summary>
    private void Open(TLanes samples, TLanes sustain)
    {
        TLanes toTop = EnvelopeCapacitor<TLanes>.SamplesToTop(_capacitorVolts, _attackRate);
        TLanes turns = TLanes.And(_attacking, TLanes.LessOrEqual(toTop, samples));
        TLanes rising = TLanes.And(_attacking, TLanes.Min(toTop, samples));
        TLanes risen = EnvelopeCapacitor<TLanes>.After(rising, _attackRate, _capacitorVolts, Aim);
        // Rounding may lift an attack that ends on the very sample an ulp above the top.
        _capacitorVolts = TLanes.Select(turns, Top, TLanes.Select(_attacking, TLanes.Min(risen, Top), _capacitorVolts));
        _attacking = TLanes.AndNot(_attacking, turns);
        TLanes falling = TLanes.AndNot(samples - rising, _attacking);
        _capacitorVolts = EnvelopeCapacitor<TLanes>.After(falling, _decayRate, _capacitorVolts, sustain);
    }
}
