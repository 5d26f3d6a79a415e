using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, the envelope follower: how loud the amplifier's output is. ENV OUT.</summary>
/// <remarks>
/// <para>
/// A full-wave rectifier charges a capacitor through a diode and a resistor, another resistor discharges it:
/// <code>V' = max(r |in| - V, 0) / 5 ms - V / 60 ms</code>
/// solved exactly over each sample, in which the rectified wave is held. The gain r makes a steady sine of 5 V peak at AMP OUT 5 V at
/// ENV OUT: what a sine of 1 charges and what runs off balance at 0.7752. ENV OUT follows up to 4.5 V and ends at 5 V, its printed range.
/// </para>
/// <para>
/// That it listens to the amplifier and not to the band-pass filter is drawn on the panel. Times are tunables: no part value is known.
/// </para>
/// </remarks>
internal sealed class EnvelopeFollower<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time constant of charging, in seconds.</summary>
    public const double AttackSeconds = 5e-3;

    /// <summary>Time constant of discharging, in seconds.</summary>
    public const double ReleaseSeconds = 60e-3;

    /// <summary>Where the capacitor stands, mean over a period, for a rectified sine of 1: (2/pi)(sqrt(1 - v^2) - v acos v) = v 5/60.</summary>
    public const double SineShare = 0.7752;

    // The printed range of ENV OUT, and how its end is rounded.
    private const double FullVolts = 5.0;
    private const double LimitStartVolts = 4.5;
    private const double LimitEndVolts = 2.0 * FullVolts - LimitStartVolts;

    /// <summary>Less than this is nothing, in volts: keeps an envelope that has died away out of the subnormal numbers.</summary>
    private const double NothingVolts = 1e-12;

    // While charging both resistors are at work: the aim is the divider's, the rate the sum of both.
    private const double ChargeShare = ReleaseSeconds / (AttackSeconds + ReleaseSeconds);
    private const double RectifierGain = 1.0 / SineShare;

    private TLanes _chargeRemainder;
    private TLanes _dischargeRemainder;
    private TLanes _capacitorVolts;

    /// <summary>From the amplifier, in volts.</summary>
    public Signal<TLanes> AmpIn { get; set; } = new("AMP OUT");

    /// <summary>ENV OUT: 0 V in silence to +5 V.</summary>
    public Signal<TLanes> EnvOut { get; } = new("ENV OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        TLanes samples = TLanes.Of(-rate.StepSeconds) / parts.FollowerTimeFactor;
        _chargeRemainder = Exp<TLanes>.Of(samples * TLanes.Of(1.0 / AttackSeconds + 1.0 / ReleaseSeconds));
        _dischargeRemainder = Exp<TLanes>.Of(samples * TLanes.Of(1.0 / ReleaseSeconds));
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _capacitorVolts = default;
        EnvOut.Fill(default);
    }

    /// <inheritdoc/>
    public override void BeginTick() =>
        _capacitorVolts = TLanes.AndNot(_capacitorVolts, TLanes.Less(_capacitorVolts, TLanes.Of(NothingVolts)));

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes volts = _capacitorVolts;
        for (int i = from; i < to; i++)
        {
            TLanes rectified = TLanes.Abs(AmpIn.Volts[i]) * TLanes.Of(RectifierGain);
            TLanes aim = rectified * TLanes.Of(ChargeShare);
            TLanes charged = aim + (volts - aim) * _chargeRemainder;
            volts = TLanes.Select(TLanes.Less(volts, rectified), charged, volts * _dischargeRemainder);
            EnvOut.Volts[i] = SoftCorner<TLanes>.Below(volts, LimitStartVolts, LimitEndVolts);
        }

        _capacitorVolts = volts;
    }
}
