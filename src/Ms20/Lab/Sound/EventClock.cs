namespace Ms20.App.Lab.Sound;

/// <summary>
/// Says at which frame something happens that the page has seen at a moment of its own clock.
/// </summary>
/// <remarks>
/// The page asks for sound in bursts, so "at the next block" would put up to a burst of jitter on every note. Each request carries the page's time.
/// A moment just after a request belongs just after what that request rendered: frames rendered minus the time in frames is an anchor that would stand
/// still if bursts were even. The highest anchor is kept and sinks slowly, which turns the jitter into a constant delay of one burst and follows the drift
/// of the two clocks. One thread renders; any thread may ask.
/// </remarks>
internal sealed class EventClock(double rateHz)
{
    // A tunable: 1000 parts in a million, ten times what two quartz clocks differ.
    private const double SinkPerFrame = 1e-3;

    // A tunable: beyond it the page has slept or its clock was set, and the old anchor means nothing.
    private const double LostSeconds = 0.25;

    // A tunable: three of the longest bursts seen (10 ms). Nothing waits longer, whatever a clock says.
    private const double LongestWaitSeconds = 0.03;

    private readonly double _framesPerMs = rateHz / 1000.0;
    private long _rendered;
    private double _anchor = double.NaN;

    /// <summary>Frames rendered so far.</summary>
    public long Rendered => Volatile.Read(ref _rendered);

    /// <summary>Audio thread: frames were rendered for a request.</summary>
    /// <param name="requestMs">The page's time of the request, in milliseconds.</param>
    /// <param name="frames">How many frames.</param>
    public void Advance(double requestMs, int frames)
    {
        long rendered = _rendered + frames;
        double anchor = rendered - requestMs * _framesPerMs;
        double kept = _anchor - SinkPerFrame * frames;
        bool lost = !(Math.Abs(anchor - kept) <= LostSeconds * rateHz);
        Volatile.Write(ref _anchor, lost || anchor > kept ? anchor : kept);
        Volatile.Write(ref _rendered, rendered);
    }

    /// <summary>The frame of a moment: never one that is past, never far ahead.</summary>
    /// <param name="eventMs">The page's time, in milliseconds; not-a-number means at once.</param>
    public long FrameOf(double eventMs)
    {
        long rendered = Rendered;
        double frame = Volatile.Read(ref _anchor) + eventMs * _framesPerMs;
        return frame > rendered ? (long)Math.Min(frame, rendered + LongestWaitSeconds * rateHz) : rendered;
    }
}
