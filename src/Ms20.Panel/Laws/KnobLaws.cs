namespace Ms20.Panel;

/// <summary>The knob laws, one row each. All are tunables: no curve of the panel's potentiometers is published.</summary>
/// <remarks>
/// Ends follow the figures that are: PW 50..0 %, PITCH one octave either way and MASTER TUNE one semitone either way (Korg's
/// own software model of the instrument), pitch modulation 1 oct/V at 8 (measured by owners of a mini), cutoff modulation
/// 2 oct/V (MS-50 owner's manual), MG up to 22 Hz. Times are nominal: an attack's is from 0 to 5 V, a decay's or release's until a
/// tenth of the step is left; DELAY and HOLD are exact; PORTAMENTO is a time constant.
/// </remarks>
internal static class KnobLaws
{
    /// <summary>Wave of VCO 1; the quantity is the position's number.</summary>
    internal static SelectorLaw Vco1Wave { get; } = new("", ("TRIANGLE", 0), ("SAW", 1), ("RECTANGLE", 2), ("NOISE", 3));

    /// <summary>Wave of VCO 2; the quantity is the position's number.</summary>
    internal static SelectorLaw Vco2Wave { get; } = new("", ("SAW", 0), ("SQUARE", 1), ("PULSE", 2), ("RING", 3));

    /// <summary>Footage of VCO 1; the quantity is the frequency's factor against 8'.</summary>
    internal static SelectorLaw Vco1Scale { get; } = new("", ("32'", 0.25), ("16'", 0.5), ("8'", 1.0), ("4'", 2.0));

    /// <summary>Footage of VCO 2; the quantity is the frequency's factor against 8'.</summary>
    internal static SelectorLaw Vco2Scale { get; } = new("", ("16'", 0.5), ("8'", 1.0), ("4'", 2.0), ("2'", 4.0));

    /// <summary>Duty of the rectangle, as a fraction.</summary>
    internal static KnobLaw PulseWidth { get; } = new LinearLaw(0.0, 10.0, 0.5, 0.0, PlainText.Percent);

    /// <summary>Semitones.</summary>
    internal static KnobLaw Pitch { get; } = new LinearLaw(-5.0, 5.0, -12.0, 12.0, PlainText.Semitones);

    /// <summary>Cents.</summary>
    internal static KnobLaw MasterTune { get; } = new LinearLaw(-5.0, 5.0, -100.0, 100.0, PlainText.Cents);

    /// <summary>Attenuation of a rear converter, as a fraction.</summary>
    internal static KnobLaw Attenuation { get; } = new LinearLaw(0.0, 10.0, 0.0, 1.0, PlainText.Percent);

    /// <summary>Offset of a rear converter in volts.</summary>
    internal static KnobLaw Offset { get; } = new LinearLaw(-5.0, 5.0, -5.0, 5.0, PlainText.Volts);

    /// <summary>Age of a unit, as a fraction of decades without service.</summary>
    internal static KnobLaw Age { get; } = new LinearLaw(0.0, 1.0, 0.0, 1.0, PlainText.Percent);

    /// <summary>Time constant in seconds.</summary>
    internal static KnobLaw Portamento { get; } = new ExponentialAboveZeroLaw(1e-3, 4.0, TimeText.Instance);

    /// <summary>Gain of a mixer channel.</summary>
    internal static KnobLaw Level { get; } = new PowerLaw(1.0, 2.0, DecibelText.Instance);

    /// <summary>Gain of SIGNAL OUT and PHONES.</summary>
    internal static KnobLaw Volume { get; } = new PowerLaw(1.0, 2.0, DecibelText.Instance);

    /// <summary>Depth on the pitch in octaves per volt: 1 at mark 8.</summary>
    internal static KnobLaw PitchModulation { get; } = new PowerLaw(2.0, 3.1, PlainText.OctavesPerVolt);

    /// <summary>Depth on a cutoff in octaves per volt.</summary>
    internal static KnobLaw CutoffModulation { get; } = new PowerLaw(2.0, 2.0, PlainText.OctavesPerVolt);

    /// <summary>Cutoff in hertz: a ratio of 300 over the dial.</summary>
    internal static KnobLaw Cutoff { get; } = new ExponentialLaw(50.0, 15000.0, FrequencyText.Instance);

