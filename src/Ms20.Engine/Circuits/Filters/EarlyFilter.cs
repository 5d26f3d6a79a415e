using Ms20.Engine.Components;

namespace Ms20.Engine.Circuits;

/// <summary>VCHPF or VCLPF of the first revision: the KORG-35 module, two transistors used as resistors around an amplifier of 58.</summary>
/// <remarks>
/// Small signal, p = s/wc, k1 = 58:  LP k1 / (p^2 + (7/3 - k) p + 1),  HP k1 (p^2 + (4/3) p) / (p^2 + (7/3 - k) p + 1), so the high-pass falls with
/// 6 dB per octave and neither loses bass as PEAK rises. It whistles from k = 2.35. The amplifier clips inside the loop, so a hot signal
/// puts the resonance out. The nodes' equations are <see cref="EarlyFilterCore{TLanes}"/>'s, the part values
/// <see cref="EarlyFilterParts"/>'s; both are the netlist reference/netlists/early_core.inc, which ngspice solves for the tests.
/// Ports: volts of the panel in, the amplifier's volts out (about 0.4). <see cref="InputGain"/> stands in front of the netlist's port, where 1 V is 1/58 V
/// at the core.
/// Added: the charge that a moving cutoff puts on the nodes (<see cref="EarlyFilterParts.ThumpKappa"/>); nothing while it rests, so no comparison
/// with the netlist sees it. Hiss that rises with PEAK, in units that are alive.
/// </remarks>
internal sealed class EarlyFilter<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>What the converter gives Q1 for a hertz of cutoff, in siemens.</summary>
    internal static readonly double DrivePerHertz = 2.0 * Math.PI * EarlyFilterParts.C1 * Korg35Channel<TLanes>.DrivePerSiemens;

    private readonly FilterKind _kind;
    private readonly FilterTuning<TLanes> _tuning;
    private EarlyFilterCore<TLanes> _core;
    private NodeNoise<TLanes> _noise;
    private UnitParts<TLanes> _parts = new();
    private TLanes _lastOctaves;
    private bool _settled;

    /// <summary>A filter of a kind.</summary>
    public EarlyFilter(FilterKind kind)
    {
        _kind = kind;
        RingFit ring = kind == FilterKind.HighPass ? RingFit.EarlyHighPass : RingFit.EarlyLowPass;
        _tuning = new FilterTuning<TLanes>(ring, EarlyFilterParts.MostLoopGain);
        InputGain = EarlyFilterParts.Gain * (kind == FilterKind.HighPass ? LevelPlan.EarlyHighPassInputScale : LevelPlan.EarlyLowPassInputScale);
    }

    /// <summary>The signal, in volts.</summary>
    public Signal<TLanes> Input { get; set; } = new("filter input");

    /// <summary>The cutoff, in octaves above 1 Hz; limited to <see cref="CutoffRange"/>.</summary>
    public Signal<TLanes> Cutoff { get; set; } = new("cutoff");

    /// <summary>PEAK: the loop gain k, 0 to 3.25.</summary>
    public Knob<TLanes> Peak { get; set; } = new();

    /// <summary>The filter's output, in volts.</summary>
    public Signal<TLanes> Output { get; } = new("filter output");

    /// <summary>What stands between the input and the netlist's port: the level plan's, 1 when a test asks for the netlist itself.</summary>
    public double InputGain { get; set; }

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        _core = new EarlyFilterCore<TLanes>(rate.StepSeconds, _kind);
        _core.Fit(_kind == FilterKind.HighPass ? parts.HpfDiodeFactor : parts.LpfDiodeFactor);
        _noise.Prepare(rate, parts, Thermal.Volts);
        _tuning.Prepare(rate, LoopGainFactorOf(parts));
        Reset();
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts) => _tuning.Refit(LoopGainFactorOf(parts));

    /// <summary>To rest. The operating point depends a little on the cutoff, so it is solved with the first sample's.</summary>
    public override void Reset()
    {
        _settled = false;
        _noise.Reset(_parts, _kind);
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
        TLanes gain = TLanes.Of(InputGain / EarlyFilterParts.Gain / Thermal.Volts);
        TLanes hissPerGain = _parts.FilterHiss * TLanes.Of(1.0 / EarlyFilterParts.FullLoopGain);
        for (int i = from; i < to; i++)
        {
            TLanes input = Input.Volts[i] * gain;
            TLanes loopGain = _tuning.LoopGain.At(i);
            TLanes hiss = TLanes.Of(1.0) + hissPerGain * loopGain;
            TLanes first = _noise.First() * hiss, second = _noise.Second() * hiss;
            TLanes octaves = _tuning.Octaves[i];
            _core.Thump(octaves - _lastOctaves);
            _lastOctaves = octaves;
            TLanes drive = _tuning.Hertz[i] * TLanes.Of(DrivePerHertz);
            if (_kind == FilterKind.LowPass)
                _core.Begin(input, second, first, drive, _tuning.Warp[i], loopGain);
            else
                _core.Begin(default, input + second, first, drive, _tuning.Warp[i], loopGain);
            _core.Solve();
            _core.Advance();
            Output.Volts[i] = TLanes.Min(TLanes.Max(_core.Output, TLanes.Of(-OperationalAmplifier.SwingVolts)), TLanes.Of(OperationalAmplifier.SwingVolts));
        }
    }

    private TLanes LoopGainFactorOf(UnitParts<TLanes> parts) => _kind == FilterKind.HighPass ? parts.HpfLoopGainFactor : parts.LpfLoopGainFactor;

    private void Settle(int at)
    {
        _core.Settle(_tuning.Hertz[at] * TLanes.Of(DrivePerHertz), _tuning.LoopGain.At(at));
        _lastOctaves = _tuning.Octaves[at];
        _settled = true;
    }
}
