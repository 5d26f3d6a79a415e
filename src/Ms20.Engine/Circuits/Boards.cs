using System.Collections.Immutable;
using Ms20.Engine.Wiring;
using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>
/// The boards wired together: every circuit of the voice, the inputs in front of them, and the fixed wires between. The audio path
/// (mixer, high-pass, low-pass, amplifier, output) is soldered; everything else meets in the patch bay.
/// </summary>
internal sealed partial class Boards<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly List<Circuit<TLanes>> _circuits = [];
    private readonly HashSet<Circuit<TLanes>> _ofOtherRevision = [];

    /// <summary>Solders the boards of a patch's profile and rear panel and gives every knob its dial.</summary>
    public Boards(Patch patch, FrontPanel<TLanes> panel)
    {
        AddInputs(Jacks.All);
        AddInputs(RearPanel.Jacks);
        foreach (InternalInput input in InternalInputs.All)
            PatchBay.AddInput(input.Id, input.OpenVolts, input.OpenVolts > 0.0 ? SignalKind.STrigger : SignalKind.ControlVolts);
        PatchBay.AddSource(InternalNodes.Vco12Node.Id, At(Jacks.VcoCvIn));
        SolderPerformer(panel);
        SolderGates();
        SolderConverters(patch, panel);
        SolderModulation(panel);
        SolderSignalProcessor(panel);
        Signal<TLanes> mixed = SolderOscillators(patch, panel);
        SolderFiltersAndOutput(patch, panel, mixed);
        Lamps = new PanelLamps<TLanes>
        {
            Triangle = PatchBay.SignalAt(Jacks.MgTriangleOut),
            Eg1Trigger = At(Jacks.Eg1TrigIn),
            Eg2Trigger = At(InternalInputs.Eg2Trigger),
            AmpOut = PatchBay.SignalAt(Jacks.EspAmpOut),
            EspTrigger = PatchBay.SignalAt(Jacks.EspTrigOut),
        };
    }

    /// <summary>The patch bay the boards end in.</summary>
    public PatchBay<TLanes> PatchBay { get; } = new();

    /// <summary>The keyboard's own circuit, which notes are given to.</summary>
    public Keyboard<TLanes> Keyboard { get; } = new();

    /// <summary>The momentary switch, which is pressed and released.</summary>
    public MomentarySwitch<TLanes> Button { get; } = new();

    /// <summary>The modulation generator, which a clock may lead.</summary>
    public ModulationGenerator<TLanes> ModulationGenerator { get; } = new();

    /// <summary>The panel's lamps.</summary>
    public PanelLamps<TLanes> Lamps { get; }

    /// <summary>Computes what depends on rates and parts; allocates.</summary>
    /// <param name="rate">The engine's rate.</param>
    /// <param name="parts">The unit, drawn for the profile's filter revision.</param>
    /// <param name="otherParts">The same unit drawn for the other revision, for a filter that the rear panel has put in.</param>
    /// <param name="priority">Which of several held keys sounds.</param>
    /// <param name="trigger">Whether every key triggers.</param>
    public void Prepare(EngineRate rate, UnitParts<TLanes> parts, UnitParts<TLanes> otherParts, NotePriority priority, TriggerMode trigger)
    {
        for (int lane = 0; lane < TLanes.Width; lane++)
        {
            Keyboard.SetNotePriority(lane, priority);
            Keyboard.SetTriggerMode(lane, trigger);
        }

        foreach (Circuit<TLanes> circuit in _circuits)
            circuit.Prepare(rate, _ofOtherRevision.Contains(circuit) ? otherParts : parts);
        foreach (InputNode<TLanes> input in PatchBay.Inputs)
            input.Prepare(rate);
        Lamps.Prepare(rate);
    }

    /// <summary>Gives every circuit what trimmers and age have made of the unit; see <see cref="Circuit{TLanes}.Refit"/>.</summary>
    /// <param name="parts">The unit, drawn for the profile's filter revision.</param>
    /// <param name="otherParts">The same, drawn for the other revision.</param>
    public void Refit(UnitParts<TLanes> parts, UnitParts<TLanes> otherParts)
    {
        foreach (Circuit<TLanes> circuit in _circuits)
            circuit.Refit(_ofOtherRevision.Contains(circuit) ? otherParts : parts);
    }

    /// <summary>Settles every circuit and input.</summary>
    public void Reset()
    {
        foreach (InputNode<TLanes> input in PatchBay.Inputs)
            input.Reset();
        foreach (Circuit<TLanes> circuit in _circuits)
            circuit.Reset();
        Lamps.Reset();
    }

    /// <summary>One tick on.</summary>
    public void BeginTick()
    {
        Lamps.BeginTick();
        foreach (Circuit<TLanes> circuit in _circuits)
            circuit.BeginTick();
    }

    private void AddInputs(ImmutableArray<Jack> jacks)
    {
        foreach (Jack jack in jacks)
        {
            if (jack.Direction == JackDirection.Input)
                PatchBay.AddInput(jack.Id, jack.OpenVolts, jack.Signal);
        }
    }

    private Signal<TLanes> At(Jack jack) => PatchBay.InputOf(jack.Id).Volts;

    private Signal<TLanes> At(InternalInput input) => PatchBay.InputOf(input.Id).Volts;

    private void Add(string name, Circuit<TLanes> circuit, ReadOnlySpan<Signal<TLanes>> reads, ReadOnlySpan<Signal<TLanes>> drives)
    {
        _circuits.Add(circuit);
        PatchBay.AddCircuit(name, circuit, reads, drives);
    }

    private void SolderPerformer(FrontPanel<TLanes> panel)
    {
        panel.Bind(Controls.Portamento, Keyboard.Portamento);
        Add("KEYBOARD", Keyboard, [], [Keyboard.KbdCv, Keyboard.KbdTrigger]);
        PatchBay.AddSource(Jacks.KbdCvOut.Id, Keyboard.KbdCv);
        PatchBay.AddSource(Jacks.KbdTrigOut.Id, Keyboard.KbdTrigger);

        var wheel = new ControlWheel<TLanes>();
        panel.Bind(Controls.Wheel, wheel.Wheel);
        Add("CONTROL WHEEL", wheel, [], [wheel.Output]);
        PatchBay.AddSource(Jacks.WheelOut.Id, wheel.Output);

        Add("MOMENTARY SWITCH", Button, [], [Button.Output]);
        PatchBay.AddSource(Jacks.ButtonOut.Id, Button.Output, Button.Open);
    }

    private void SolderModulation(FrontPanel<TLanes> panel)
    {
        ModulationGenerator<TLanes> mg = ModulationGenerator;
        panel.Bind(Controls.MgWave, mg.Skew);
        panel.Bind(Controls.MgFrequency, mg.Frequency);
        Add("MODULATION GENERATOR", mg, [], [mg.Triangle, mg.Pulse]);
        PatchBay.AddSource(Jacks.MgTriangleOut.Id, mg.Triangle);
        PatchBay.AddSource(Jacks.MgPulseOut.Id, mg.Pulse);

        var eg1 = new EnvelopeGenerator1<TLanes> { Trigger = At(Jacks.Eg1TrigIn) };
        panel.Bind(Controls.Eg1Delay, eg1.Delay);
        panel.Bind(Controls.Eg1Attack, eg1.Attack);
        panel.Bind(Controls.Eg1Release, eg1.Release);
        Add("ENVELOPE GENERATOR 1", eg1, [eg1.Trigger], [eg1.Output, eg1.Reverse, eg1.MinusFive]);
        PatchBay.AddSource(Jacks.Eg1Out.Id, eg1.Output);
        PatchBay.AddSource(Jacks.Eg1RevOut.Id, eg1.Reverse);
        PatchBay.AddSource(InternalNodes.Eg1MinusFive.Id, eg1.MinusFive);

        var eg2 = new EnvelopeGenerator2<TLanes> { Trigger = At(InternalInputs.Eg2Trigger) };
        panel.Bind(Controls.Eg2Hold, eg2.Hold);
        panel.Bind(Controls.Eg2Attack, eg2.Attack);
        panel.Bind(Controls.Eg2Decay, eg2.Decay);
        panel.Bind(Controls.Eg2Sustain, eg2.Sustain);
        panel.Bind(Controls.Eg2Release, eg2.Release);
        Add("ENVELOPE GENERATOR 2", eg2, [eg2.Trigger], [eg2.Output, eg2.Reverse, eg2.MinusSustain]);
        PatchBay.AddSource(InternalNodes.Eg2.Id, eg2.Output);
        PatchBay.AddSource(RearPanel.Eg2Out.Id, eg2.Output);
        PatchBay.AddSource(Jacks.Eg2RevOut.Id, eg2.Reverse);
        PatchBay.AddSource(InternalNodes.Eg2MinusSustain.Id, eg2.MinusSustain);

        var hold = new SampleAndHold<TLanes> { In = At(Jacks.SampleHoldIn), Clock = At(Jacks.SampleHoldClock) };
        Add("SAMPLE & HOLD", hold, [hold.In, hold.Clock], [hold.Output]);
        PatchBay.AddSource(Jacks.SampleHoldOut.Id, hold.Output);

        var vca = new ModulationVca<TLanes> { In = At(Jacks.VcaIn), Control = At(Jacks.VcaControlIn) };
        Add("MODULATION VCA", vca, [vca.In, vca.Control], [vca.Output]);
        PatchBay.AddSource(Jacks.VcaOut.Id, vca.Output);
    }

    private Signal<TLanes> SolderOscillators(Patch patch, FrontPanel<TLanes> panel)
    {
        var noise = new NoiseGenerator<TLanes>();
        Add("NOISE GENERATOR", noise, [], [noise.White, noise.Pink]);
        PatchBay.AddSource(Jacks.WhiteOut.Id, noise.White);
        PatchBay.AddSource(Jacks.PinkOut.Id, noise.Pink);

        bool fm = patch[RearPanel.Fm] != 0, synced = patch[RearPanel.Sync] != 0;
        var pitch = new PitchModulation<TLanes>(freqMovesVco2Alone: fm)
        {
            Total = At(Jacks.Total),
            Freq = At(Jacks.Freq),
            VoltsPerOctave = At(RearPanel.VoltsPerOctaveIn),
        };
        panel.Bind(Controls.FmMg, pitch.MgDepth);
        panel.Bind(Controls.FmEg1, pitch.Eg1Depth);
        panel.Bind(Controls.MasterTune, pitch.MasterTune);
        Add("FREQUENCY MODULATION", pitch, [pitch.Total, pitch.Freq, pitch.VoltsPerOctave], fm ? [pitch.Octaves, pitch.Vco1Octaves] : [pitch.Octaves]);

        var vco1 = new VoltageControlledOscillator1<TLanes>
        {
            PitchCv = At(Jacks.VcoCvIn),
            Octaves = pitch.Vco1Octaves,
            White = noise.White,
            Pwm = At(RearPanel.PwmIn),
            Exact = fm || synced ? new() : null,
        };
        panel.Bind(Controls.Vco1Wave, vco1.Wave);
        panel.Bind(Controls.Vco1Scale, vco1.Scale);
        panel.Bind(Controls.Vco1PulseWidth, vco1.PulseWidth);
        Add("VOLTAGE CONTROLLED OSCILLATOR 1", vco1, [vco1.PitchCv, vco1.Octaves, vco1.White, vco1.Pwm], [vco1.Output]);
        PatchBay.AddSource(RearPanel.Vco1Out.Id, vco1.Output);

        var vco2 = new VoltageControlledOscillator2<TLanes>(synced, fm && vco1.Exact is { } exact ? new(exact, pitch) : null)
        {
            PitchCv = At(Jacks.Vco2CvIn),
            Octaves = pitch.Octaves,
            Vco1Rectangle = vco1.RectangleOut,
            Vco1Exact = vco1.Exact,
        };
        panel.Bind(Controls.Vco2Wave, vco2.Wave);
        panel.Bind(Controls.Vco2Scale, vco2.Scale);
        panel.Bind(Controls.Vco2Pitch, vco2.Pitch);
        Add("VOLTAGE CONTROLLED OSCILLATOR 2", vco2, [vco2.PitchCv, vco2.Octaves, vco1.Output], [vco2.Output]);
        PatchBay.AddSource(RearPanel.Vco2Out.Id, vco2.Output);

        var mixer = new VcoMixer<TLanes> { Vco1 = vco1.Output, Vco2 = vco2.Output, ExtSignal = At(Jacks.ExtSignalIn) };
        panel.Bind(Controls.Vco1Level, mixer.Vco1Level);
        panel.Bind(Controls.Vco2Level, mixer.Vco2Level);
        Add("VCO MIXER", mixer, [mixer.Vco1, mixer.Vco2, mixer.ExtSignal], [mixer.Output]);
        return mixer.Output;
    }

    private void SolderFiltersAndOutput(Patch patch, FrontPanel<TLanes> panel, Signal<TLanes> mixed)
    {
        Signal<TLanes> high = SolderHighPass(patch, panel, mixed);
        Signal<TLanes> low = SolderLowPass(patch, panel, high);
        bool early = patch.LowPassRevision == FilterRevision.Early;
        var vca = new VoltageControlledAmplifier<TLanes>
        {
            In = low,
            Envelope = At(InternalInputs.VcaEnvelope),
            InitialGain = At(Jacks.InitialGain),
            InputScale = early ? LevelPlan.EarlyAmplifierInputScale : LevelPlan.LateAmplifierInputScale,
        };
        Add("VOLTAGE CONTROLLED AMPLIFIER", vca, [vca.In, vca.Envelope, vca.InitialGain], [vca.Output]);

        var output = new OutputStage<TLanes> { In = vca.Output };
        panel.Bind(Controls.Volume, output.Volume);
        Add("OUTPUT", output, [output.In], [output.SignalOut, output.Phones]);
        PatchBay.AddSource(Jacks.SignalOut.Id, output.SignalOut);
        PatchBay.AddSource(Jacks.PhonesOut.Id, output.Phones);
    }

    private Signal<TLanes> SolderHighPass(Patch patch, FrontPanel<TLanes> panel, Signal<TLanes> mixed)
    {
        var cutoff = new CutoffControl<TLanes>(FilterKind.HighPass) { MgTotal = At(Jacks.Total), Eg2External = At(Jacks.HpfCutoffIn) };
        panel.Bind(Controls.HpfCutoff, cutoff.Cutoff);
        panel.Bind(Controls.HpfMg, cutoff.MgDepth);
        panel.Bind(Controls.HpfEg2, cutoff.Eg2Depth);
        return SolderFilter(patch, FilterKind.HighPass, mixed, cutoff, panel, Controls.HpfPeak);
    }

    private Signal<TLanes> SolderLowPass(Patch patch, FrontPanel<TLanes> panel, Signal<TLanes> high)
    {
        var cutoff = new CutoffControl<TLanes>(FilterKind.LowPass) { MgTotal = At(Jacks.Total), Eg2External = At(Jacks.LpfCutoffIn) };
        panel.Bind(Controls.LpfCutoff, cutoff.Cutoff);
        panel.Bind(Controls.LpfMg, cutoff.MgDepth);
        panel.Bind(Controls.LpfEg2, cutoff.Eg2Depth);
        return SolderFilter(patch, FilterKind.LowPass, high, cutoff, panel, Controls.LpfPeak);
    }

    private Signal<TLanes> SolderFilter(
        Patch patch, FilterKind kind, Signal<TLanes> input, CutoffControl<TLanes> cutoff, FrontPanel<TLanes> panel, Control peak)
    {
        bool isHighPass = kind == FilterKind.HighPass;
        string name = isHighPass ? "VOLTAGE CONTROLLED HIGHPASS FILTER" : "VOLTAGE CONTROLLED LOWPASS FILTER";
        double gain = isHighPass ? 1.0 : LevelPlan.BetweenFilters(patch.HighPassRevision, patch.LowPassRevision);
        FilterRevision revision = isHighPass ? patch.HighPassRevision : patch.LowPassRevision;
        Add(name + ", CUTOFF FREQUENCY MODULATION", cutoff, [cutoff.MgTotal, cutoff.Eg2External], [cutoff.Output]);
        Circuit<TLanes> circuit;
        Signal<TLanes> output;
        if (revision == FilterRevision.Early)
        {
            var filter = new EarlyFilter<TLanes>(kind) { Input = input, Cutoff = cutoff.Output };
            filter.InputGain *= gain;
            panel.Bind(peak, filter.Peak);
            (circuit, output) = (filter, filter.Output);
        }
        else
        {
            var filter = new LateFilter<TLanes>(kind) { Input = input, Cutoff = cutoff.Output };
            filter.InputGain *= gain;
            panel.Bind(peak, filter.Peak);
            (circuit, output) = (filter, filter.Output);
        }

        Add(name, circuit, [input, cutoff.Output], [output]);
        if (revision != patch.Profile.Revision)
            _ofOtherRevision.UnionWith([cutoff, circuit]);
        return output;
    }
}