    /// <summary>Loop gain of the KORG-35 filters, which whistle above 7/3: from about mark 7.8.</summary>
    internal static KnobLaw EarlyPeak { get; } = new FlatteningPowerLaw(2.9, 1.1, PlainText.LoopGain);

    /// <summary>Loop gain of the transconductance filters, which whistle above 2: from about mark 5.4.</summary>
    internal static KnobLaw LatePeak { get; } = new PowerLaw(4.03, 1.15, PlainText.LoopGain);

    /// <summary>Fraction of the period that the MG spends rising.</summary>
    internal static KnobLaw MgWave { get; } = new LinearLaw(0.0, 10.0, 0.0, 1.0, PlainText.Percent);

    /// <summary>MG frequency in hertz: a ratio of 220 over the dial.</summary>
    internal static KnobLaw MgFrequency { get; } = new ExponentialLaw(0.1, 22.0, FrequencyText.Instance);

    /// <summary>Seconds.</summary>
    internal static KnobLaw Eg1Delay { get; } = new ExponentialAboveZeroLaw(1e-3, 5.5, TimeText.Instance);

    /// <summary>Seconds from 0 to 5 V.</summary>
    internal static KnobLaw Eg1Attack { get; } = new ExponentialLaw(3e-3, 16.0, TimeText.Instance);

    /// <summary>Seconds until a tenth is left.</summary>
    internal static KnobLaw Eg1Release { get; } = new ExponentialLaw(30e-3, 16.0, TimeText.Instance);

    /// <summary>Seconds.</summary>
    internal static KnobLaw Eg2Hold { get; } = new ExponentialAboveZeroLaw(1e-3, 14.0, TimeText.Instance);

    /// <summary>Seconds from 0 to 5 V.</summary>
    internal static KnobLaw Eg2Attack { get; } = new ExponentialLaw(5e-3, 9.0, TimeText.Instance);

    /// <summary>Seconds until a tenth is left.</summary>
    internal static KnobLaw Eg2Decay { get; } = new ExponentialLaw(0.5e-3, 15.0, TimeText.Instance);

    /// <summary>Fraction of the 5 V peak.</summary>
    internal static KnobLaw Sustain { get; } = new LinearLaw(0.0, 10.0, 0.0, 1.0, PlainText.Percent);

    /// <summary>Seconds until a tenth is left.</summary>
    internal static KnobLaw Eg2Release { get; } = new ExponentialLaw(40e-3, 18.0, TimeText.Instance);

    /// <summary>Gain of the external signal processor's amplifier: 0 dB at mark 3.75, 4 at 5, 12 at 7.5, 50 at 10 (Korg's own software model).</summary>
    internal static KnobLaw SignalLevel { get; } = new SignalLevelLaw();

    /// <summary>Lower edge of the external signal processor's band-pass filter, in hertz.</summary>
    internal static KnobLaw LowCut { get; } = new ExponentialLaw(50.0, 2500.0, FrequencyText.Instance);

    /// <summary>Its upper edge, in hertz.</summary>
    internal static KnobLaw HighCut { get; } = new ExponentialLaw(100.0, 5000.0, FrequencyText.Instance);

    /// <summary>What F-V CV OUT makes an oscillator at 8' play against what comes in, in semitones: in unison, 130.81 Hz per volt, at 5.</summary>
    internal static KnobLaw CvAdjust { get; } = new LinearLaw(0.0, 10.0, -12.0, 12.0, PlainText.Semitones);

    /// <summary>Volts at ENV OUT.</summary>
    internal static KnobLaw Threshold { get; } = new LinearLaw(0.0, 10.0, 0.0, 5.0, PlainText.Volts);

    /// <summary>Volts at the wheel's jack.</summary>
    internal static KnobLaw Wheel { get; } = new LinearLaw(-5.0, 5.0, -5.0, 5.0, PlainText.Volts);

    /// <summary>Position of the momentary switch.</summary>
    internal static SelectorLaw Button { get; } = new("", ("RELEASED", 0), ("PRESSED", 1)) { UnderstandsNumbers = true };
}
