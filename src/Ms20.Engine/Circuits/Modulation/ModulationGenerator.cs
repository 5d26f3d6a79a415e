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
/// A clock may lead it (<see cref="Sync"/>): a departure the instrument does not have. Its rate is then the clock's, made a little faster or slower
/// until its cycle begins, at the lowest point, where the clock's step is; the voltage itself is never made to jump.
/// </para>
/// <para>
/// It can be patched where it is heard, so corners and jumps go through a <see cref="BandLimitedWave{TLanes}"/>: both outputs are three engine
/// samples late (16 us). Below 20 kHz the aliases of 22 Hz lie 99 dB and more under a 5 V square at the slowest engine rate, 88.2 kHz; a
/// jump merely averaged over its sample would leave them at -60. The kernel's droop stays (0.6 dB at 20 kHz): corrected, the pulse would
/// overshoot its 0 and 5 V. Corners come at most once in 17 samples at that rate; in all others the work is skipped.
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

    /// <summary>
    /// How hard a clock pulls: the share of a cycle by which the phase is wrong, times this, changes the rate. A tunable: what is wrong
    /// falls to a twentieth in one cycle.
    /// </summary>
    private const double SyncPull = 3.0;

    /// <summary>The slowest and fastest a clock makes it go to catch up, as factors of the clock's rate. Tunables: nobody takes it for another tempo.</summary>
    private const double SyncSlowest = 0.5;
    private const double SyncFastest = 1.5;

    /// <summary>Names the start phase among the unit's random numbers.</summary>
    private const ulong PhaseSource = 0x4D47;

    private static readonly TLanes Limit = TLanes.Of(LimitVolts);
    private static readonly TLanes PulseHigh = TLanes.Of(PulseVolts);

    private readonly BandLimitedWave<TLanes> _triangle = new();
    private readonly BandLimitedWave<TLanes> _pulse = new();
    private UnitParts<TLanes> _parts = new();
    private TLanes _swingVoltsTimesStep;
    private TLanes _up;
    private TLanes _down;
    private bool _moving;
    private TLanes _syncedHertz;
    private TLanes _synced;

    private TLanes _capacitorVolts;
    private TLanes _rising;

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
        _syncedHertz = _synced = default;
        SetSlopes(Tick.Samples - 1);
        _moving = Skew.Changed || Frequency.Changed;
        TLanes phase = StartPhase<TLanes>.Of(_parts, PhaseSource), share = RisingShare(Tick.Samples - 1);
        _rising = TLanes.Less(phase, share);
        TLanes way = TLanes.Select(_rising, phase / share, (TLanes.Of(1.0) - phase) / (TLanes.Of(1.0) - share));
        _capacitorVolts = (way - TLanes.Of(0.5)) * TLanes.Of(2.0 * LimitVolts);
        _triangle.Reset(_capacitorVolts);
        _pulse.Reset(PulseNow());
        Triangle.Fill(_capacitorVolts);
        Pulse.Fill(PulseNow());
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        bool moved = _moving;
        _moving = Skew.Changed || Frequency.Changed;
        if (moved || _moving)
            SetSlopes(0);
        _triangle.BeginTick();
        _pulse.BeginTick();
    }

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_moving)
                SetSlopes(i);
            TLanes next = _capacitorVolts + TLanes.Select(_rising, _up, -_down);
            TLanes turns = TLanes.Less(Limit, TLanes.Abs(next));
            if (TLanes.Any(turns))
                next = Turn(i, turns, next);
            _capacitorVolts = next;
            Triangle.Volts[i] = _triangle.Next(i, next);
            Pulse.Volts[i] = _pulse.Next(i, PulseNow());
        }
    }

    /// <summary>Follows a clock in one lane, from the next sample to run on, until told otherwise. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="hertz">Cycles a second; 0 to be free again.</param>
    /// <param name="phase">Where in its cycle it should be at this moment, 0 to 1; 0 is its lowest point, where the pulse falls.</param>
    public void Sync(int lane, double hertz, double phase)
    {
        double error = PhaseOf(lane) - phase;
        error -= Math.Floor(error + 0.5);
        double pace = Math.Clamp(1.0 - SyncPull * error, SyncSlowest, SyncFastest);
        _syncedHertz = LaneEdit<TLanes>.With(_syncedHertz, lane, hertz * pace);
        _synced = LaneEdit<TLanes>.WithMask(_synced, lane, hertz > 0.0);
        SetSlopes(Tick.Samples - 1);
    }

    private double PhaseOf(int lane)
    {
        double share = TLanes.Get(RisingShare(Tick.Samples - 1), lane);
        double way = TLanes.Get(_capacitorVolts, lane) / (2.0 * LimitVolts) + 0.5;
        bool rising = TLanes.Get(TLanes.And(_rising, TLanes.Of(1.0)), lane) > 0.0;
        return rising ? way * share : share + (1.0 - way) * (1.0 - share);
    }

    private TLanes RisingShare(int sample) =>
        TLanes.Min(TLanes.Max(Skew.At(sample), TLanes.Of(SkewLimit)), TLanes.Of(1.0 - SkewLimit));

    private TLanes PulseNow() => TLanes.AndNot(PulseHigh, _rising);

    private void SetSlopes(int sample)
    {
        TLanes share = RisingShare(sample);
        TLanes hertz = TLanes.Select(_synced, _syncedHertz, Frequency.At(sample) * _parts.MgFrequencyFactor);
        TLanes swing = TLanes.Min(TLanes.Max(hertz, default), TLanes.Of(FastestHz)) * _swingVoltsTimesStep;
        _up = swing / share;
        _down = swing / (TLanes.Of(1.0) - share);
    }

    /// <summary>
    /// A sample in which some lanes' integrators pass a limit: they turn there, and corner and jump are rounded off. Returns the
    /// voltage at the sample, in the other lanes as it was.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TLanes Turn(int place, TLanes turns, TLanes next)
    {
        TLanes before = TLanes.Select(_rising, _up, _down);
        TLanes after = TLanes.Select(_rising, _down, _up);
        // Samples since the corner; where nothing turns the quotient may be 0/0 and the mask clears it.
        TLanes since = TLanes.And(turns, (TLanes.Abs(next) - Limit) / before);
        TLanes turned = Limit - since * after;
        turned = TLanes.Select(_rising, turned, -turned);

        // At the top the slope shrinks and the pulse rises, at the bottom the other way round.
        TLanes bend = before + after;
        _triangle.AddCorner(place, since, TLanes.And(turns, TLanes.Select(_rising, -bend, bend)), default, default);
        _pulse.AddStep(place, since, TLanes.And(turns, TLanes.Select(_rising, PulseHigh, -PulseHigh)), default);
        _rising = TLanes.Xor(_rising, turns);
        return TLanes.Select(turns, turned, next);
    }
}
