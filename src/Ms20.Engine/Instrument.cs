using System.Collections.Immutable;
using Ms20.Engine.Events;
using Ms20.Engine.Units;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>
/// The MS-20: its circuits, its panel and its patch bay. Give it a <see cref="Patch"/>, prepare it, press keys, and take voltages out.
/// </summary>
/// <remarks>
/// <para>One instrument may have several lanes: complete, separate MS-20s that share profile, normals, cables, rates and host ports, and are
/// computed together, which costs little more than one. Dials, keys, units and seeds are each lane's own.</para>
/// <para>Two threads may use an instrument: one that calls <see cref="Process"/> (the audio thread) and one that calls everything else
/// (the control side; calls from several threads must be serialised). <see cref="Process"/> never allocates, locks, throws on what it
/// hears, or waits. The same patch and the same events give the same bits on every machine, in every block size and lane width.</para>
/// </remarks>
public sealed class Instrument
{
    /// <summary>Eight octaves: more than any bender, and far from where numbers would end.</summary>
    private const double LongestBendSemitones = 96.0;

    private readonly InstrumentCore[] _cores;
    private readonly int[] _coreOfLane;
    private readonly int[] _laneInCore;
    private readonly Patch _patch;
    private ImmutableArray<Cable> _cables;
    private InstrumentOptions? _options;

    /// <summary>An instrument set to a patch.</summary>
    /// <param name="patch">Profile, normals, dials, cables, unit and seed.</param>
    /// <param name="lanes">How many complete instruments to compute together, 1 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lanes"/> is not between 1 and 64.</exception>
    public Instrument(Patch patch, int lanes = 1)
        : this(patch, lanes, LaneWidths.For(lanes))
    {
    }

    /// <summary>An instrument whose lanes are computed in groups of the given widths, for tests and benchmarks.</summary>
    internal Instrument(Patch patch, int lanes, ReadOnlySpan<int> widths)
    {
        ArgumentNullException.ThrowIfNull(patch);
        _patch = patch;
        _cables = patch.Cables;
        Lanes = lanes;
        _cores = new InstrumentCore[widths.Length];
        _coreOfLane = new int[lanes];
        _laneInCore = new int[lanes];
        int first = 0;
        for (int core = 0; core < widths.Length; core++)
        {
            int used = Math.Min(widths[core], lanes - first);
            _cores[core] = InstrumentCore.Create(widths[core], patch, first, used);
            for (int lane = 0; lane < used; lane++)
            {
                _coreOfLane[first + lane] = core;
                _laneInCore[first + lane] = lane;
            }

            first += used;
        }
    }

    /// <summary>How many complete instruments this one computes together.</summary>
    public int Lanes { get; }

    /// <summary>The patch the instrument was made with.</summary>
    public Patch Patch => _patch;

    /// <summary>The cables as they were plugged last, by <see cref="TryPlug"/> or, before that, by the patch. Control side.</summary>
    public ImmutableArray<Cable> Cables => _cables;

    /// <summary>Whether the host is plugged into a jack, once prepared; a cable into it is refused then. Control side.</summary>
    /// <param name="jack">Which jack.</param>
    public bool IsDriven(Jack jack)
    {
        if (_options is null)
            return false;
        foreach (HostPort port in _options.Inputs)
        {
            if (ReferenceEquals(port.Jack, jack))
                return true;
        }

        return false;
    }

    /// <summary>The engine's own sample rate in hertz, once prepared; 0 before.</summary>
    public double EngineRateHz { get; private set; }

    /// <summary>Frames by which the outputs lag behind keys and knobs, once prepared.</summary>
    public int LatencyFrames { get; private set; }

    /// <summary>Frames by which the outputs lag behind host inputs, once prepared.</summary>
    public int InputLatencyFrames { get; private set; }

    /// <summary>Frames processed since <see cref="Reset"/>: the clock that event times count on.</summary>
    public long Now { get; private set; }

    /// <summary>Sets unit and seed of one lane; takes effect at <see cref="Prepare"/>. Every lane has the patch's unless told. Trims stay. Control side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lane does not exist or the unit is negative.</exception>
    public void SetUnit(int lane, int unit, ulong seed)
    {
        CheckLane(lane);
        ArgumentOutOfRangeException.ThrowIfNegative(unit);
        UnitChoice choice = _cores[_coreOfLane[lane]].ChoiceOf(_laneInCore[lane]);
        _cores[_coreOfLane[lane]].Choose(_laneInCore[lane], choice with { Unit = unit, Seed = seed });
    }

