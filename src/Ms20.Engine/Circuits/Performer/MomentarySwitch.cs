namespace Ms20.Engine.Circuits;

/// <summary>The momentary switch: a push button that shorts its jack to ground, and leaves it open when released.</summary>
/// <remarks>
/// An open contact has no voltage of its own: where <see cref="Open"/> is set, whoever reads the jack takes what the cable's other end
/// rests at. Probed with no cable the jack reads +5 V released, as on an S-trigger line. A contact does not bounce here.
/// </remarks>
internal sealed class MomentarySwitch<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double ReleasedVolts = 5.0;

    private TLanes _pressed;

    /// <summary>The switch's jack: 0 V pressed, +5 V released (of account only where nothing is patched to it).</summary>
    public Signal<TLanes> Output { get; } = new("momentary switch");

    /// <summary>For each place of the tick the mask of the lanes whose contact is open. Masks, not volts: hence no signal.</summary>
    public TLanes[] Open { get; } = new TLanes[Tick.Samples];

    /// <summary>Presses one lane's button, from the next sample to run on. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    public void Press(int lane) => _pressed = LaneEdit<TLanes>.WithMask(_pressed, lane, set: true);

    /// <summary>Releases one lane's button, from the next sample to run on. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    public void Release(int lane) => _pressed = LaneEdit<TLanes>.WithMask(_pressed, lane, set: false);

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
    }

    /// <summary>Released.</summary>
    public override void Reset()
    {
        _pressed = default;
        Run(0, Tick.Samples);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes open = TLanes.AndNot(TLanes.OfBits(-1L), _pressed);
        TLanes volts = TLanes.And(open, TLanes.Of(ReleasedVolts));
        for (int i = from; i < to; i++)
        {
            Open[i] = open;
            Output.Volts[i] = volts;
        }
    }
}
