namespace Ms20.Engine.Circuits;

/// <summary>
/// The keyboard: one voltage for the key that is heard, one trigger for all, and PORTAMENTO in between.
/// </summary>
/// <remarks>
/// <para>
/// Hertz per volt: V(n) = 2^((n - 48)/12) for MIDI note n, 1 V at the lowest of the 37 keys and 8 V at the highest; other notes go on by the
/// same law up to 15 V. A <see cref="KeyTuning"/> can take that law's place, and its silent keys do nothing. The voltage is held on a capacitor after the key is released, and is 1 V until the first note.
/// PORTAMENTO is an RC in volts, V' = (V(n) - V)/tau, so glides up and down differ in cents; the first note after
/// <see cref="Reset"/> does not glide.
/// </para>
/// <para>
/// The trigger is an S-trigger: +5 V at rest, 0 V while any key is down. Once all keys are up it rests for at least one sample,
/// so a note that begins on the very sample on which another ended is a new one. <see cref="TriggerMode.Multiple"/> lifts it for 1 ms
/// between legato notes. Going back to a key that is still held never triggers.
/// </para>
/// <para>
/// Keys are pressed between two runs, which makes them exact to the sample. Departures: nothing bounces; the hold capacitor
/// loses nothing in a nominal unit (<see cref="UnitParts{TLanes}.KeyReleaseLoss"/>, <see cref="UnitParts{TLanes}.KeyHoldDroop"/>).
/// </para>
/// </remarks>
internal sealed class Keyboard<TLanes> : Circuit<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>How long <see cref="TriggerMode.Multiple"/> lifts the trigger, in seconds. A tunable.</summary>
    public const double MultipleReleaseSeconds = 1e-3;

    private const double LowestKeyVolts = 1.0;
    private const double IdleVolts = 5.0;
    private const double LimitVolts = KeyTuning.LimitVolts;

    /// <summary>Nearer than this the glide has arrived, in volts: below a thousandth of a cent, and well above what rounding leaves.</summary>
    private const double ArrivedVolts = 1e-8;

    /// <summary>Shorter than this PORTAMENTO is off, in seconds: far below one sample.</summary>
    private const double ShortestSeconds = 1e-9;

    /// <summary>Where a drooping hold capacitor ends, in volts.</summary>
    private const double FloorVolts = 1e-6;

    private static readonly TLanes One = TLanes.Of(1.0);

    private readonly HeldKeys[] _held = new HeldKeys[TLanes.Width];
    private readonly NotePriority[] _priorities = new NotePriority[TLanes.Width];
    private readonly TriggerMode[] _triggerModes = new TriggerMode[TLanes.Width];
    private readonly KeyTuning[] _tunings = new KeyTuning[TLanes.Width];
    private readonly bool[] _played = new bool[TLanes.Width];

    private UnitParts<TLanes> _parts = new();
    private double _stepSeconds;
    private double _multipleReleaseSamples;
    private TLanes _glideRemainder;
    private TLanes _holdRemainder = One;

    private TLanes _holdVolts;
    private TLanes _cvVolts;
    private TLanes _keyDown;
    private TLanes _liftedSamples;

    /// <summary>A keyboard with no key down.</summary>
    public Keyboard()
    {
        for (int lane = 0; lane < _held.Length; lane++)
            _held[lane] = new HeldKeys();
        Array.Fill(_tunings, KeyTuning.Equal);
    }

    /// <summary>PORTAMENTO: time constant of the glide in seconds; 0 is none.</summary>
    public Knob<TLanes> Portamento { get; set; } = new(0.0);

    /// <summary>Factor of the voltage, behind the glide: a pitch bender; 1 where nothing is bent.</summary>
    public Knob<TLanes> Bend { get; set; } = new(1.0);

    /// <summary>KBD CV OUT in volts, at most 15.</summary>
    public Signal<TLanes> KbdCv { get; } = new("KBD CV OUT");

    /// <summary>KBD TRIG OUT: +5 V at rest, 0 V while a key is down.</summary>
    public Signal<TLanes> KbdTrigger { get; } = new("KBD TRIG OUT");

    /// <inheritdoc/>
    public override void Prepare(EngineRate rate, UnitParts<TLanes> parts)
    {
        _stepSeconds = rate.StepSeconds;
        _multipleReleaseSamples = Math.Ceiling(MultipleReleaseSeconds * rate.EngineHz);
        Refit(parts);
    }

    /// <inheritdoc/>
    public override void Refit(UnitParts<TLanes> parts)
    {
        _parts = parts;
        _holdRemainder = Exp<TLanes>.Of(-(parts.KeyHoldDroop * TLanes.Of(_stepSeconds)));
    }

    /// <summary>All keys up, none played yet. Priorities and trigger modes stay.</summary>
    public override void Reset()
    {
        foreach (HeldKeys keys in _held)
            keys.Clear();
        Array.Clear(_played);
        _holdVolts = TLanes.Of(LowestKeyVolts);
        _cvVolts = _holdVolts;
        _keyDown = default;
        _liftedSamples = default;
        KbdCv.Fill(Bent(_cvVolts, Tick.Samples - 1));
        KbdTrigger.Fill(TLanes.Of(IdleVolts));
        ReadKnobs();
    }

    /// <inheritdoc/>
    public override void BeginTick()
    {
        if (Portamento.Changed)
            ReadKnobs();
    }

    /// <summary>Presses a key, from the next sample to run on; a number that is no MIDI note does nothing. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="midiNote">0 to 127; 48 is the lowest key.</param>
    public void NoteOn(int lane, int midiNote)
    {
        if (midiNote is < 0 or >= HeldKeys.Keys || !_tunings[lane].Sounds(midiNote))
            return;
        HeldKeys keys = _held[lane];
        bool legato = keys.Count > 0;
        keys.Press(midiNote);
        bool takesThePitch = keys.Sounding(_priorities[lane]) == midiNote;
        if (legato && takesThePitch && _triggerModes[lane] == TriggerMode.Multiple)
            _liftedSamples = LaneEdit<TLanes>.With(_liftedSamples, lane, _multipleReleaseSamples);
        Play(lane);
    }

    /// <summary>Releases a key, from the next sample to run on; one that is not down, or no MIDI note, does nothing. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="midiNote">0 to 127.</param>
    public void NoteOff(int lane, int midiNote)
    {
        if (midiNote is < 0 or >= HeldKeys.Keys || !_held[lane].IsDown(midiNote))
            return;
        _held[lane].Release(midiNote);
        Play(lane);
    }

    /// <summary>Releases all of a lane's keys, from the next sample to run on. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    public void AllOff(int lane)
    {
        if (_held[lane].Count == 0)
            return;
        _held[lane].Clear();
        Play(lane);
    }

    /// <summary>Chooses which of a lane's keys is heard, from the next sample to run on. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="priority">The priority.</param>
    public void SetNotePriority(int lane, NotePriority priority)
    {
        _priorities[lane] = priority;
        if (_held[lane].Count > 0)
            Play(lane);
    }

    /// <summary>Gives a lane's keys other voltages, from the next sample to run on; a held key that the tuning silences stays where it is. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="tuning">The voltages.</param>
    public void SetTuning(int lane, KeyTuning tuning)
    {
        _tunings[lane] = tuning;
        if (_held[lane].Count > 0)
            Play(lane);
    }

    /// <summary>Chooses whether a lane's legato notes trigger, for the keys pressed from now on. Audio thread.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="mode">The mode.</param>
    public void SetTriggerMode(int lane, TriggerMode mode) => _triggerModes[lane] = mode;

    /// <inheritdoc/>
    public override void Run(int from, int to)
    {
        TLanes hold = _holdVolts, cv = _cvVolts, lifted = _liftedSamples;
        TLanes leak = TLanes.Select(_keyDown, One, _holdRemainder);
        for (int i = from; i < to; i++)
        {
            hold = TLanes.Max(hold * leak, TLanes.Of(FloorVolts));
            TLanes way = cv - hold;
            TLanes arrived = TLanes.Less(TLanes.Abs(way), TLanes.Of(ArrivedVolts));
            cv = hold + TLanes.AndNot(way * _glideRemainder, arrived);
            KbdCv.Volts[i] = Bent(cv, i);
            TLanes on = TLanes.And(_keyDown, TLanes.LessOrEqual(lifted, default));
            KbdTrigger.Volts[i] = TLanes.AndNot(TLanes.Of(IdleVolts), on);
            lifted = TLanes.Max(lifted - One, default);
        }

        (_holdVolts, _cvVolts, _liftedSamples) = (hold, cv, lifted);
    }

    private TLanes Bent(TLanes cv, int sample) => TLanes.Min(cv * Bend.At(sample), TLanes.Of(LimitVolts));

    private void ReadKnobs()
    {
        TLanes tau = Portamento.Value, shortest = TLanes.Of(ShortestSeconds);
        TLanes remainder = Exp<TLanes>.Of(-(TLanes.Of(_stepSeconds) / TLanes.Max(tau, shortest)));
        _glideRemainder = TLanes.And(TLanes.Less(shortest, tau), remainder);
    }

    /// <summary>Puts one lane's key that is now heard, or none, on the hold capacitor and the trigger line.</summary>
    private void Play(int lane)
    {
        int note = _held[lane].Sounding(_priorities[lane]);
        _keyDown = LaneEdit<TLanes>.WithMask(_keyDown, lane, note >= 0);
        if (note < 0)
        {
            double kept = TLanes.Get(_holdVolts, lane) * (1.0 - TLanes.Get(_parts.KeyReleaseLoss, lane));
            _holdVolts = LaneEdit<TLanes>.With(_holdVolts, lane, kept);
            _liftedSamples = LaneEdit<TLanes>.With(_liftedSamples, lane, 1.0);
            return;
        }

        if (!_tunings[lane].Sounds(note))
            return;
        double volts = _tunings[lane].VoltsOf(note);
        _holdVolts = LaneEdit<TLanes>.With(_holdVolts, lane, volts);
        if (_played[lane])
            return;
        _played[lane] = true;
        _cvVolts = LaneEdit<TLanes>.With(_cvVolts, lane, volts);
    }
}
