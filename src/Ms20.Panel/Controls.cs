using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Ms20.Panel;

/// <summary>The controls of the panel, one row each: knobs and selectors from left to right, then wheel and momentary switch.</summary>
/// <remarks>
/// Legends, ranges and directions are those of the MS-20 owner's manual (1978). Positions were measured on Korg's own scaled
/// replica of the panel (the MS-20 Controller, 2004) and hold within about 2 mm. Defaults are the manual's normal setting where
/// it is known (modulation off, both oscillators in unison, filters open); the numbers 7 for the levels and for VOLUME are
/// tunables: 7 is where the filters are still comparatively clean.
/// </remarks>
public static class Controls
{
    private static readonly ImmutableArray<Control>.Builder Rows = ImmutableArray.CreateBuilder<Control>();

    /// <summary>VCO 1 WAVE FORM: triangle, sawtooth, rectangle or white noise.</summary>
    public static Control Vco1Wave { get; } = Selector(
        "vco1.wave", "VCO 1 WAVE FORM", "WAVE FORM",
        PanelSection.Vco1, Large(22.0, 35.0, 53.5), 1, 77, KnobLaws.Vco1Wave);

    /// <summary>VCO 1 PW: duty of the rectangle, from 50 % at 0 to nothing at 10.</summary>
    public static Control Vco1PulseWidth { get; } = Knob(
        "vco1.pw", "VCO 1 PW", "PW",
        PanelSection.Vco1, Small(22.0, 72.0, 87.0), 0.0, 14, KnobLaws.PulseWidth);

    /// <summary>VCO 1 SCALE: 32' to 4'.</summary>
    public static Control Vco1Scale { get; } = Selector(
        "vco1.scale", "VCO 1 SCALE", "SCALE",
        PanelSection.Vco1, Large(22.0, 109.0, 128.0), 2, 15, KnobLaws.Vco1Scale);

    /// <summary>VCO 2 WAVE FORM: sawtooth, square, narrow pulse or ring.</summary>
    public static Control Vco2Wave { get; } = Selector(
        "vco2.wave", "VCO 2 WAVE FORM", "WAVE FORM",
        PanelSection.Vco2, Large(65.0, 35.0, 53.5), 0, 82, KnobLaws.Vco2Wave);

    /// <summary>VCO 2 PITCH: an octave down to an octave up, -5..+5.</summary>
    public static Control Vco2Pitch { get; } = Knob(
        "vco2.pitch", "VCO 2 PITCH", "PITCH",
        PanelSection.Vco2, Small(65.0, 72.0, 87.0), 0.0, 19, KnobLaws.Pitch);

    /// <summary>VCO 2 SCALE: 16' to 2'.</summary>
    public static Control Vco2Scale { get; } = Selector(
        "vco2.scale", "VCO 2 SCALE", "SCALE",
        PanelSection.Vco2, Large(65.0, 109.0, 128.0), 1, 22, KnobLaws.Vco2Scale);

    /// <summary>PORTAMENTO TIME: time constant of the glide of the keyboard's voltage.</summary>
    public static Control Portamento { get; } = Knob(
        "portamento.time", "PORTAMENTO TIME", "TIME",
        PanelSection.Portamento, Small(22.0, 154.5, 169.0), 0.0, 5, KnobLaws.Portamento);

    /// <summary>MASTER TUNE: a semitone down to a semitone up on both oscillators, -5..+5.</summary>
    public static Control MasterTune { get; } = Knob(
        "master.tune", "MASTER TUNE", "MASTER TUNE",
        PanelSection.MasterTune, Small(65.0, 154.5, null), 0.0, 18, KnobLaws.MasterTune);

    /// <summary>VCO MIXER, VCO1 LEVEL.</summary>
    public static Control Vco1Level { get; } = Knob(
        "mixer.vco1", "MIXER VCO 1 LEVEL", "VCO1 LEVEL",
        PanelSection.VcoMixer, Small(106.0, 35.0, 53.5), 7.0, 20, KnobLaws.Level);

    /// <summary>VCO MIXER, VCO2 LEVEL.</summary>
    public static Control Vco2Level { get; } = Knob(
        "mixer.vco2", "MIXER VCO 2 LEVEL", "VCO2 LEVEL",
        PanelSection.VcoMixer, Small(106.0, 76.5, 91.0), 7.0, 21, KnobLaws.Level);

