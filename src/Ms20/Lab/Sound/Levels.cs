namespace Ms20.App.Lab.Sound;

/// <summary>The meter on SIGNAL OUT, the limiter's lamp and the engine's load. The audio thread writes, any thread reads.</summary>
internal sealed class Levels(double rateHz)
{
    // Tunables, as meters have them: a needle falls 20 dB in 1.5 s, loudness is a mean over 0.3 s, a lamp is seen when it glows 0.2 s.
    private const double FallSeconds = 1.5 / 2.302585;
    private const double MeanSeconds = 0.3;
    private const double LampSeconds = 0.2;
    private const double LoadSeconds = 0.5;

    private double _peak;
    private double _meanSquare;
    private double _load;
    private double _lampLeft;

    /// <summary>The peak, falling; 1 is digital full scale. Before the limiter.</summary>
    public double Peak => Volatile.Read(ref _peak);

    /// <summary>The root mean square; 1 is digital full scale. Before the limiter.</summary>
    public double Rms => Math.Sqrt(Volatile.Read(ref _meanSquare));

    /// <summary>Whether the limiter has worked just now.</summary>
    public bool IsLimited => Volatile.Read(ref _lampLeft) > 0.0;

    /// <summary>The share of real time that rendering takes: 1 is all of it.</summary>
    public double Load => Volatile.Read(ref _load);

    /// <summary>Hears a block before it is limited.</summary>
    public void Hear(ReadOnlySpan<float> sound)
    {
        double peak = 0.0;
        double squares = 0.0;
        foreach (float sample in sound)
        {
            peak = Math.Max(peak, Math.Abs(sample));
            squares += (double)sample * sample;
        }

        double seconds = sound.Length / rateHz;
        Volatile.Write(ref _peak, Math.Max(peak, _peak * Math.Exp(-seconds / FallSeconds)));
        double kept = Math.Exp(-seconds / MeanSeconds);
        Volatile.Write(ref _meanSquare, _meanSquare * kept + (1.0 - kept) * squares / sound.Length);
    }

    /// <summary>Notes what the limiter did and how long the block took.</summary>
    public void Note(int frames, double limiterGain, double renderSeconds)
    {
        double seconds = frames / rateHz;
        Volatile.Write(ref _lampLeft, limiterGain < 1.0 ? LampSeconds : Math.Max(0.0, _lampLeft - seconds));
        double kept = Math.Exp(-seconds / LoadSeconds);
        Volatile.Write(ref _load, _load * kept + (1.0 - kept) * renderSeconds / seconds);
    }
}
