using System.Runtime.CompilerServices;
using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>VCA: the single-transistor amplifier after the low-pass filter, opened by envelope generator 2 and INITIAL GAIN.</summary>
/// <remarks>
/// Owners and builders agree on one 2SC945 and few parts around it; how they are joined is not established, so this is a model of what is heard:
/// <code>
/// vb  = InputScale * (in behind its coupling capacitor)          volts at the transistor
/// a   = gain law (Envelope + InitialGain)
/// out = a * (passed(vb) * NominalOutput / AmplifierNominal + feed-through), within the supplies
/// </code>
/// passed: <see cref="PassTransistor{TLanes}"/>, the even distortion of a transistor that is fed current at its base. The gain is
/// proportional to that current, so the distortion depends on the signal alone, not on the gain.
/// Gain law: 0 up to 50 mV, round up to 0.3 V, then straight, 1 at 5 V, round again from 5.5 V, and from 6.5 V on constant at 1.207, the
/// line's value at 6 V. Closed it passes -70 dB, through the transistor's leakage: the same law at a small current.
/// Feed-through: the control current's own share of the output, which the coupling at the output turns into a slow thump.
/// Omitted: the noise of the stage ("noisy" in owners' words); no figure for it is known.
/// </remarks>
internal sealed class VoltageControlledAmplifier<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // The dead zone of one base-emitter junction, seen through the control amplifier, and how its knee is rounded: tunable.
    private const double DeadZoneVolts = 0.05;
    private const double KneeEndVolts = 0.3;

    // The straight part, carried on, meets zero where the knee's middle lies, and is 1 at 5 V.
    private const double GainPerVolt = 1.0 / (LevelPlan.AmplifierUnityControlVolts - (DeadZoneVolts + KneeEndVolts) / 2.0);

    // The control current's limit, at 6 V: tunable.
    private const double LimitStartVolts = 5.5;
    private const double LimitEndVolts = 6.5;

    // Off isolation -70 dB: 10^(-70/20). Tunable.
    private const double ClosedGain = 3.1622776601683795e-4;

    // Control feed-through at a gain of 1, -35 dB of the nominal output: 10^(-35/20) x 1 V. Tunable.
    private const double FeedThroughVolts = 1.7782794100389228e-2 * LevelPlan.NominalOutputVolts;

    // From the transistor to the output: 1 V for 2 mV.
    private const double OutputScale = LevelPlan.NominalOutputVolts / LevelPlan.AmplifierNominalVolts;

    // The amplifier after the transistor keeps 3 V from its supplies before it bends: tunable, as in the mixer.
    private const double RailStartVolts = 12.0;
    private const double RailEndVolts = 2.0 * LevelPlan.SupplyVolts - RailStartVolts;

    // Keeps the filter's standing voltage, which moves with cutoff and signal, from being switched on and off with the notes. Tunable.
    private const double InputCornerHz = 2.0;

    private CouplingCapacitor<TLanes> _inputCoupling;

    /// <summary>The low-pass filter's output, in volts.</summary>
    public Signal<TLanes> In { get; set; } = new("LPF");

    /// <summary>What envelope generator 2 sends here, 0 to +5 V.</summary>
    public Signal<TLanes> Envelope { get; set; } = new("VCA envelope");

    /// <summary>INITIAL GAIN, in volts: adds to the envelope.</summary>
    public Signal<TLanes> InitialGain { get; set; } = new("INITIAL GAIN");

    /// <summary>
    /// Volts at the filter to volts at the transistor, 0 to 0.5; belongs to the filter's revision:
    /// <see cref="LevelPlan.EarlyAmplifierInputScale"/> (at first) or <see cref="LevelPlan.LateAmplifierInputScale"/>. May change between ticks.
    /// </summary>
    public double InputScale { get; set; } = LevelPlan.EarlyAmplifierInputScale;

    /// <summary>To the output stage, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("VCA");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _inputCoupling.Prepare(rate, InputCornerHz);
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _inputCoupling.Reset();
        Output.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        CouplingCapacitor<TLanes> coupling = _inputCoupling;
        TLanes scale = TLanes.Of(InputScale);
        for (int i = from; i < to; i++)
        {
            TLanes gain = GainAt(Envelope.Volts[i] + InitialGain.Volts[i]);
            Output.Volts[i] = Amplified(coupling.Pass(In.Volts[i]) * scale, gain);
        }
        _inputCoupling = coupling;
    }

    /// <summary>The gain law, 0 to 1.207, without the leakage.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes GainAt(TLanes controlVolts)
    {
        TLanes limited = SoftCorner<TLanes>.Below(controlVolts, LimitStartVolts, LimitEndVolts);
        return TLanes.Of(GainPerVolt) * SoftCorner<TLanes>.Ramp(limited, DeadZoneVolts, KneeEndVolts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes Amplified(TLanes transistorVolts, TLanes gain)
    {
        TLanes passed = PassTransistor<TLanes>.Pass(transistorVolts) * TLanes.Of(OutputScale);
        TLanes open = TLanes.Of(ClosedGain) + TLanes.Of(1.0 - ClosedGain) * gain;
        TLanes volts = passed * open + TLanes.Of(FeedThroughVolts) * gain;
        return SoftCorner<TLanes>.Within(volts, RailStartVolts, RailEndVolts);
    }
}
