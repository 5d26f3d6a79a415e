using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>The end of the board: coupling capacitor, VOLUME, and the amplifier that drives SIGNAL OUT and PHONES.</summary>
/// <remarks>
/// <code>out = limit(volume * (in behind its coupling capacitor))</code>
/// The coupling is one pole at 5 Hz: -0.26 dB at 20 Hz, -0.10 dB at the lowest key's 32.7 Hz (VCO at 32'); a step leaves in 32 ms.
/// The limit leaves everything within +-2 V, which is digital full scale, as it is to the last bit, bends from there and stands at +-4 V
/// from +-6 V on. A sine has 0.36 % of harmonics at 3 V, 3.0 % at 4 V, 14 % at 6 V. It stands after the capacitor so that nothing leaves
/// beyond 4 V; the price is that a lopsided wave above 2 V leaves with the standing part that clipping gave it.
/// </remarks>
internal sealed class OutputStage<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // Tunable: low enough for the lowest note, quick enough that a thump does not outlast it.
    private const double CouplingCornerHz = 5.0;

    // Clean up to digital full scale; the end mirrors it about the limit.
    private const double LimitStartVolts = LevelPlan.SignalOutFullScaleVolts;
    private const double LimitEndVolts = 2.0 * LevelPlan.OutputLimitVolts - LimitStartVolts;

    private CouplingCapacitor<TLanes> _coupling;

    /// <summary>The amplifier's output, in volts.</summary>
    public Signal<TLanes> In { get; set; } = new("VCA");

    /// <summary>VOLUME: a gain, 0 to 1.</summary>
    public Knob<TLanes> Volume { get; set; } = new(1.0);

    /// <summary>SIGNAL OUT, in volts.</summary>
    public Signal<TLanes> SignalOut { get; } = new("SIGNAL OUT");

    /// <summary>PHONES, in volts: the same signal.</summary>
    public Signal<TLanes> Phones { get; } = new("PHONES");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _coupling.Prepare(rate, CouplingCornerHz);
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _coupling.Reset();
        SignalOut.Fill(default);
        Phones.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        CouplingCapacitor<TLanes> coupling = _coupling;
        for (int i = from; i < to; i++)
        {
            TLanes volts = SoftCorner<TLanes>.Within(coupling.Pass(In.Volts[i]) * Volume.At(i), LimitStartVolts, LimitEndVolts);
            SignalOut.Volts[i] = volts;
            Phones.Volts[i] = volts;
        }
        _coupling = coupling;
    }
}
