namespace Ms20.App.Rendering;

/// <summary>Finds the frame at which a rendering ends: a fixed one, or the first after the song at which it has been quiet for a while.</summary>
internal sealed class Ending
{
    /// <summary>
    /// How far below the loudest sample silence begins: 60 dB, as rooms are measured. The amplifier itself is never shut further than
    /// 70 dB, and the oscillators never rest, so that a fixed level would be waited for in vain. A tunable.
    /// </summary>
    private const double QuietBelowPeak = 1e-3;

    /// <summary>What is silence in any case: -80 dBFS. A tunable.</summary>
    private const double QuietPeak = 1e-4;

    /// <summary>How long it must have been quiet, in seconds.</summary>
    private const double QuietSeconds = 0.5;

    /// <summary>The period of 20 Hz in seconds: a wave that sounds is loud somewhere within it.</summary>
    private const double LongestPeriodSeconds = 0.05;

    /// <summary>
    /// A sound that keeps more than this of its height from one half second to the next no longer fades. A tunable: the longest release, 20 dB in 18 s,
    /// keeps 0.94.
    /// </summary>
    private const double SteadyRatio = 0.95;

    /// <summary>How many half seconds in a row must not fade.</summary>
    private const int SteadyTimes = 2;

    private const long Never = long.MaxValue;

    private readonly long _tailFrames;
    private readonly long _quietFrames;
    private readonly long _periodFrames;
    private readonly bool _endsWhenSteady;
    private long? _songFrames;
    private long _frames;
    private long _quiet;
    private double _peak;
    private long _spanFrames;
    private double _spanPeak;
    private double _lastSpanPeak;
    private int _steadyTimes;

    /// <summary>An ending for a song.</summary>
    /// <param name="songFrames">The song's length in frames; null while nobody knows it, until <see cref="SongEndsAt"/>.</param>
    /// <param name="tail">How long to go on after it.</param>
    /// <param name="rateHz">Frames a second.</param>
    /// <param name="endsWhenSteady">Whether an automatic tail also ends once what sounds has stopped fading, as what an open amplifier lets through.</param>
    public Ending(long? songFrames, TailLength tail, int rateHz, bool endsWhenSteady = false)
    {
        double tailSeconds = tail.Seconds ?? TailLength.LongestAutoSeconds;
        _songFrames = songFrames;
        _tailFrames = (long)Math.Round(tailSeconds * rateHz);
        _periodFrames = (long)(LongestPeriodSeconds * rateHz);
        _endsWhenSteady = endsWhenSteady && tail.Seconds is null;
        _quietFrames = tail.Seconds is null ? (long)(QuietSeconds * rateHz) : Never;
    }

    /// <summary>The length of the file in frames, where it is known before the first: then even a pipe's header can say it.</summary>
    public long? KnownFrames => _quietFrames == Never ? LongestFrames : null;

    /// <summary>Whether the end has been reached.</summary>
    public bool IsReached => _frames >= LongestFrames || (_frames >= _songFrames && (_quiet >= _quietFrames || IsSteady));

    /// <summary>Whether what sounds after the song has stopped fading.</summary>
    public bool IsSteady => _endsWhenSteady && _steadyTimes >= SteadyTimes;

    /// <summary>Whether the last period was not yet silence.</summary>
    public bool EndsInSound => _quiet < Math.Min(_frames, _periodFrames);

    private long? LongestFrames => _songFrames + _tailFrames;

    /// <summary>Says where the song ends, once that is known.</summary>
    public void SongEndsAt(long frames) => _songFrames = frames;

    /// <summary>Takes the next frames and says how many of them belong to the file.</summary>
    public int Keep(ReadOnlySpan<double> frames)
    {
        int kept = 0;
        while (kept < frames.Length && !IsReached)
        {
            double level = Math.Abs(frames[kept++]);
            _peak = Math.Max(_peak, level);
            _quiet = level > Math.Max(QuietPeak, QuietBelowPeak * _peak) ? 0 : _quiet + 1;
            _frames++;
            if (_endsWhenSteady && _frames > _songFrames)
                Watch(level);
        }

        return kept;
    }

    private void Watch(double level)
    {
        _spanPeak = Math.Max(_spanPeak, level);
        if (++_spanFrames < _quietFrames)
            return;
        _steadyTimes = _spanPeak >= SteadyRatio * _lastSpanPeak && _lastSpanPeak > 0.0 ? _steadyTimes + 1 : 0;
        (_lastSpanPeak, _spanPeak, _spanFrames) = (_spanPeak, 0.0, 0);
    }
}
