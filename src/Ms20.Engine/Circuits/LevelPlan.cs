using Ms20.Panel;

namespace Ms20.Engine.Circuits;

/// <summary>The volts of the instrument: what every stage is fed, what it gives, and what full scale means at the jacks.</summary>
/// <remarks>All are tunables, and stand here alone. Volts are peaks from 0 unless a name says otherwise.</remarks>
internal static class LevelPlan
{
    /// <summary>A VCO's wave: 5 Vpp, as the jacks of the time carry it and as the mixer is reported to see it.</summary>
    public const double VcoWaveVolts = 2.5;

    /// <summary>Mixer volts to the early high-pass filter's node: with the next one puts the knee of distortion between VCO LEVEL 5 and 8.</summary>
    public const double EarlyHighPassInputScale = 1.0 / 300.0;

    /// <summary>High-pass volts to the early low-pass filter's node: so that neither filter's whistle drowns the other's at PEAK 10.</summary>
    public const double EarlyLowPassInputScale = 1.0 / 83.0;

    /// <summary>The late high-pass filter takes the mixer's volts as they are: its own divider stands before the transconductance amplifier.</summary>
    public const double LateHighPassInputScale = 1.0;

    /// <summary>
    /// The late low-pass filter takes a little less of what the high-pass gives: as it is, the high-pass filter's whistle of 2.5 V would push the
    /// low-pass filter's to a seventh of its own; below 0.7 both are heard.
    /// </summary>
    public const double LateLowPassInputScale = 0.65;

    /// <summary>The gain between a high-pass filter and a low-pass filter of different revisions, which the rear panel can put in one instrument; 1 where they are the same.</summary>
    /// <remarks>
    /// The early high-pass gives <see cref="EarlyHighPassInputScale"/> times its amplifier's gain of the mixer's volts, the late one all of them: with this gain the
    /// low-pass is fed as by its own kind.
    /// </remarks>
    public static double BetweenFilters(FilterRevision highPass, FilterRevision lowPass)
    {
        const double earlyHighPass = EarlyFilterParts.Gain * EarlyHighPassInputScale;
        if (highPass == lowPass)
            return 1.0;
        return lowPass == FilterRevision.Early ? earlyHighPass / LateHighPassInputScale : LateHighPassInputScale / earlyHighPass;
    }

    /// <summary>
    /// Early low-pass volts to the amplifier's transistor, calibrated on the loudness patch (First Light as it was first voiced, both PEAKs 0, note 48 held, VOLUME 10):
    /// there the two revisions are equally loud, and their peaks lie as far above and below the nominal 2 mV.
    /// </summary>
    public const double EarlyAmplifierInputScale = AmplifierNominalVolts / 0.1382;

    /// <summary>Late low-pass volts to the amplifier's transistor; see <see cref="EarlyAmplifierInputScale"/>.</summary>
    public const double LateAmplifierInputScale = AmplifierNominalVolts / 0.768;

    /// <summary>The loudness patch's peak at the amplifier's transistor: 2 mV, where it gives 1.9 % of second and 0.02 % of third harmonic.</summary>
    public const double AmplifierNominalVolts = 0.002;

    /// <summary>What that peak becomes at SIGNAL OUT with the amplifier open and VOLUME at 10: 2 Vpp.</summary>
    public const double NominalOutputVolts = 1.0;

    /// <summary>The amplifier's control voltage for a gain of 1: the height of an envelope.</summary>
    public const double AmplifierUnityControlVolts = 5.0;

    /// <summary>What SIGNAL OUT and PHONES never exceed: a line output that is clearly louder than nominal, and clearly ends.</summary>
    public const double OutputLimitVolts = 4.0;

    /// <summary>What stages between supplies of +-15 V never exceed.</summary>
    public const double SupplyVolts = 15.0;

    /// <summary>The height of an envelope, and digital full scale at every jack that has none of its own.</summary>
    public const double EnvelopeVolts = 5.0;

    /// <summary>SIGNAL OUT at digital full scale: 6 dB above nominal.</summary>
    public const double SignalOutFullScaleVolts = 2.0;

    /// <summary>EXT SIGNAL IN at digital full scale: its nominal 3 Vpp.</summary>
    public const double ExtSignalInFullScaleVolts = 1.5;

    /// <summary>SIGNAL IN of the external signal processor at digital full scale: a hot line signal.</summary>
    public const double SignalInFullScaleVolts = 1.0;
}
