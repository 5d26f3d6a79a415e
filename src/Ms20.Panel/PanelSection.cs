namespace Ms20.Panel;

/// <summary>The fields of the panel, as its white lines divide it; the keyboard block below the face is one of them.</summary>
public enum PanelSection
{
    /// <summary>VOLTAGE CONTROLLED OSCILLATOR 1.</summary>
    Vco1,

    /// <summary>VOLTAGE CONTROLLED OSCILLATOR 2.</summary>
    Vco2,

    /// <summary>PORTAMENTO, at the foot of the first column.</summary>
    Portamento,

    /// <summary>MASTER TUNE, at the foot of the second column.</summary>
    MasterTune,

    /// <summary>VCO MIXER.</summary>
    VcoMixer,

    /// <summary>FREQUENCY MODULATION: the pitch of both oscillators.</summary>
    FrequencyModulation,

    /// <summary>VOLTAGE CONTROLLED HIGHPASS FILTER.</summary>
    HighPassFilter,

    /// <summary>CUTOFF FREQUENCY MODULATION below the high-pass filter.</summary>
    HighPassModulation,

    /// <summary>VOLTAGE CONTROLLED LOWPASS FILTER.</summary>
    LowPassFilter,

    /// <summary>CUTOFF FREQUENCY MODULATION below the low-pass filter.</summary>
    LowPassModulation,

    /// <summary>VOLTAGE CONTROLLED AMPLIFIER: a drawing and no control.</summary>
    Amplifier,

    /// <summary>MODULATION GENERATOR.</summary>
    ModulationGenerator,

    /// <summary>ENVELOPE GENERATOR 1 (delay, attack, release).</summary>
    EnvelopeGenerator1,

    /// <summary>ENVELOPE GENERATOR 2 (hold, attack, decay, sustain, release).</summary>
    EnvelopeGenerator2,

    /// <summary>EXTERNAL SIGNAL PROCESSOR, along the foot of the patch bay.</summary>
    ExternalSignalProcessor,

    /// <summary>The top right corner of the patch bay: VOLUME and the two outputs.</summary>
    Output,

    /// <summary>The block left of the keys: control wheel and momentary switch.</summary>
    KeyboardBlock,
}
