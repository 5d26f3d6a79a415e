using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>EXTERNAL SIGNAL PROCESSOR, HIGH CUT: the upper edge of the band-pass filter, a fourth-order low-pass. BPF OUT.</summary>
/// <remarks>
/// Two second-order sections one after the other on a pot of several tracks; fourth order is what an owner who traced the board reports (D. Czech's
/// account of 1999, as passed on). Butterworth Qs and the range of the knob, 100 Hz to 5 kHz, are tunables. Even fully open it is a band-pass:
/// 3 dB down at 5 kHz, as Korg's own software model says of both ends. The output's op-amp bends from +-12 V and stands at +-14.9 V.
/// </remarks>
internal sealed class HighCutFilter<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    // The pole pairs of a fourth-order Butterworth response: 1 / (2 cos(pi/8)) and 1 / (2 cos(3 pi/8)), the calmer one first.
    private const double FirstQ = 0.54119610014619698;
    private const double SecondQ = 1.3065629648763766;

    // The op-amp's end, a little inside the supply, and how it is rounded: tunables.
    private const double RailVolts = 14.9;
    private const double RailStartVolts = 12.0;
    private const double RailEndVolts = 2.0 * RailVolts - RailStartVolts;

    private TwoPole<TLanes> _first;
    private TwoPole<TLanes> _second;
    private TLanes _cornerFactor = TLanes.Of(1.0);
    private double _stepSeconds;

    /// <summary>From the low cut, in volts.</summary>
    public Signal<TLanes> Input { get; set; } = new("low cut");

    /// <summary>HIGH CUT FREQ, in hertz: where the response is 3 dB down.</summary>
    public Knob<TLanes> HighCut { get; set; } = new(5000.0);

    /// <summary>BPF OUT, in volts.</summary>
    public Signal<TLanes> BpfOut { get; } = new("BPF OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _stepSeconds = rate.StepSeconds;
        _cornerFactor = parts.EspHighCutFactor;
        Reset();
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        Tune();
        _first.Reset();
        _second.Reset();
        BpfOut.Fill(default);
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        _first.BeginTick();
        _second.BeginTick();
        if (HighCut.Changed)
            Tune();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TwoPole<TLanes> first = _first, second = _second;
        for (int i = from; i < to; i++)
            BpfOut.Volts[i] = SoftCorner<TLanes>.Within(second.LowPass(first.LowPass(Input.Volts[i])), RailStartVolts, RailEndVolts);
        (_first, _second) = (first, second);
    }

    private void Tune()
    {
        TLanes corner = HighCut.Value * _cornerFactor;
        _first.Tune(corner, FirstQ, _stepSeconds);
        _second.Tune(corner, SecondQ, _stepSeconds);
    }
}
