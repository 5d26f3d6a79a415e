using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, LOW CUT: the lower edge of the band-pass filter, a second-order high-pass.</summary>
/// <remarks>
/// Second order is what an owner who traced the board reports (D. Czech's account of 1999, as passed on); its Q and the range of the knob, 50 Hz
/// to 2.5 kHz, are tunables. The knob is one track of a pot whose others turn the converter's average
/// (<see cref="FrequencyToVoltageConverter{TLanes}"/>). A step of 24 V, which the
/// amplifier can give, leaves a high-pass as a step of 24 V: its op-amp bends from +-12 V and stands at +-14.9 V.
/// </remarks>
internal sealed class LowCutFilter<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // The op-amp's end, a little inside the supply, and how it is rounded: tunables.
    private const double RailVolts = 14.9;
    private const double RailStartVolts = 12.0;
    private const double RailEndVolts = 2.0 * RailVolts - RailStartVolts;

    private TwoPole<TLanes> _section;
    private TLanes _cornerFactor = TLanes.Of(1.0);
    private double _stepSeconds;

    /// <summary>From the amplifier, in volts.</summary>
    public Signal<TLanes> AmpIn { get; set; } = new("AMP OUT");

    /// <summary>LOW CUT FREQ, in hertz: where the response is 3 dB down.</summary>
    public Knob<TLanes> LowCut { get; set; } = new(50.0);

    /// <summary>To the high cut, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("low cut");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _stepSeconds = rate.StepSeconds;
        _cornerFactor = parts.EspLowCutFactor;
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Tune();
        _section.Reset();
        Output.Fill(default);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        _section.BeginTick();
        if (LowCut.Changed)
            Tune();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TwoPole<TLanes> section = _section;
        for (int i = from; i < to; i++)
            Output.Volts[i] = SoftCorner<TLanes>.Within(section.HighPass(AmpIn.Volts[i]), RailStartVolts, RailEndVolts);
        _section = section;
    }

    private void Tune() => _section.Tune(LowCut.Value * _cornerFactor, TwoPole<TLanes>.ButterworthQ, _stepSeconds);
}