    /// <summary>FREQUENCY MODULATION, MG/T.EXT: depth of TOTAL on the pitch of both oscillators.</summary>
    public static Control FmMg { get; } = Knob(
        "fm.mg", "FREQUENCY MODULATION MG/T.EXT", "MG/T.EXT",
        PanelSection.FrequencyModulation, Small(106.0, 126.0, 140.5), 0.0, 12, KnobLaws.PitchModulation);

    /// <summary>FREQUENCY MODULATION, EG1/EXT: depth of FREQ on the pitch of both oscillators.</summary>
    public static Control FmEg1 { get; } = Knob(
        "fm.eg1", "FREQUENCY MODULATION EG1/EXT", "EG1/EXT",
        PanelSection.FrequencyModulation, Small(106.0, 154.5, 169.0), 0.0, 93, KnobLaws.PitchModulation);

    /// <summary>High-pass filter CUTOFF FREQUENCY.</summary>
    public static Control HpfCutoff { get; } = Knob(
        "hpf.cutoff", "HPF CUTOFF FREQUENCY", "CUTOFF FREQUENCY",
        PanelSection.HighPassFilter, Large(144.0, 35.4, 53.5), 0.0, 28, KnobLaws.Cutoff);

    /// <summary>High-pass filter PEAK.</summary>
    public static Control HpfPeak { get; } = Peak(
        "hpf.peak", "HPF PEAK",
        PanelSection.HighPassFilter, Small(144.0, 76.5, 91.0), 29);

    /// <summary>High-pass filter cutoff modulation MG/T.EXT: depth of TOTAL.</summary>
    public static Control HpfMg { get; } = Knob(
        "hpf.mg", "HPF CUTOFF MODULATION MG/T.EXT", "MG/T.EXT",
        PanelSection.HighPassModulation, Small(144.0, 126.0, 140.5), 0.0, 30, KnobLaws.CutoffModulation);

    /// <summary>High-pass filter cutoff modulation EG2/EXT: depth of CUTOFF FREQ (HP).</summary>
    public static Control HpfEg2 { get; } = Knob(
        "hpf.eg2", "HPF CUTOFF MODULATION EG2/EXT", "EG2/EXT",
        PanelSection.HighPassModulation, Small(144.0, 154.5, 169.0), 0.0, 31, KnobLaws.CutoffModulation);

    /// <summary>Low-pass filter CUTOFF FREQUENCY.</summary>
    public static Control LpfCutoff { get; } = Knob(
        "lpf.cutoff", "LPF CUTOFF FREQUENCY", "CUTOFF FREQUENCY",
        PanelSection.LowPassFilter, Large(182.0, 35.4, 53.5), 10.0, 74, KnobLaws.Cutoff);

    /// <summary>Low-pass filter PEAK.</summary>
    public static Control LpfPeak { get; } = Peak(
        "lpf.peak", "LPF PEAK",
        PanelSection.LowPassFilter, Small(182.0, 76.5, 91.0), 71);

    /// <summary>Low-pass filter cutoff modulation MG/T.EXT: depth of TOTAL.</summary>
    public static Control LpfMg { get; } = Knob(
        "lpf.mg", "LPF CUTOFF MODULATION MG/T.EXT", "MG/T.EXT",
        PanelSection.LowPassModulation, Small(182.0, 126.0, 140.5), 0.0, 85, KnobLaws.CutoffModulation);

    /// <summary>Low-pass filter cutoff modulation EG2/EXT: depth of CUTOFF FREQ (LP).</summary>
    public static Control LpfEg2 { get; } = Knob(
        "lpf.eg2", "LPF CUTOFF MODULATION EG2/EXT", "EG2/EXT",
        PanelSection.LowPassModulation, Small(182.0, 154.5, 169.0), 0.0, 79, KnobLaws.CutoffModulation);

    /// <summary>Modulation generator WAVE FORM: falling saw at 0, triangle at 5, rising saw at 10; the pulse narrows with it.</summary>
    public static Control MgWave { get; } = Knob(
        "mg.wave", "MG WAVE FORM", "WAVE FORM",
        PanelSection.ModulationGenerator, Small(219.4, 126.0, 140.5), 5.0, 76, KnobLaws.MgWave);

    /// <summary>Modulation generator FREQUENCY.</summary>
    public static Control MgFrequency { get; } = Knob(
        "mg.frequency", "MG FREQUENCY", "FREQUENCY",
        PanelSection.ModulationGenerator, Small(219.4, 154.5, 169.0), 5.0, 27, KnobLaws.MgFrequency);

