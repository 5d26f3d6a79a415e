using System.Collections.Immutable;
using Ms20.Engine.Circuits;
using Ms20.Engine.Events;
using Ms20.Engine.Units;
using Ms20.Engine.Wiring;
using Ms20.Panel;

namespace Ms20.Engine;

/// <summary>One to eight lanes: the boards, their panel, their patch bay, and the host's plugs in and out.</summary>
internal sealed class InstrumentCore<TLanes> : InstrumentCore
    where TLanes : struct, ILanes<TLanes>
{
    private readonly Patch _patch;
    private readonly int _firstLane;
    private readonly int _lanes;
    private readonly UnitChoice[] _choices = new UnitChoice[8];
    private readonly UnitChoice[] _fitted = new UnitChoice[8];
    private readonly FrontPanel<TLanes> _panel;
    private readonly Boards<TLanes> _boards;
    private readonly Performance<TLanes> _performance;
    private readonly Dictionary<string, Signal<TLanes>> _hostPlugs = [];
    private HostInput<TLanes>[] _hostInputs = [];
    private HostOutput<TLanes>[] _hostOutputs = [];
    private Schedule<TLanes> _schedule;
    private InstrumentOptions _options = new();
    private (UnitParts<TLanes> Parts, UnitParts<TLanes> Other) _parts = (new(), new());
    private EngineRate _rate;
    private long _now;
    private int _place;

    public InstrumentCore(Patch patch, int firstLane, int lanes)
        : base(lanes)
    {
        _patch = patch;
        _firstLane = firstLane;
        _lanes = lanes;
        Array.Fill(_choices, UnitChoice.Of(patch));
        _panel = new FrontPanel<TLanes>(patch);
        _boards = new Boards<TLanes>(patch, _panel);
        foreach (Control control in Controls.All)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                _panel.Turn(control.Index, lane, patch[control]);
        }

        foreach (RearDial dial in RearPanel.Dials)
        {
            for (int lane = 0; lane < TLanes.Width; lane++)
                _panel.Turn(FrontPanel<TLanes>.IndexOf(dial), lane, patch[dial]);
        }

        _performance = new Performance<TLanes>(patch, _panel);
        _boards.Keyboard.Bend = _performance.BendFactor;
        _schedule = new Schedule<TLanes>([], []);
    }

    /// <inheritdoc/>
    public override UnitChoice ChoiceOf(int lane) => _choices[lane];

    /// <inheritdoc/>
    public override void Choose(int lane, UnitChoice choice) => _choices[lane] = choice;

    /// <inheritdoc/>
    public override void Prepare(InstrumentOptions options, EngineRate rate, ImmutableArray<Cable> cables)
    {
        _rate = rate;
        _options = options;
        _choices.CopyTo(_fitted, 0);
        _parts = PartsAt(options.Age ?? _patch.Age);
        _panel.Prepare(rate);
        _boards.Prepare(rate, _parts.Parts, _parts.Other, options.Priority, options.Trigger);
        _hostPlugs.Clear();
        _hostInputs = new HostInput<TLanes>[options.Inputs.Length];
        for (int port = 0; port < _hostInputs.Length; port++)
        {
            _hostInputs[port] = new HostInput<TLanes>(options.Inputs[port], rate);
            _hostPlugs.Add(options.Inputs[port].Jack.Id, _hostInputs[port].Volts);
        }

        foreach (PerformancePlug<TLanes> plug in _performance.Plugs)
            _hostPlugs.Add(plug.Route.Jack!.Id, plug.Volts);
        _hostOutputs = new HostOutput<TLanes>[options.Outputs.Length];
        for (int port = 0; port < _hostOutputs.Length; port++)
            _hostOutputs[port] = new HostOutput<TLanes>(options.Outputs[port], rate, _boards.PatchBay.SignalAt(options.Outputs[port].Jack));
        OutputLatencyFrames = _hostOutputs.Length > 0 ? _hostOutputs[0].LatencyFrames : 0;
        InputLatencyFrames = OutputLatencyFrames + (_hostInputs.Length > 0 ? _hostInputs[0].LatencyFrames : 0);
        Reset(cables);
    }

    /// <inheritdoc/>
    public override void Reset(ImmutableArray<Cable> cables)
    {
        TurnDueDials();
        Replugs.Clear();
        _boards.Refit(_parts.Parts, _parts.Other);
        foreach (EventQueue queue in Lanes)
            queue.Clear();
        _now = 0;
        _place = 0;
        _panel.Settle();
        _performance.Settle();
        _schedule = Compile(cables);
        _schedule.Connect();
        _boards.Reset();
        for (int lane = 0; lane < Lanes.Length; lane++)
            PressAsItStands(lane);
        // Its wire settles where the button stands.
        _boards.Button.Run(0, Tick.Samples);
        foreach (HostInput<TLanes> input in _hostInputs)
            input.Reset();
        foreach (HostOutput<TLanes> output in _hostOutputs)
            output.Reset();
    }

    /// <inheritdoc/>
    public override void PostReplug(long time, ImmutableArray<Cable> cables) =>
        Replugs.TryPost(new InstrumentEvent(time, EventKind.Replug, 0, 0.0, Compile(cables)));

    /// <inheritdoc/>
    public override void PostRefit(long time, double age)
    {
        for (int lane = 0; lane < _fitted.Length; lane++)
            _fitted[lane] = _fitted[lane] with { TrimValues = _choices[lane].TrimValues };
        _parts = PartsAt(age);
        Replugs.TryPost(new InstrumentEvent(time, EventKind.Refit, 0, 0.0, Tuple.Create(_parts.Parts, _parts.Other)));
    }

    /// <inheritdoc/>
    public override double VoltsAt(Jack jack, int lane)
    {
        int last = (Volatile.Read(ref _place) - 1) & (Tick.Samples - 1);
        return TLanes.Get(_boards.PatchBay.SignalAt(jack).Volts[last], lane);
    }

    /// <inheritdoc/>
    public override double BrightnessOf(Lamp lamp, int lane) => _boards.Lamps.BrightnessOf(lamp, lane);

    /// <inheritdoc/>
    public override void Process(ReadOnlySpan<double> inputs, Span<double> outputs, int totalLanes, int frames)
    {
        var block = new HostBlock(inputs, outputs, totalLanes, _firstLane, _lanes, frames);
        int frame = 0;
        while (frame < frames)
        {
            ApplyDueEvents();
            int run = (int)Math.Min(frames - frame, Math.Max(1, NextEventTime() - _now));
            RunFrames(block, frame, run);
            frame += run;
            _now += run;
        }
    }

    private (UnitParts<TLanes> Parts, UnitParts<TLanes> Other) PartsAt(double age)
    {
        Profile profile = _patch.Profile;
        return (PartsOf(profile, age), PartsOf(profile.Revision == FilterRevision.Early ? Profiles.Late1978 : Profiles.Early1978, age));
    }

    private UnitParts<TLanes> PartsOf(Profile profile, double age)
    {
        UnitParts<TLanes> parts = UnitDraw.Draw<TLanes>(_fitted, profile, age, _options.Cold ?? _patch.IsCold);
        parts.CircuitNoise = _options.CircuitNoise;
        return parts;
    }

    private Schedule<TLanes> Compile(ImmutableArray<Cable> cables) => _boards.PatchBay.Compile(cables, _patch.Normals, _hostPlugs);

    private void ApplyDueEvents()
    {
        while (Replugs.TryTake(_now, out InstrumentEvent change))
        {
            if (change.Kind == EventKind.Refit)
                Refit((Tuple<UnitParts<TLanes>, UnitParts<TLanes>>)change.Payload!);
            else
                Replug((Schedule<TLanes>)change.Payload!);
        }

        for (int lane = 0; lane < Lanes.Length; lane++)
        {
            while (Lanes[lane].TryTake(_now, out InstrumentEvent happening))
                Apply(lane, happening);
        }
    }

    private void Replug(Schedule<TLanes> schedule)
    {
        _schedule = schedule;
        _schedule.Connect();
    }

    private void Refit(Tuple<UnitParts<TLanes>, UnitParts<TLanes>> parts) => _boards.Refit(parts.Item1, parts.Item2);

    /// <summary>A dial that was turned before a reset stays turned, though no tick has passed since.</summary>
    private void TurnDueDials()
    {
        for (int lane = 0; lane < Lanes.Length; lane++)
        {
            while (Lanes[lane].TryTake(_now, out InstrumentEvent happening))
            {
                if (happening.Kind is EventKind.Dial or EventKind.Tune)
                    Apply(lane, happening);
            }

            TurnKeptDials(lane);
        }
    }

    private void TurnKeptDials(int lane)
    {
        while (Lanes[lane].TryTakeLatest(out int control, out double dial))
            Turn(control, lane, dial);
    }

    private long NextEventTime()
    {
        long next = Replugs.NextTime();
        foreach (EventQueue queue in Lanes)
            next = Math.Min(next, queue.NextTime());
        return next;
    }

    private void Apply(int lane, in InstrumentEvent happening)
    {
        switch (happening.Kind)
        {
            case EventKind.Dial:
                Turn(happening.Number, lane, happening.Value);
                break;
            case EventKind.NoteOn:
                _boards.Keyboard.NoteOn(lane, happening.Number);
                break;
            case EventKind.NoteOff:
                _boards.Keyboard.NoteOff(lane, happening.Number);
                break;
            case EventKind.AllNotesOff:
                _boards.Keyboard.AllOff(lane);
                break;
            case EventKind.Tune:
                _boards.Keyboard.SetTuning(lane, (KeyTuning)happening.Payload!);
                break;
            case EventKind.SyncModulation:
                _boards.ModulationGenerator.Sync(lane, happening.Value, (double)happening.Number / InstrumentEvent.PhaseSteps);
                break;
        }
    }

    private void Turn(int number, int lane, double value)
    {
        if (number == DialNumbers.Bend)
        {
            _performance.Bend(lane, value);
            return;
        }

        if (number >= DialNumbers.FirstRearDial)
        {
            _panel.Turn(number - DialNumbers.FirstRearDial + Controls.All.Length, lane, value);
            return;
        }

        if (number >= DialNumbers.FirstSource)
        {
            _performance.Move(PerformanceSources.All[number - DialNumbers.FirstSource], lane, value);
        }
        else
        {
            _panel.Turn(number, lane, value);
            if (number == Controls.Wheel.Index)
                _performance.Move(PerformanceSources.Wheel, lane, Performance<TLanes>.WheelValue(value));
        }

        if (number == Controls.Button.Index || _performance.MovesButton)
            PressAsItStands(lane);
    }

    private void PressAsItStands(int lane) => Press(lane, _panel.AimOf(Controls.Button, lane) >= 0.5);

    private void Press(int lane, bool pressed)
    {
        if (pressed)
            _boards.Button.Press(lane);
        else
            _boards.Button.Release(lane);
    }

    private void RunFrames(in HostBlock block, int frame, int count)
    {
        int oversampling = _rate.Oversampling;
        while (count > 0)
        {
            if (_place == 0)
                BeginTick();
            int frames = Math.Min(count, (Tick.Samples - _place) / oversampling);
            int to = _place + frames * oversampling;
            for (int port = 0; port < _hostInputs.Length; port++)
                _hostInputs[port].Read(block, port, frame, frames, _place);
            _performance.Run(_place, to);
            _schedule.Run(_place, to);
            for (int port = 0; port < _hostOutputs.Length; port++)
                _hostOutputs[port].Write(block, port, frame, _place, to);
            Volatile.Write(ref _place, to & (Tick.Samples - 1));
            frame += frames;
            count -= frames;
        }
    }

    private void BeginTick()
    {
        for (int lane = 0; lane < Lanes.Length; lane++)
            TurnKeptDials(lane);
        _panel.BeginTick();
        _performance.BeginTick();
        _boards.BeginTick();
    }
}
