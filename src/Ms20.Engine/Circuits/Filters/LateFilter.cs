namespace Ms20.Engine.Circuits;

/// <summary>VCHPF or VCLPF of the second revision: two OTA integrators with a clipping amplifier in the feedback path (board KLM-307).</summary>
/// <remarks>
/// Small signal, p = s/wc:  LP -1 / (p^2 + (2 - k) p + 1),  HP (p^2 + p) / (p^2 + (2 - k) p + 1), so the high-pass falls with 6 dB per octave.
/// It whistles from k = 1.98. The nodes' equations are <see cref="LateFilterCore{TLanes}"/>'s, the part values
/// <see cref="LateFilterParts"/>'s; both are the netlist reference/netlists/late_core.inc, which ngspice solves for the tests.
/// Ports: volts of the panel in and out. <see cref="InputGain"/> stands in front of the netlist's port.
/// Departures: the output ends hard at the buffers' swing, 13.5 V; the netlist has no supplies. Buffers are ideal. Nothing is omitted.
/// </remarks>
internal sealed class LateFilter<TLanes>(FilterKind kind) : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly FilterTuning<TLanes> _tuning = new(RingFit.Late, LateFilterParts.MostLoopGain);
    private LateFilterCore<TLanes> _core;
    private NodeNoise<TLanes> _noise;
    private UnitParts<TLanes> _parts = new();
    private TLanes _halfStep;
    private bool _settled;

    /// <summary>The signal, in volts.</summary>
    public Signal<TLanes> Input { get; set; } = new("filter input");

    /// <summary>The cutoff, in octaves above 1 Hz; limited to <see cref="CutoffRange"/>.</summary>
    public Signal<TLanes> Cutoff { get; set; } = new("cutoff");

    /// <summary>PEAK: the loop gain k, 0 to 4.2.</summary>
    public Knob<TLanes> Peak { get; set; } = new();

    /// <summary>The filter's output, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("filter output");

    /// <summary>What stands between the input and the netlist's port: the level plan's, 1 when a test asks for the netlist itself.</summary>
    public double InputGain { get; set; } =
        kind == FilterKind.HighPass ? LevelPlan.LateHighPassInputScale : LevelPlan.LateLowPassInputScale;

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        _halfStep = TLanes.Of(Math.PI * rate.StepSeconds);
        _core = new LateFilterCore<TLanes>(rate.StepSeconds);
        if (kind == FilterKind.HighPass)
            _core.Fit(parts.HpfDiodeFactor, parts.HpfMirror1, parts.HpfMirror2);
        else
            _core.Fit(parts.LpfDiodeFactor, parts.LpfMirror1, parts.LpfMirror2);
        _noise.Prepare(rate, parts, 1.0);
        _tuning.Prepare(rate, LoopGainFactorOf(parts));
        Reset();
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts) => _tuning.Refit(LoopGainFactorOf(parts));

    /// <summary>To rest. A drawn unit's operating point depends a little on the cutoff, so it is solved with the first sample's.</summary>
    public override void Reset()
    {
        _settled = false;
        _noise.Reset(_parts, kind);
        _tuning.Reset(Peak);
        Output.Fill(default);
    }

    /// <inheritdoc/>
    public override void BeginTick() => _tuning.Follow(Peak);

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        _tuning.Run(Cutoff, from, to);
        if (!_settled && from < to)
            Settle(from);
        TLanes gain = TLanes.Of(InputGain);
        for (int i = from; i < to; i++)
        {
            TLanes input = Input.Volts[i] * gain;
            TLanes warp = _tuning.Warp[i];
            TLanes halfAngle = _tuning.Hertz[i] * _halfStep * warp;
            TLanes first = _noise.First(), second = _noise.Second();
            if (kind == FilterKind.LowPass)
                _core.Begin(input, second, first, halfAngle, warp, _tuning.LoopGain.At(i));
            else
                _core.Begin(default, input + second, first, halfAngle, warp, _tuning.LoopGain.At(i));
            _core.Solve();
            _core.Advance();
            Output.Volts[i] = TLanes.Min(TLanes.Max(_core.Output, TLanes.Of(-LateFilterParts.SwingVolts)), TLanes.Of(LateFilterParts.SwingVolts));
        }
    }

    private TLanes LoopGainFactorOf(UnitParts<TLanes> parts) => kind == FilterKind.HighPass ? parts.HpfLoopGainFactor : parts.LpfLoopGainFactor;

    private void Settle(int at)
    {
        _core.Settle(_tuning.Hertz[at] * _halfStep * _tuning.Warp[at], _tuning.Warp[at]);
        _settled = true;
    }
}