    /// <summary>Envelope generator 1 DELAY TIME: from the trigger to the start of the attack.</summary>
    public static Control Eg1Delay { get; } = Knob(
        "eg1.delay", "EG 1 DELAY TIME", "DELAY TIME",
        PanelSection.EnvelopeGenerator1, Small(257.2, 97.4, 112.0), 0.0, 24, KnobLaws.Eg1Delay);

    /// <summary>Envelope generator 1 ATTACK TIME.</summary>
    public static Control Eg1Attack { get; } = Knob(
        "eg1.attack", "EG 1 ATTACK TIME", "ATTACK TIME",
        PanelSection.EnvelopeGenerator1, Small(257.2, 126.0, 140.5), 0.0, 23, KnobLaws.Eg1Attack);

    /// <summary>Envelope generator 1 RELEASE TIME.</summary>
    public static Control Eg1Release { get; } = Knob(
        "eg1.release", "EG 1 RELEASE TIME", "RELEASE TIME",
        PanelSection.EnvelopeGenerator1, Small(257.2, 154.5, 169.0), 0.0, 26, KnobLaws.Eg1Release);

    /// <summary>Envelope generator 2 HOLD TIME: how long the trigger is prolonged after it ends.</summary>
    public static Control Eg2Hold { get; } = Knob(
        "eg2.hold", "EG 2 HOLD TIME", "HOLD TIME",
        PanelSection.EnvelopeGenerator2, Small(295.0, 36.0, 53.5), 0.0, 25, KnobLaws.Eg2Hold);

    /// <summary>Envelope generator 2 ATTACK TIME.</summary>
    public static Control Eg2Attack { get; } = Knob(
        "eg2.attack", "EG 2 ATTACK TIME", "ATTACK TIME",
        PanelSection.EnvelopeGenerator2, Small(295.0, 68.8, 83.0), 0.0, 73, KnobLaws.Eg2Attack);

    /// <summary>Envelope generator 2 DECAY TIME.</summary>
    public static Control Eg2Decay { get; } = Knob(
        "eg2.decay", "EG 2 DECAY TIME", "DECAY TIME",
        PanelSection.EnvelopeGenerator2, Small(295.0, 97.4, 112.0), 0.0, 75, KnobLaws.Eg2Decay);

    /// <summary>Envelope generator 2 SUSTAIN LEVEL.</summary>
    public static Control Eg2Sustain { get; } = Knob(
        "eg2.sustain", "EG 2 SUSTAIN LEVEL", "SUSTAIN LEVEL",
        PanelSection.EnvelopeGenerator2, Small(295.0, 126.0, 140.5), 10.0, 70, KnobLaws.Sustain);

    /// <summary>Envelope generator 2 RELEASE TIME.</summary>
    public static Control Eg2Release { get; } = Knob(
        "eg2.release", "EG 2 RELEASE TIME", "RELEASE TIME",
        PanelSection.EnvelopeGenerator2, Small(295.0, 154.5, 169.0), 0.0, 72, KnobLaws.Eg2Release);

    /// <summary>External signal processor, SIGNAL LEVEL: gain of the amplifier behind SIGNAL IN.</summary>
    public static Control EspLevel { get; } = Knob(
        "esp.level", "ESP SIGNAL LEVEL", "SIGNAL LEVEL",
        PanelSection.ExternalSignalProcessor, Small(333.0, 154.5, 169.0), 0.0, 11, KnobLaws.SignalLevel);

    /// <summary>External signal processor, LOW CUT FREQ: lower edge of its band-pass filter, and the pace of its F-V converter.</summary>
    public static Control EspLowCut { get; } = Knob(
        "esp.low.cut", "ESP LOW CUT FREQ", "LOW CUT FREQ",
        PanelSection.ExternalSignalProcessor, Small(363.0, 154.5, 169.0), 0.0, 88, KnobLaws.LowCut);

    /// <summary>External signal processor, HIGH CUT FREQ: upper edge of its band-pass filter.</summary>
    public static Control EspHighCut { get; } = Knob(
        "esp.high.cut", "ESP HIGH CUT FREQ", "HIGH CUT FREQ",
        PanelSection.ExternalSignalProcessor, Small(392.8, 154.5, 169.0), 10.0, 89, KnobLaws.HighCut);

    /// <summary>External signal processor, CV ADJUST: what F-V CV OUT plays against what comes in; in unison at 5.</summary>
    public static Control EspCvAdjust { get; } = Knob(
        "esp.cv.adjust", "ESP CV ADJUST", "CV ADJUST",
        PanelSection.ExternalSignalProcessor, Small(423.0, 154.5, 169.0), 5.0, 90, KnobLaws.CvAdjust);

