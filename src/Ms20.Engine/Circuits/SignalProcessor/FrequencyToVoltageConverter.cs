using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, the F-V converter: the pitch of what passes the band-pass filter as a voltage. F-V CV OUT.</summary>
/// <remarks>
/// <para>
/// A tachometer, as owners who traced it describe: a comparator finds the wave's zero crossings, each crossing, up or down, fires a one-shot
/// (<see cref="OneShot{TLanes}"/>), and a second-order low-pass averages the pulses. CV ADJUST scales the average.
/// <code>mean = gain * V_high * 2 f * 250 us = gain * f / (130.81 Hz per volt)      up to 1.72 kHz; V_high = 15.29 V</code>
/// Above, where the gaps are all that is left between the pulses, gain * V_high (1 - 2 f * 40 us); above 5 kHz gain * V_high.
/// </para>
/// <para>
/// The average's corner is a fifth of LOW CUT FREQ, whose knob turns both: 10 to 500 Hz, Butterworth. So a low LOW CUT is smooth and slow, a
/// high one quick and rough; its ripple at 2 f is (fc / 2f)^2 of the pulses' own. It counts crossings, nothing else: a second harmonic strong
/// enough to add two a period makes it jump an octave, and silence sends it to 0 V. All numbers are tunables but 130.81 Hz per volt.
/// </para>
/// </remarks>
internal sealed class FrequencyToVoltageConverter<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Height of a pulse, in volts: with two pulses of nominal length a period, 130.81 Hz are 1 V.</summary>
    public const double HighVolts = 1.0 / (2.0 * OneShot<TLanes>.PulseSeconds * OscillatorParts.HertzPerVolt);

    /// <summary>The average's corner as a share of LOW CUT FREQ.</summary>
    public const double AverageShare = 0.2;

    /// <summary>The comparator's positive feedback, in volts from 0 at BPF OUT.</summary>
    public const double HysteresisVolts = 0.020;

    private const double OctavesPerSemitone = 1.0 / 12.0;
    // The op-amp's end, a little inside the supply, and how it is rounded: tunables.
    private const double RailVolts = 14.9;
    private const double RailStartVolts = 12.0;
    private const double RailEndVolts = 2.0 * RailVolts - RailStartVolts;

    private ZeroCrossing<TLanes> _crossing;
    private OneShot<TLanes> _oneShot;
    private TwoPole<TLanes> _average;
    private TLanes _cornerFactor = TLanes.Of(1.0);
    private double _stepSeconds;
    private TLanes _gain;
    private TLanes _gainStep;

    /// <summary>From the band-pass filter, in volts.</summary>
    public Signal<TLanes> BpfIn { get; set; } = new("BPF OUT");

    /// <summary>LOW CUT FREQ, in hertz: the other tracks of the low cut's pot.</summary>
    public Knob<TLanes> LowCut { get; set; } = new(50.0);

    /// <summary>CV ADJUST, in semitones against unison.</summary>
    public Knob<TLanes> CvAdjust { get; set; } = new(0.0);

    /// <summary>F-V CV OUT, in volts: 130.81 Hz per volt at CV ADJUST 5.</summary>
    public Signal<TLanes> FvCvOut { get; } = new("F-V CV OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _stepSeconds = rate.StepSeconds;
        _cornerFactor = parts.EspAverageFactor;
        _oneShot.Prepare(rate, parts.OneShotTimeFactor);
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Tune();
        (_gain, _gainStep) = (Gain(), default);
        _crossing.Reset();
        _oneShot.Reset();
        _average.Reset();
        FvCvOut.Fill(default);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        _average.BeginTick();
        if (LowCut.Changed)
            Tune();
        // The gain moves in a straight line across a tick in which the knob does, and then stands where the knob does.
        TLanes gain = CvAdjust.Changed || TLanes.Any(_gainStep) ? Gain() : _gain;
        _gainStep = (gain - _gain) * TLanes.Of(1.0 / Tick.Samples);
        _gain = gain;
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        ZeroCrossing<TLanes> crossing = _crossing;
        OneShot<TLanes> oneShot = _oneShot;
        TwoPole<TLanes> average = _average;
        TLanes hysteresis = TLanes.Of(HysteresisVolts);
        for (int i = from; i < to; i++)
        {
            TLanes when = crossing.Step(BpfIn.Volts[i], hysteresis);
            TLanes pulses = oneShot.Step(crossing.Crossed, when) * TLanes.Of(HighVolts);
            TLanes gain = _gain - _gainStep * TLanes.Of(Tick.Samples - 1 - i);
            FvCvOut.Volts[i] = SoftCorner<TLanes>.Within(average.LowPass(pulses) * gain, RailStartVolts, RailEndVolts);
        }

        (_crossing, _oneShot, _average) = (crossing, oneShot, average);
    }

    private TLanes Gain() => Exp<TLanes>.OfOctaves(CvAdjust.Value * TLanes.Of(OctavesPerSemitone));

    private void Tune() => _average.Tune(LowCut.Value * TLanes.Of(AverageShare) * _cornerFactor, TwoPole<TLanes>.ButterworthQ, _stepSeconds);
}
