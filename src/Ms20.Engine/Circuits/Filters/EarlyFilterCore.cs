using System.Runtime.CompilerServices;
using Ms20.Engine.Components;
using Ms20.Engine.Solvers;

namespace Ms20.Engine.Circuits;

/// <summary>The early filter's nodes and the equations between them, solved together once a sample.</summary>
/// <remarks>
/// Unknowns, voltages over VT: s (driven side of Q1), a (between the channels), b (amplifier's input); in volts the amplifier's output Vo and its
/// diode voltage. j1 and j2 are the currents into a and b:
/// <code>
/// source      s = source - Rs icollector1
/// node a      C1 d(a - k Vo / 58 - 100 j1)/dt = j1 = iemitter1 - icollector2
/// node b      C2 d(b - foot - Rfoot j2)/dt    = j2 = iemitter2
/// amplifier   b -> Vo: <see cref="ClippingAmplifier{TLanes}"/>
/// </code>
/// Trapezoidal rule. Each capacitor keeps q = voltage + current x T/2C, which stays a true trapezoid while the cutoff moves.
/// </remarks>
internal partial struct EarlyFilterCore<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>No node gets this far (13 V); a lane that does has lost its way and starts again from rest.</summary>
    private const double LostThermals = 500.0;

    /// <summary>From the output's volts to the PEAK tap over VT, for each unit of loop gain.</summary>
    private const double TapPerGain = 1.0 / (EarlyFilterParts.Gain * Thermal.Volts);

    private const double PerRatio = 1.0 / EarlyFilterParts.ChannelRatio;

    private readonly bool _grounded;
    private readonly TLanes _sourceOhms;
    private readonly TLanes _footOhms;
    private readonly TLanes _c1Ohms;
    private readonly TLanes _c2Ohms;
    private ClippingAmplifier<TLanes> _amplifier;

    // Capacitors C1 and C2, over VT.
    private TLanes _c1;
    private TLanes _c2;

    // The unknowns, and where they stood a sample before (s seen from the source, b from the foot, so that the input's jumps are foreseen).
    private TLanes _s;
    private TLanes _drop;
    private TLanes _dropBefore;
    private TLanes _a;
    private TLanes _aBefore;
    private TLanes _b;
    private TLanes _overC2;
    private TLanes _overC2Before;

    // The sample's inputs and coefficients.
    private TLanes _source;
    private TLanes _foot;
    private TLanes _noise;
    private TLanes _drive;
    private TLanes _tap;
    private TLanes _step1;
    private TLanes _step2;
    private TLanes _share1;
    private TLanes _share2;

    /// <summary>A core for a time step and a kind; <see cref="Settle"/> comes next.</summary>
    public EarlyFilterCore(double stepSeconds, FilterKind kind)
    {
        const double attenuator = EarlyFilterParts.Ra * EarlyFilterParts.Rb / (EarlyFilterParts.Ra + EarlyFilterParts.Rb);
        _grounded = kind == FilterKind.HighPass;
        _sourceOhms = TLanes.Of(kind == FilterKind.LowPass ? attenuator : EarlyFilterParts.Rsg);
        _footOhms = TLanes.Of(kind == FilterKind.HighPass ? attenuator : 0.0);
        _c1Ohms = TLanes.Of(0.5 * stepSeconds / EarlyFilterParts.C1);
        _c2Ohms = TLanes.Of(0.5 * stepSeconds / EarlyFilterParts.C2);
        _amplifier = new ClippingAmplifier<TLanes>(
            EarlyFilterParts.DiodesInSeries, EarlyFilterParts.Rf, EarlyFilterParts.Rg, EarlyFilterParts.Cg);
        _amplifier.Prepare(stepSeconds);
    }

    /// <summary>Fits a unit's own diodes, whose saturation current is so many times the nominal one's.</summary>
    public void Fit(TLanes diodeFactor) => _amplifier.Fit(diodeFactor);

    /// <summary>The output in volts.</summary>
    public readonly TLanes Output => _amplifier.Output;

    /// <summary>To rest, with no signal, at a cutoff and a loop gain: see <see cref="EarlyFilterRest{TLanes}"/>.</summary>
    public void Settle(TLanes drive, TLanes loopGain)
    {
        var rest = new EarlyFilterRest<TLanes>(_sourceOhms * drive);
        _s = _drop = _dropBefore = rest.Source;
        _a = _aBefore = rest.A;
        _b = _overC2 = _overC2Before = rest.B;
        _source = _foot = _noise = default;
        _drive = drive;
        _tap = loopGain * TLanes.Of(TapPerGain);
        _amplifier.Settle(rest.B * TLanes.Of(Thermal.Volts));
        _c1 = rest.A - _tap * _amplifier.Output;
        _c2 = rest.B;
    }

    /// <summary>The charge that a step of the cutoff, in octaves, puts on both nodes.</summary>
    public void Thump(TLanes octaves)
    {
        TLanes step = octaves * TLanes.Of(EarlyFilterParts.ThumpKappa * Korg35Channel<TLanes>.R);
        _c2 += step;
        _c1 += step * TLanes.Of(EarlyFilterParts.C2 / EarlyFilterParts.C1);
    }

    /// <summary>Begins a sample: inputs, coefficients, and a first guess on the line through the last two points.</summary>
    /// <param name="source">The low-pass input at the core, over VT.</param>
    /// <param name="foot">The foot of C2, the high-pass input, over VT; noise in series with C2 is added to it.</param>
    /// <param name="noise">Noise in series with C1, over VT.</param>
    /// <param name="drive">Q1's drive in siemens.</param>
    /// <param name="warp">The sample's warp factor.</param>
    /// <param name="loopGain">k.</param>
    public void Begin(TLanes source, TLanes foot, TLanes noise, TLanes drive, TLanes warp, TLanes loopGain)
    {
        _source = source;
        _foot = foot;
        _noise = noise;
        _drive = drive;
        _tap = loopGain * TLanes.Of(TapPerGain);
        TLanes step1 = _c1Ohms * warp, step2 = _c2Ohms * warp;
        _step1 = step1 + TLanes.Of(EarlyFilterParts.Rfb);
        _step2 = step2 + _footOhms;
        _share1 = TLanes.Of(2.0) * step1 / _step1;
        _share2 = TLanes.Of(2.0) * step2 / _step2;
        TLanes drop = _drop;
        _s = source + drop + (drop - _dropBefore);
        _dropBefore = drop;
        TLanes a = _a;
        _a = a + (a - _aBefore);
        _aBefore = a;
        TLanes overC2 = _overC2;
        _b = foot + overC2 + (overC2 - _overC2Before);
        _overC2Before = overC2;
        TLanes knees = _amplifier.Begin(warp);
        _amplifier.Clamp(knees, _b * TLanes.Of(Thermal.Volts), Newton<TLanes>.AllLanes);
    }

    /// <summary>Ends a sample: the capacitors take their new charge.</summary>
    public void Advance()
    {
        _drop = _s - _source;
        _overC2 = _b - _foot;
        // What the whole branch takes, less the resistor's share, is the capacitor's; twice, for both ends of the sample.
        _c1 += _share1 * (_a - _tap * _amplifier.Output - _noise - _c1);
        _c2 += _share2 * (_overC2 - _c2);
        _amplifier.Advance();
        TLanes reach = TLanes.Abs(_s) + TLanes.Abs(_a) + TLanes.Abs(_b) + TLanes.Abs(_amplifier.Output);
        TLanes found = TLanes.LessOrEqual(reach, TLanes.Of(LostThermals));
        if (TLanes.Any(TLanes.AndNot(Newton<TLanes>.AllLanes, found)))
            Recover(found);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Recover(TLanes found)
    {
        EarlyFilterCore<TLanes> rest = this;
        rest.Settle(_drive, default);
        _c1 = TLanes.Select(found, _c1, rest._c1);
        _c2 = TLanes.Select(found, _c2, rest._c2);
        _s = TLanes.Select(found, _s, rest._s);
        _drop = TLanes.Select(found, _drop, rest._drop);
        _dropBefore = TLanes.Select(found, _dropBefore, rest._drop);
        _a = TLanes.Select(found, _a, rest._a);
        _aBefore = TLanes.Select(found, _aBefore, rest._a);
        _b = TLanes.Select(found, _b, rest._b);
        _overC2 = TLanes.Select(found, _overC2, rest._overC2);
        _overC2Before = TLanes.Select(found, _overC2Before, rest._overC2);
        _amplifier.Recover(found, rest._b * TLanes.Of(Thermal.Volts));
    }
}
