using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>GATE IN and GATE OUT of the rear panel: positive gates beside the instrument's own triggers, which are on while low.</summary>
/// <remarks>
/// A gate that is high switches a transistor on, which pulls the trigger line behind TRIG IN to ground, for both envelope generators. High begins at
/// 1.6 V and ends at 1.3 V, as an S-trigger's thresholds are (<see cref="STrigger{TLanes}"/>), so that every gate from 2.5 V up works. GATE OUT is that
/// line turned round: 5 V while a trigger is on, whoever holds it. With nothing in GATE IN the line is TRIG IN's, bit for bit.
/// </remarks>
internal sealed class PositiveGates<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double GateVolts = 5.0;

    private STrigger<TLanes> _trigger;
    private TLanes _gateOn;

    /// <summary>What TRIG IN reads, in volts.</summary>
    public Signal<TLanes> TrigIn { get; set; } = new("TRIG IN");

    /// <summary>GATE IN, in volts.</summary>
    public Signal<TLanes> GateIn { get; set; } = new("GATE IN");

    /// <summary>The trigger line: TRIG IN's volts, 0 while the gate is high.</summary>
    public Signal<TLanes> Trigger { get; } = new("trigger line");

    /// <summary>GATE OUT: 5 V while the trigger line is on, 0 V else.</summary>
    public Signal<TLanes> GateOut { get; } = new("GATE OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _trigger.Reset();
        _gateOn = default;
        Trigger.Fill(TLanes.Of(STrigger<TLanes>.IdleVolts));
        GateOut.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes gateOn = _gateOn;
        STrigger<TLanes> trigger = _trigger;
        for (int i = from; i < to; i++)
        {
            TLanes gate = GateIn.Volts[i];
            gateOn = TLanes.Or(
                TLanes.Less(TLanes.Of(STrigger<TLanes>.OffVolts), gate),
                TLanes.And(gateOn, TLanes.LessOrEqual(TLanes.Of(STrigger<TLanes>.OnVolts), gate)));
            TLanes line = TLanes.AndNot(TrigIn.Volts[i], gateOn);
            Trigger.Volts[i] = line;
            trigger.Step(line);
            GateOut.Volts[i] = TLanes.And(trigger.On, TLanes.Of(GateVolts));
        }

        (_gateOn, _trigger) = (gateOn, trigger);
    }
}
