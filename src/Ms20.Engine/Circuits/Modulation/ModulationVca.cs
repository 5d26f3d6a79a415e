using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The patch panel's VOLTAGE CONTROLLED AMPLIFIER: a vactrol. Its control is slow and remembers; its signal path does not bend.
/// </summary>
/// <remarks>
/// <para>
/// The signal passes a divider of photoresistor and load, made up so that a settled 5 V of control is unity:
/// y = in (1 + g0) g/(g0 + g), with the conductance g of the <see cref="Vactrol{TLanes}"/> and the load's g0 as shares of the
/// photoresistor's conductance at 5 V. The lamp's driver is taken to end at 5 V, the printed range of CONTROL INPUT, so the gain never
/// exceeds 1.
/// </para>
/// <para>
/// Departures: the photoresistor is taken as ohmic. Owners report that the gain at a fixed control lags and drifts, and Korg's
/// own software model smooths the control alone; circuit and parts are not documented.
/// </para>
/// </remarks>
internal sealed class ModulationVca<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The control that gives unity gain once settled, in volts.</summary>
    public const double UnityVolts = 5.0;

    /// <summary>The load's conductance as a share of the photoresistor's at 5 V. A tunable: with 1, half the control is -2.7 dB.</summary>
    public const double LoadConductance = 1.0;

    private static readonly TLanes Unity = TLanes.Of(UnityVolts);
    private static readonly TLanes Load = TLanes.Of(LoadConductance);
    private static readonly TLanes MakeUp = TLanes.Of(1.0 + LoadConductance);

    private Vactrol<TLanes> _vactrol;

    /// <summary>VCA IN, in volts.</summary>
    public Signal<TLanes> In { get; set; } = new("VCA IN");

    /// <summary>VCA CONTROL INPUT: 0 V shuts, +5 V opens.</summary>
    public Signal<TLanes> Control { get; set; } = new("VCA CONTROL INPUT");

    /// <summary>VCA OUT, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("VCA OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts) => _vactrol.Prepare(rate);

    /// <inheritdoc/>
    public override void Reset()
    {
        _vactrol.Reset();
        Output.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            TLanes control = TLanes.Min(TLanes.Max(Control.Volts[i], default), Unity);
            TLanes conductance = _vactrol.Step(control * TLanes.Of(1.0 / UnityVolts));
            TLanes gain = MakeUp * conductance / (Load + conductance);
            Output.Volts[i] = In.Volts[i] * TLanes.Min(gain, TLanes.Of(1.0));
        }
    }
}
