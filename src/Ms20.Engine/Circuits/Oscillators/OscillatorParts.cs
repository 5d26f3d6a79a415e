namespace Ms20.Engine.Circuits;

/// <summary>Values that both voltage controlled oscillators share, each once.</summary>
internal static class OscillatorParts
{
    /// <summary>Frequency at 8' for each volt of pitch CV: note 48 for 1 V, so that note 69 (3.3636 V) is 440 Hz.</summary>
    public const double HertzPerVolt = 130.8127826502993;

    /// <summary>The highest key, 8 V, at 4'.</summary>
    public const double TopHz = 16.0 * HertzPerVolt;

    /// <summary>Above this the reset's share of the period grows no further, in hertz: the end of hearing, and of the model's first order.</summary>
    public const double HighestBentHz = 20000.0;

    /// <summary>Every wave swings between plus and minus this. A tunable: 5 V peak to peak at the mixer.</summary>
    public const double WaveVolts = 2.5;

    /// <summary>
    /// Time the avalanche switch takes to recharge the ramp's capacitor: a tunable (2 to 5 us are plausible for the kind of circuit).
    /// It shapes the waves only, for the pitch is trimmed.
    /// </summary>
    public const double ResetSeconds = 4e-6;

    /// <summary>Time the comparator's output takes from rail to rail: a tunable, 5 V at the 1 V/us of the op-amps of the day.</summary>
    public const double ComparatorSeconds = 5e-6;

    /// <summary>
    /// Highest rate in cycles a sample. Below one half a ramp is reset at most once between two samples; this leaves a margin.
    /// </summary>
    public const double MaximumCyclesPerSample = 0.45;

    /// <summary>Long-run deviation of the quick walk against the slow one's: 0.25 to 0.6 cents. A tunable.</summary>
    public const double QuickWalkRatio = 0.25 / 0.6;

    /// <summary>Time in which the slow pitch walk forgets where it was, in seconds. A tunable.</summary>
    public const double SlowWalkSeconds = 20.0;

    /// <summary>The same of the quick walk.</summary>
    public const double QuickWalkSeconds = 0.7;

    /// <summary>Pitch CV from which on a unit's offset counts whole, a tunable; below it falls with the CV, so that 0 V stops every unit. The lowest key is 0.5 V.</summary>
    public const double WholeOffsetVolts = 0.1;
}