    /// <summary>External signal processor, THRESHOLD LEVEL: how high ENV OUT must stand for TRIG OUT to trigger.</summary>
    public static Control EspThreshold { get; } = Knob(
        "esp.threshold", "ESP THRESHOLD LEVEL", "THRESHOLD LEVEL",
        PanelSection.ExternalSignalProcessor, Small(452.6, 154.5, 169.0), 5.0, 91, KnobLaws.Threshold);

    /// <summary>VOLUME of SIGNAL OUT and PHONES.</summary>
    public static Control Volume { get; } = Knob(
        "volume", "VOLUME", "VOLUME",
        PanelSection.Output, Large(488.4, 30.7, 48.0), 7.0, 7, KnobLaws.Volume);

    /// <summary>The control wheel: -5..+5 V at its jack, and nowhere else. It stands on the keyboard block, below the face.</summary>
    public static Control Wheel { get; } = Add(new Control(
        Rows.Count, "wheel", "CONTROL WHEEL", "WHEEL",
        PanelSection.KeyboardBlock, ControlKind.Wheel, KnobLaws.Wheel, KnobLaws.Wheel)
    {
        Default = 0.0,
        // MIDI's modulation wheel.
        OwnCc = 1,
        XMm = 18.0,
        YMm = 212.0,
        WidthMm = 12.0,
        HeightMm = 45.0,
    });

    /// <summary>The momentary switch: connects its jack to ground while pressed. It stands in front of the wheel.</summary>
    public static Control Button { get; } = Add(new Control(
        Rows.Count, "button", "MOMENTARY SWITCH", "SWITCH",
        PanelSection.KeyboardBlock, ControlKind.Button, KnobLaws.Button, KnobLaws.Button)
    {
        Default = 0.0,
        // The first of MIDI's general-purpose buttons.
        OwnCc = 80,
        XMm = 18.0,
        YMm = 252.0,
        WidthMm = 12.0,
        HeightMm = 12.0,
    });

    /// <summary>Every control; a control's <see cref="Control.Index"/> is its place here.</summary>
    public static ImmutableArray<Control> All { get; } = Rows.ToImmutable();

    /// <summary>Finds a control by its id.</summary>
    /// <param name="id">The id, exactly as in the rows.</param>
    /// <param name="control">The control, when there is one.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryFind(string? id, [NotNullWhen(true)] out Control? control)
    {
        foreach (Control candidate in All)
        {
            if (candidate.Id == id)
            {
                control = candidate;
                return true;
            }
        }

        control = null;
        return false;
    }

    private readonly record struct Place(double XMm, double YMm, KnobSize Size, double? LegendBaselineMm);

    private static Place Large(double xMm, double yMm, double legendMm) => new(xMm, yMm, KnobSize.Large, legendMm);

    private static Place Small(double xMm, double yMm, double? legendMm) => new(xMm, yMm, KnobSize.Small, legendMm);

    private static Control Knob(
        string id, string name, string legend, PanelSection section, Place place, double normal, int cc, KnobLaw law) =>
        Add(id, name, legend, section, ControlKind.Knob, place, normal, cc, law, law);

    private static Control Peak(string id, string name, PanelSection section, Place place, int cc) =>
        Add(id, name, "PEAK", section, ControlKind.Knob, place, 0.0, cc, KnobLaws.EarlyPeak, KnobLaws.LatePeak);

    private static Control Selector(
        string id, string name, string legend, PanelSection section, Place place, int normal, int cc, SelectorLaw law) =>
        Add(id, name, legend, section, ControlKind.Selector, place, normal, cc, law, law);

    private static Control Add(
        string id,
        string name,
        string legend,
        PanelSection section,
        ControlKind kind,
        Place place,
        double normal,
        int cc,
        KnobLaw earlyLaw,
        KnobLaw lateLaw) =>
        Add(new Control(Rows.Count, id, name, legend, section, kind, earlyLaw, lateLaw)
        {
            Default = normal,
            Positions = kind == ControlKind.Selector && earlyLaw is SelectorLaw selector ? selector.Legends : [],
            ControllerCc = cc,
            XMm = place.XMm,
            YMm = place.YMm,
            WidthMm = place.Size.SkirtDiameterMm,
            HeightMm = place.Size.SkirtDiameterMm,
            Size = place.Size,
            LegendBaselineMm = place.LegendBaselineMm,
        });

    private static Control Add(Control control)
    {
        Rows.Add(control);
        return control;
    }
}
