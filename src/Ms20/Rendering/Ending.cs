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

    private const long Never = long.MaxValue;

    private readonly long _songFrames;
    private readonly long _longestFrames;
    private readonly long _quietFrames;
    private readonly long _periodFrames;
    private long _frames;
    private long _quiet;
    private double _peak;

    /// <summary>An ending for a song.</summary>
    /// <param name="songFrames">The song's length in frames.</param>
    /// <param name="tail">How long to go on after it.</param>
    /// <param name="rateHz">Frames a second.</param>
    public Ending(long songFrames, TailLength tail, int rateHz)
    {
        double tailSeconds = tail.Seconds ?? TailLength.LongestAutoSeconds;
        _songFrames = songFrames;
        _longestFrames = songFrames + (long)Math.Round(tailSeconds * rateHz);
        _periodFrames = (long)(LongestPeriodSeconds * rateHz);
        _quietFrames = tail.Seconds is null ? (long)(QuietSeconds * rateHz) : Never;
    }

    /// <summary>The length of the file in frames, where it is known before the first: then even a pipe's header can say it.</summary>
    public long? KnownFrames => _quietFrames == Never ? _longestFrames : null;

    /// <summary>Whether the end has been reached.</summary>
    public bool IsReached => _frames >= _longestFrames || (_frames >= _songFrames && _quiet >= _quietFrames);

    /// <summary>Whether the last period was not yet silence.</summary>
    public bool EndsInSound => _quiet < Math.Min(_frames, _periodFrames);

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
        }

        return kept;
    }
}