    /// <summary>
    /// Turns a trimmer inside one lane's case; takes effect at <see cref="Prepare"/>, or at <see cref="TryRefit"/> while it plays. Every trimmer stands where
    /// the patch has it unless told. Control side.
    /// </summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="trim">Which trimmer.</param>
    /// <param name="value">Where it is to stand, in the trimmer's unit; limited to its track.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lane does not exist.</exception>
    public void SetTrim(int lane, Trim trim, double value)
    {
        ArgumentNullException.ThrowIfNull(trim);
        CheckLane(lane);
        UnitChoice choice = _cores[_coreOfLane[lane]].ChoiceOf(_laneInCore[lane]);
        ImmutableArray<double> values = choice.TrimValues.SetItem(trim.Index, trim.Limit(value));
        _cores[_coreOfLane[lane]].Choose(_laneInCore[lane], choice with { TrimValues = values });
    }

    /// <summary>
    /// Services one lane's unit, as <see cref="SetUnit"/> has it: turns every trimmer so that it cancels what an age has done. What has worn out (the
    /// keyboard's hold, the supply's capacitors) stays worn. Takes effect at <see cref="Prepare"/>, or at <see cref="TryRefit"/>. Control side.
    /// </summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="age">The age at which the service takes place, 0 to 1; the instrument is as just serviced when prepared with the same.</param>
    /// <returns>Where the trimmers stand now, by <see cref="Trim.Index"/>, each in its own unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lane does not exist or the age is not between 0 and 1.</exception>
    public ImmutableArray<double> Service(int lane, double age)
    {
        CheckLane(lane);
        if (!(age >= 0.0 && age <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(age), age, "An age is between 0, just serviced, and 1, decades without service.");
        UnitChoice choice = _cores[_coreOfLane[lane]].ChoiceOf(_laneInCore[lane]);
        ImmutableArray<double> values = UnitDraw.ServiceTrims(choice.Unit, _patch.Profile, age);
        _cores[_coreOfLane[lane]].Choose(_laneInCore[lane], choice with { TrimValues = values });
        return values;
    }

    /// <summary>
    /// Lets a prepared instrument have its trimmers where <see cref="SetTrim"/> and <see cref="Service"/> have put them, and another age: from
    /// <paramref name="time"/> on, in all lanes. Notes, phases, drift and warming up go on; unit and seed stay as prepared. Control side; allocates.
    /// </summary>
    /// <param name="age">The age, 0 to 1; the next <see cref="Prepare"/> takes its options' or the patch's again.</param>
    /// <param name="time">The frame since Reset at which it happens; times already past mean at once.</param>
    /// <returns>False if the queue is full: nothing has happened, try again after the next block.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The age is not between 0 and 1.</exception>
    /// <exception cref="InvalidOperationException">The instrument has not been prepared.</exception>
    public bool TryRefit(double age, long time = 0)
    {
        CheckPrepared();
        if (!(age >= 0.0 && age <= 1.0))
            throw new ArgumentOutOfRangeException(nameof(age), age, "An age is between 0, just serviced, and 1, decades without service.");
        foreach (InstrumentCore core in _cores)
        {
            if (!core.HasRoomToReplug)
                return false;
        }

        foreach (InstrumentCore core in _cores)
            core.PostRefit(time, age);
        return true;
    }

    /// <summary>Computes what depends on rates and parts, allocates, and resets. Control side, while <see cref="Process"/> does not run.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a host input is not a free input jack; the message says which.</exception>
    public void Prepare(InstrumentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OptionChecks.Check(options, _patch, _cables);
        _options = options;
        EngineRate rate = EngineRate.For(options.SampleRateHz, options.Quality);
        EngineRateHz = rate.EngineHz;
        foreach (InstrumentCore core in _cores)
            core.Prepare(options, rate, _cables);
        LatencyFrames = _cores[0].OutputLatencyFrames;
        InputLatencyFrames = _cores[0].InputLatencyFrames;
        Now = 0;
    }

    /// <summary>
    /// Settles every circuit to its operating point, releases all keys and sets the clock to 0. Dials stay where they have been turned and
    /// cables where they were plugged last; notes, and dial moves whose time has not come, are forgotten. Control side, while
    /// <see cref="Process"/> does not run.
    /// </summary>
    /// <exception cref="InvalidOperationException">The instrument has not been prepared.</exception>
    public void Reset()
    {
        CheckPrepared();
        foreach (InstrumentCore core in _cores)
            core.Reset(_cables);
        Now = 0;
    }

    /// <summary>Computes the next frames. Audio thread.</summary>
    /// <param name="inputs">Samples of the host inputs, port after port, in each port lane after lane, in each lane frame after frame.</param>
    /// <param name="outputs">Where the samples of the host outputs go, in the same order.</param>
    /// <param name="frames">How many frames, at most <see cref="InstrumentOptions.MaximumFrames"/>.</param>
    /// <exception cref="InvalidOperationException">The instrument has not been prepared.</exception>
    /// <exception cref="ArgumentException">A span is too short or there are too many frames.</exception>
    public void Process(ReadOnlySpan<double> inputs, Span<double> outputs, int frames)
    {
        InstrumentOptions options = CheckPrepared();
        if (frames < 0 || frames > options.MaximumFrames)
            throw new ArgumentException($"{frames} frames were asked for, but the instrument was prepared for blocks of 0 to {options.MaximumFrames}.", nameof(frames));
        if (inputs.Length < options.Inputs.Length * Lanes * frames)
            throw new ArgumentException("The inputs are shorter than host inputs times lanes times frames.", nameof(inputs));
        if (outputs.Length < options.Outputs.Length * Lanes * frames)
            throw new ArgumentException("The outputs are shorter than host outputs times lanes times frames.", nameof(outputs));
        foreach (InstrumentCore core in _cores)
            core.Process(inputs, outputs, Lanes, frames);
        Now += frames;
    }

    /// <summary>
    /// Turns a control. Knobs glide there within milliseconds; marks outside the dial are limited. Control side. Never refused: while 512
    /// events or more of a lane wait, a move does not wait for its time but happens at once, for all of that control's moves before it.
    /// </summary>
    /// <param name="control">Which control.</param>
    /// <param name="dial">The dial mark; for a selector the number of the position from 0, for the momentary switch 1 for pressed.</param>
    /// <param name="time">The frame since Reset at which it happens; times already past mean at once. A lane's events must be posted in the order of their times.</param>
    /// <param name="lane">Which lane.</param>
    public void Turn(Control control, double dial, long time = 0, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(control);
        Post(new InstrumentEvent(time, EventKind.Dial, control.Index, control.Limit(dial)), lane);
    }

    /// <summary>Turns a knob of the rear panel, as <see cref="Turn(Control, double, long, int)"/> does one of the front. Control side.</summary>
    /// <param name="dial">Which knob.</param>
    /// <param name="mark">The dial mark; limited to the dial, not-a-number counts as its lowest.</param>
    /// <param name="time">See <see cref="Turn(Control, double, long, int)"/>.</param>
    /// <param name="lane">Which lane.</param>
    public void Turn(RearDial dial, double mark, long time = 0, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(dial);
        Post(new InstrumentEvent(time, EventKind.Dial, DialNumbers.FirstRearDial + dial.Index, dial.Limit(mark)), lane);
    }

    /// <summary>
    /// Moves one of the player's sources; the patch's routes say what that does. The wheel is moved by <see cref="Turn(Control, double, long, int)"/> too. Control side.
    /// Never refused, as <see cref="Turn(Control, double, long, int)"/>.
    /// </summary>
    /// <param name="source">Which source.</param>
    /// <param name="value">Its value; limited to the source's range.</param>
    /// <param name="time">See <see cref="Turn(Control, double, long, int)"/>.</param>
    /// <param name="lane">Which lane.</param>
    public void Perform(PerformanceSource source, double value, long time = 0, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        Post(new InstrumentEvent(time, EventKind.Dial, DialNumbers.FirstSource + source.Index, source.Limit(value)), lane);
    }

    /// <summary>
    /// Bends the keyboard: KBD CV OUT is multiplied by 2^(semitones/12), behind PORTAMENTO. It glides there as a knob does. Control side.
    /// Never refused, as <see cref="Turn(Control, double, long, int)"/>.
    /// </summary>
    /// <param name="semitones">How far, -96 to +96; limited there, not-a-number counts as 0.</param>
    /// <param name="time">See <see cref="Turn(Control, double, long, int)"/>.</param>
    /// <param name="lane">Which lane.</param>
    public void Bend(double semitones, long time = 0, int lane = 0)
    {
        double limited = double.IsNaN(semitones) ? 0.0 : Math.Clamp(semitones, -LongestBendSemitones, LongestBendSemitones);
        Post(new InstrumentEvent(time, EventKind.Dial, DialNumbers.Bend, limited / 12.0), lane);
    }

    /// <summary>Gives the keys of a lane other voltages; they keep them through Prepare and Reset. Control side. See <see cref="TryPress"/>.</summary>
    public bool TryTune(KeyTuning tuning, long time = 0, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(tuning);
        return Post(new InstrumentEvent(time, EventKind.Tune, 0, 0.0, tuning), lane);
    }

    /// <summary>
    /// Lets a clock lead the modulation generator: it runs at that rate, a little faster or slower until it is where the clock is. To be
    /// called at each tick of the clock; between two it goes on. Control side. See <see cref="TryPress"/>.
    /// </summary>
    /// <param name="hertz">Cycles a second, more than 0; 0 gives it back to MG FREQUENCY, as Reset does.</param>
    /// <param name="phase">Where in its cycle it should be at that moment, 0 to 1; at 0 the triangle is lowest and the pulse falls.</param>
    /// <param name="time">See <see cref="Turn(Control, double, long, int)"/>.</param>
    /// <param name="lane">Which lane.</param>
    public bool TrySyncModulation(double hertz, double phase, long time = 0, int lane = 0)
    {
        double rate = hertz > 0.0 ? Math.Min(hertz, 1000.0) : 0.0;
        double part = phase >= 0.0 ? phase - Math.Floor(phase) : 0.0;
        return Post(new InstrumentEvent(time, EventKind.SyncModulation, (int)(part * InstrumentEvent.PhaseSteps), rate), lane);
    }

    /// <summary>Presses a key. Control side.</summary>
    /// <param name="note">MIDI note 0 to 127; the keyboard's own keys are 48 to 84.</param>
    /// <param name="time">See <see cref="Turn(Control, double, long, int)"/>.</param>
    /// <param name="lane">Which lane.</param>
    /// <returns>False if the queue is full: nothing has happened, try again after the next block.</returns>
    public bool TryPress(int note, long time = 0, int lane = 0) => PostNote(EventKind.NoteOn, note, time, lane);

    /// <summary>Releases a key. Control side. See <see cref="TryPress"/>.</summary>
    public bool TryRelease(int note, long time = 0, int lane = 0) => PostNote(EventKind.NoteOff, note, time, lane);

    /// <summary>Releases all keys of a lane. Control side. See <see cref="TryPress"/>.</summary>
    public bool TryReleaseAll(long time = 0, int lane = 0) =>
        Post(new InstrumentEvent(time, EventKind.AllNotesOff, 0, 0.0), lane);

    /// <summary>Replugs the patch bay: from <paramref name="time"/> on, these are the cables. Control side; allocates.</summary>
    /// <returns>False if the queue is full: nothing has happened, try again after the next block.</returns>
    /// <exception cref="ArgumentException">Two cables go into one input, or one into a jack that the host drives.</exception>
    /// <exception cref="InvalidOperationException">The instrument has not been prepared.</exception>
    public bool TryPlug(ImmutableArray<Cable> cables, long time = 0)
    {
        InstrumentOptions options = CheckPrepared();
        OptionChecks.CheckCables(options, _patch, cables);
        foreach (InstrumentCore core in _cores)
        {
            if (!core.HasRoomToReplug)
                return false;
        }

        foreach (InstrumentCore core in _cores)
            core.PostReplug(time, cables);
        _cables = cables;
        return true;
    }

    /// <summary>The voltage at a jack after the last sample processed, for scopes and lamps; reading it changes nothing. Any thread; a torn read is not possible.</summary>
    public double VoltsAt(Jack jack, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(jack);
        CheckLane(lane);
        return _cores[_coreOfLane[lane]].VoltsAt(jack, _laneInCore[lane]);
    }

    /// <summary>
    /// How bright one of the panel's lamps is, for whoever draws them: it comes on within a third of a millisecond and fades in about 30, so that a
    /// short peak is seen; reading it changes nothing. Any thread; a torn read is not possible.
    /// </summary>
    /// <param name="lamp">Which lamp.</param>
    /// <param name="lane">Which lane.</param>
    /// <returns>0, dark, to 1; 0 before the instrument has been prepared.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lane does not exist.</exception>
    public double BrightnessOf(Lamp lamp, int lane = 0)
    {
        ArgumentNullException.ThrowIfNull(lamp);
        CheckLane(lane);
        return _cores[_coreOfLane[lane]].BrightnessOf(lamp, _laneInCore[lane]);
    }

    private bool PostNote(EventKind kind, int note, long time, int lane)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(note);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(note, 127);
        return Post(new InstrumentEvent(time, kind, note, 0.0), lane);
    }

    private bool Post(in InstrumentEvent happening, int lane)
    {
        CheckLane(lane);
        return _cores[_coreOfLane[lane]].TryPost(_laneInCore[lane], happening);
    }

    private void CheckLane(int lane)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lane);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(lane, Lanes);
    }

    private InstrumentOptions CheckPrepared() =>
        _options ?? throw new InvalidOperationException("Call Prepare before using the instrument.");
}
