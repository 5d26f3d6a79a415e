using System.Runtime.CompilerServices;
using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>
/// SAMPLE AND HOLD: in truth a track-and-hold. It follows its input while the clock is high or open, and keeps the voltage while the clock is low.
/// </summary>
/// <remarks>
/// <para>
/// Following: V' = (in - V)/50 us, the hold capacitor through the closed switch. Holding: V' = -V/100 s, its leakage. Owners report
/// that an MS-20 follows during the whole high part of its clock; with the MG's square a random voltage is therefore noise for
/// half of each period. Nothing is patched to it inside.
/// </para>
/// <para>
/// Both laws are solved exactly for an input that is straight between two samples, and a sample in which the clock crosses its
/// threshold is split there. Both time constants are tunables: neither is documented. Departures: no charge injection, no
/// feed-through of the clock.
/// </para>
/// </remarks>
internal sealed class SampleAndHold<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Time constant of following, in seconds: the switch's resistance times the capacitor.</summary>
    public const double AcquisitionSeconds = 50e-6;

    /// <summary>Time constant of forgetting, in seconds.</summary>
    public const double DroopSeconds = 100.0;

    /// <summary>Less than this is nothing, in volts: keeps a voltage that has died away out of the subnormal numbers.</summary>
    private const double NothingVolts = 1e-12;

    private static readonly TLanes One = TLanes.Of(1.0);

    private TLanes _acquisitionSamples = One;
    private TLanes _acquisitionRate;
    private TLanes _droopRate;
    private TLanes _acquisitionRemainder;
    private TLanes _droopRemainder;

    private STrigger<TLanes> _clock;
    private TLanes _inputVolts;
    private TLanes _capacitorVolts;

    /// <summary>S&amp;H IN, in volts.</summary>
    public Signal<TLanes> In { get; set; } = new("S&H IN");

    /// <summary>S&amp;H CLOCK: an S-trigger, holds while on.</summary>
    public Signal<TLanes> Clock { get; set; } = new("S&H CLOCK");

    /// <summary>S&amp;H OUT, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("S&H OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _acquisitionSamples = TLanes.Of(AcquisitionSeconds * rate.EngineHz);
        _acquisitionRate = TLanes.Of(rate.StepSeconds / AcquisitionSeconds);
        _droopRate = TLanes.Of(rate.StepSeconds / DroopSeconds);
        _acquisitionRemainder = Exp<TLanes>.Of(-_acquisitionRate);
        _droopRemainder = Exp<TLanes>.Of(-_droopRate);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        _clock.Reset();
        _inputVolts = default;
        _capacitorVolts = default;
        Output.Fill(default);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes volts = _capacitorVolts, before = _inputVolts;
        for (int i = from; i < to; i++)
        {
            TLanes input = In.Volts[i];
            TLanes edge = _clock.Step(Clock.Volts[i]);
            // Behind a ramp the capacitor lags by slope times time constant; what differs from that dies away.
            TLanes lag = (input - before) * _acquisitionSamples;
            TLanes followed = input - lag + (volts - before + lag) * _acquisitionRemainder;
            TLanes next = TLanes.Select(_clock.On, volts * _droopRemainder, followed);
            if (TLanes.Any(_clock.Changed))
                next = TLanes.Select(_clock.Changed, SplitStep(edge, volts, before, input - before), next);
            volts = TLanes.AndNot(next, TLanes.Less(TLanes.Abs(next), TLanes.Of(NothingVolts)));
            before = input;
            Output.Volts[i] = volts;
        }

        (_capacitorVolts, _inputVolts) = (volts, before);
    }

    /// <summary>One sample in two pieces, followed then held or held then followed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes SplitStep(TLanes edge, TLanes volts, TLanes input, TLanes slope)
    {
        TLanes rest = One - edge;
        TLanes held = volts * Exp<TLanes>.Of(-(edge * _droopRate));
        TLanes heldThenFollowed = Followed(rest, held, input + slope * edge, slope);
        TLanes followedThenHeld = Followed(edge, volts, input, slope) * Exp<TLanes>.Of(-(rest * _droopRate));
        return TLanes.Select(_clock.On, followedThenHeld, heldThenFollowed);
    }

    private TLanes Followed(TLanes samples, TLanes volts, TLanes input, TLanes slope)
    {
        TLanes lag = slope * _acquisitionSamples;
        return input + slope * samples - lag + (volts - input + lag) * Exp<TLanes>.Of(-(samples * _acquisitionRate));
    }
}
