namespace Ms20.App.Rendering;

/// <summary>Finds the frame at which a rendering ends: a fixed one, or the first after the song at which it has been quiet for a while.</summary>
internal sealed class Ending
{
    /// <summary>-80 dBFS: where silence begins.</summary>
    private const double QuietPeak = 1e-4;

    /// <summary>How long it must have been quiet, in seconds.</summary>
    private const double QuietSeconds = 0.5;

    private const long Never = long.MaxValue;

    private readonly long _songFrames;
    private readonly long _longestFrames;
    private readonly long _quietFrames;
    private long _frames;
    private long _quiet;

    /// <summary>An ending for a song.</summary>
    /// <param name="songFrames">The song's length in frames.</param>
    /// <param name="tail">How long to go on after it.</param>
    /// <param name="rateHz">Frames a second.</param>
    public Ending(long songFrames, TailLength tail, int rateHz)
    {
        double tailSeconds = tail.Seconds ?? TailLength.LongestAutoSeconds;
        _songFrames = songFrames;
        _longestFrames = songFrames + (long)Math.Round(tailSeconds * rateHz);
        _quietFrames = tail.Seconds is null ? (long)(QuietSeconds * rateHz) : Never;
    }

    /// <summary>The length of the file in frames, where it is known before the first: then even a pipe's header can say it.</summary>
    public long? KnownFrames => _quietFrames == Never ? _longestFrames : null;

    /// <summary>Whether the end has been reached.</summary>
    public bool IsReached => _frames >= _longestFrames || (_frames >= _songFrames && _quiet >= _quietFrames);

    /// <summary>Whether the last frame was above -80 dBFS.</summary>
    public bool EndsInSound => _frames > 0 && _quiet == 0;

    /// <summary>Takes the next frames and says how many of them belong to the file.</summary>
    public int Keep(ReadOnlySpan<double> frames)
    {
        int kept = 0;
        while (kept < frames.Length && !IsReached)
        {
            _quiet = Math.Abs(frames[kept++]) > QuietPeak ? 0 : _quiet + 1;
            _frames++;
        }

        return kept;
    }
}
