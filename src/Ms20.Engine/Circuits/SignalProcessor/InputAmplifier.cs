using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, the amplifier: SIGNAL IN behind its coupling capacitor, SIGNAL LEVEL, AMP OUT.</summary>
/// <remarks>
/// <code>out = limit(gain * (in behind its coupling capacitor))</code>
/// From a microphone to a line: the gain goes up to 50 dB. The op-amp leaves everything within +-9 V as it is, to the last bit, bends from
/// there and stands at +-12 V from +-15 V on. The PEAK lamp comes on well before, at <see cref="PeakVolts"/>.
/// Departures: the op-amp's bandwidth and its hiss are left out; no figure for either is known.
/// </remarks>
internal sealed class InputAmplifier<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Where the PEAK lamp comes on, in volts from 0 at AMP OUT: just under what the filters' nominal input and a full envelope are. A tunable.</summary>
    public const double PeakVolts = 4.5;

    /// <summary>Where the amplifier begins to bend, in volts from 0 at AMP OUT. A tunable.</summary>
    public const double LimitStartVolts = 9.0;

    // Where an op-amp between +-15 V ends, and how it is rounded: tunables.
    private const double LimitVolts = 12.0;
    private const double LimitEndVolts = 2.0 * LimitVolts - LimitStartVolts;

    // Below any drum; keeps a standing voltage from being amplified 300 times. A tunable.
    private const double CouplingCornerHz = 5.0;

    private CouplingCapacitor<TLanes> _coupling;
    private TLanes _gainFactor = TLanes.Of(1.0);

    /// <summary>SIGNAL IN, in volts.</summary>
    public Signal<TLanes> SignalIn { get; set; } = new("SIGNAL IN");

    /// <summary>SIGNAL LEVEL: a gain, 0 to 316.</summary>
    public Knob<TLanes> Level { get; set; } = new(1.0);

    /// <summary>AMP OUT, in volts.</summary>
    public Signal<TLanes> AmpOut { get; } = new("AMP OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _coupling.Prepare(rate, CouplingCornerHz);
        _gainFactor = parts.EspGainFactor;
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _coupling.Reset();
        AmpOut.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        CouplingCapacitor<TLanes> coupling = _coupling;
        for (int i = from; i < to; i++)
        {
            TLanes amplified = coupling.Pass(SignalIn.Volts[i]) * (Level.At(i) * _gainFactor);
            AmpOut.Volts[i] = SoftCorner<TLanes>.Within(amplified, LimitStartVolts, LimitEndVolts);
        }

        _coupling = coupling;
    }
}
