using System.Runtime.CompilerServices;
using Ms20.Engine.Signals;

namespace Ms20.Engine.Circuits;

/// <summary>
/// MODULATION GENERATOR: the low-frequency oscillator. One WAVE FORM knob leans its triangle from falling to rising saw and, with it,
/// narrows its pulse.
/// </summary>
/// <remarks>
/// <para>
/// An integrator between two comparator limits: V' = 5 V f/d while it rises, V' = -5 V f/(1 - d) while it falls, turning at +-2.5 V;
/// d is the knob. The pulse is the comparator: +5 V while the triangle falls, 0 V while it rises, so its width is 1 - d. The voltage
/// is the state (not a phase), so turning either knob bends the wave where it stands and never makes it jump.
/// </para>
/// <para>
/// d is limited to 0.02 and 0.98: the fast flank stays finite, as on the instrument, and the pulse never vanishes, so that it can
/// clock at every setting. (The MS-50's disappears at its end stops; the MS-20's is not documented.) It runs freely: it starts at
/// a phase drawn from the seed and no key resets it. Amplitudes are the MS-50 manual's, 5 V peak to peak.
/// </para>
/// <para>
/// It can be patched where it is heard, so corners and jumps are band-limited by four-point residuals (<see cref="SplineResidual{TLanes}"/>),
/// which delays both outputs by two engine samples (10 us). A jump averaged over its sample alone leaves aliases at about -60 dB. Corners
/// come at most once in 17 samples at the slowest engine rate: the work is skipped in all other samples.
/// </para>
/// </remarks>
internal sealed class ModulationGenerator<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const double LimitVolts = 2.5;
    private const double PulseVolts = 5.0;

    /// <summary>WAVE FORM at its end stops: the share of a period that the fast flank takes. A tunable.</summary>
    private const double SkewLimit = 0.02;

    /// <summary>Four times the panel's fastest; far enough above it for any drawn unit, and what keeps corners apart.</summary>
    private const double FastestHz = 100.0;

    /// <summary>Names the start phase among the unit's random numbers.</summary>
    private const ulong PhaseSource = 0x4D47;

    private static readonly TLanes Limit = TLanes.Of(LimitVolts);
    private static readonly TLanes PulseHigh = TLanes.Of(PulseVolts);

    private UnitParts<TLanes> _parts = new();
    private TLanes _swingVoltsTimesStep;
    private TLanes _up;
    private TLanes _down;
    private bool _moving;

    private TLanes _capacitorVolts;
    private TLanes _rising;

    // The samples still within reach of a corner: two that wait to go out, and what has been added to the next two.
    private TLanes _triangle1, _triangle2, _triangle3, _triangle4;
    private TLanes _pulse1, _pulse2, _pulse3, _pulse4;

    /// <summary>WAVE FORM: the share of a period in which the triangle rises, 0 to 1: falling saw, triangle, rising saw.</summary>
    public Knob<TLanes> Skew { get; set; } = new(0.5);

    /// <summary>FREQUENCY in hertz; limited to 0..100.</summary>
    public Knob<TLanes> Frequency { get; set; } = new(1.5);

    /// <summary>MG OUT (triangle): -2.5 to +2.5 V.</summary>
    public Signal<TLanes> Triangle { get; } = new("MG OUT triangle");

    /// <summary>MG OUT (pulse): 0 and +5 V.</summary>
    public Signal<TLanes> Pulse { get; } = new("MG OUT pulse");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _parts = parts;
        _swingVoltsTimesStep = TLanes.Of(2.0 * LimitVolts * rate.StepSeconds);
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        SetSlopes(Tick.Samples - 1);
        _moving = Skew.Changed || Frequency.Changed;
        Span<double> phases = stackalloc double[8];
        for (int lane = 0; lane < TLanes.Width; lane++)
            phases[lane] = (_parts.SeedOf(lane, PhaseSource) >> 11) * (1.0 / (1UL << 53));
        TLanes phase = TLanes.Load(phases), share = RisingShare(Tick.Samples - 1);
        _rising = TLanes.Less(phase, share);
        TLanes way = TLanes.Select(_rising, phase / share, (TLanes.Of(1.0) - phase) / (TLanes.Of(1.0) - share));
        _capacitorVolts = (way - TLanes.Of(0.5)) * TLanes.Of(2.0 * LimitVolts);
        (_triangle3, _triangle4, _pulse3, _pulse4) = (_capacitorVolts, default, PulseNow(), default);
        Step();
        Step();
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        bool moved = _moving;
        _moving = Skew.Changed || Frequency.Changed;
        if (moved || _moving)
            SetSlopes(0);
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_moving)
                SetSlopes(i);
            Step();
            Triangle.Volts[i] = _triangle1;
            Pulse.Volts[i] = _pulse1;
        }
    }

    private TLanes RisingShare(int sample) =>
        TLanes.Min(TLanes.Max(Skew.At(sample), TLanes.Of(SkewLimit)), TLanes.Of(1.0 - SkewLimit));

    private TLanes PulseNow() => TLanes.AndNot(PulseHigh, _rising);

    private void SetSlopes(int sample)
    {
        TLanes share = RisingShare(sample);
        TLanes hertz = Frequency.At(sample) * _parts.MgFrequencyFactor;
        TLanes swing = TLanes.Min(TLanes.Max(hertz, default), TLanes.Of(FastestHz)) * _swingVoltsTimesStep;
        _up = swing / share;
        _down = swing / (TLanes.Of(1.0) - share);
    }

    private void Step()
    {
        TLanes next = _capacitorVolts + TLanes.Select(_rising, _up, -_down);
        TLanes turns = TLanes.Less(Limit, TLanes.Abs(next));
        if (TLanes.Any(turns))
        {
            Turn(turns, next);
            return;
        }

        _capacitorVolts = next;
        Advance();
    }

    private void Advance()
    {
        (_triangle1, _triangle2, _triangle3, _triangle4) = (_triangle2, _triangle3, _capacitorVolts + _triangle4, default);
        (_pulse1, _pulse2, _pulse3, _pulse4) = (_pulse2, _pulse3, PulseNow() + _pulse4, default);
    }

    /// <summary>A sample in which some lanes' integrators pass a limit: they turn there, and the corner is rounded off.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Turn(TLanes turns, TLanes next)
    {
        TLanes before = TLanes.Select(_rising, _up, _down);
        TLanes after = TLanes.Select(_rising, _down, _up);
        // Samples since the corner; where nothing turns the quotient may be 0/0 and the mask clears it.
        TLanes since = TLanes.And(turns, (TLanes.Abs(next) - Limit) / before);
        TLanes turned = Limit - since * after;
        turned = TLanes.Select(_rising, turned, -turned);
        _capacitorVolts = TLanes.Select(turns, turned, next);
        _rising = TLanes.Xor(_rising, turns);
        Advance();

        TLanes until = TLanes.Of(1.0) - since;
        // Now falling: the slope has shrunk and the pulse has risen. Now rising: the other way round.
        TLanes bend = before + after;
        bend = TLanes.And(turns, TLanes.Select(_rising, bend, -bend));
        _triangle1 += bend * SplineResidual<TLanes>.FarCorner(since);
        _triangle2 += bend * SplineResidual<TLanes>.NearCorner(until);
        _triangle3 += bend * SplineResidual<TLanes>.NearCorner(since);
        _triangle4 += bend * SplineResidual<TLanes>.FarCorner(until);
        TLanes jump = TLanes.And(turns, TLanes.Select(_rising, -PulseHigh, PulseHigh));
        _pulse1 += jump * SplineResidual<TLanes>.FarJump(since);
        _pulse2 += jump * SplineResidual<TLanes>.NearJump(until);
        _pulse3 -= jump * SplineResidual<TLanes>.NearJump(since);
        _pulse4 -= jump * SplineResidual<TLanes>.FarJump(until);
    }
}
