namespace Ms20.App.Lab.Sound;

/// <summary>
/// Keeps what is listened to below -1 dBFS: both filters whistling at full VOLUME are far above what ears and loudspeakers like. Only on the way to
/// the loudspeaker, never in a file.
/// </summary>
/// <remarks>
/// The gain falls at once, so that no sample ever passes the ceiling and nothing is delayed; it is held for some milliseconds, so that it does not follow
/// the wave of a low note, and comes back slowly. Below the ceiling not a bit is changed. Audio thread, but for <see cref="IsOn"/>.
/// </remarks>
internal sealed class ListeningLimiter
{
    /// <summary>The ceiling: -1 dBFS.</summary>
    public const double Ceiling = 0.89125093813374556;

    // Tunables: half a period of 30 Hz, and a return that is not heard as pumping.
    private const double HoldSeconds = 0.016;
    private const double ReleaseSeconds = 0.15;

    private readonly int _holdFrames;
    private readonly double _releaseStep;
    private double _gain = 1.0;
    private int _held;
    private bool _isOn = true;

    /// <summary>A limiter for a sample rate.</summary>
    public ListeningLimiter(double rateHz)
    {
        _holdFrames = (int)(HoldSeconds * rateHz);
        _releaseStep = 1.0 - Math.Exp(-1.0 / (ReleaseSeconds * rateHz));
    }

    /// <summary>Whether it works. Any thread.</summary>
    public bool IsOn
    {
        get => Volatile.Read(ref _isOn);
        set => Volatile.Write(ref _isOn, value);
    }

    /// <summary>The gain after the last sample; 1 while nothing is held back.</summary>
    public double Gain => _gain;

    /// <summary>Limits a block in place.</summary>
    public void Process(Span<float> sound)
    {
        if (!IsOn)
        {
            _gain = 1.0;
            return;
        }

        for (int i = 0; i < sound.Length; i++)
        {
            double level = Math.Abs(sound[i]);
            Follow(level);
            if (_gain < 1.0)
                sound[i] = (float)Math.Clamp(sound[i] * _gain, -Ceiling, Ceiling);
        }
    }

    private void Follow(double level)
    {
        if (level * _gain > Ceiling)
        {
            _gain = Ceiling / level;
            _held = _holdFrames;
        }
        else if (_held > 0)
        {
            _held--;
        }
        else if (_gain < 1.0)
        {
            _gain += _releaseStep * (1.0 - _gain);
            // The exponential never arrives: the last ten-thousandth is one step, 0.001 dB.
            if (_gain > 0.9999)
                _gain = 1.0;
        }
    }
}
