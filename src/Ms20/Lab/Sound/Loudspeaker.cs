using System.Diagnostics;

namespace Ms20.App.Lab.Sound;

/// <summary>
/// What one listener hears: a voice, exchanged for another without a click, limited and measured. It has no clock: whoever wants sound asks for it.
/// One thread at a time calls <see cref="Play"/>; nothing there allocates, locks or waits.
/// </summary>
internal sealed class Loudspeaker
{
    /// <summary>The most frames of one request.</summary>
    public const int LongestRequest = 4096;

    // A tunable: long enough not to click, too short to be heard as a fade.
    private const double CrossfadeSeconds = 0.005;

    private readonly float[] _other = new float[LongestRequest];
    private readonly int _crossfadeFrames;
    private Voice _voice;
    private Voice? _next;
    private bool _isOn = true;
    private bool _plays = true;

    /// <summary>A loudspeaker.</summary>
    /// <param name="rateHz">Its sample rate.</param>
    /// <param name="voice">What it plays first.</param>
    public Loudspeaker(double rateHz, Voice voice)
    {
        RateHz = rateHz;
        Clock = new EventClock(rateHz);
        Levels = new Levels(rateHz);
        Limiter = new ListeningLimiter(rateHz);
        _crossfadeFrames = (int)(CrossfadeSeconds * rateHz);
        _voice = voice;
        voice.StartAt(0);
    }

    /// <summary>Its sample rate in hertz.</summary>
    public double RateHz { get; }

    /// <summary>When things happen.</summary>
    public EventClock Clock { get; }

    /// <summary>How loud it is.</summary>
    public Levels Levels { get; }

    /// <summary>What keeps it from getting too loud.</summary>
    public ListeningLimiter Limiter { get; }

    /// <summary>What looks at the frames, or changes them, when all else is done: tests number them with it. Set before the first request.</summary>
    public SoundTap? Tap { get; init; }

    /// <summary>Whether there is power: without it nothing is computed and nothing is heard. Any thread.</summary>
    public bool IsOn
    {
        get => Volatile.Read(ref _isOn);
        set => Volatile.Write(ref _isOn, value);
    }

    /// <summary>Plays another voice from the next request on. Control side.</summary>
    public void Exchange(Voice next) => Interlocked.Exchange(ref _next, next);

    /// <summary>Audio thread: the next frames.</summary>
    /// <param name="external">The listener's own sound, for the voice's input; may be empty.</param>
    /// <param name="sound">Where the samples go, at most <see cref="LongestRequest"/>.</param>
    /// <param name="requestMs">The listener's time.</param>
    public void Play(ReadOnlySpan<float> external, Span<float> sound, double requestMs)
    {
        long begin = Stopwatch.GetTimestamp();
        Voice? next = Interlocked.Exchange(ref _next, null);
        next?.StartAt(Clock.Rendered);
        Render(next, external, sound);
        Clock.Advance(requestMs, sound.Length);
        Levels.Hear(sound);
        Limiter.Process(sound);
        Levels.Note(sound.Length, Limiter.Gain, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        Tap?.Invoke(sound);
    }

    private void Render(Voice? next, ReadOnlySpan<float> external, Span<float> sound)
    {
        bool isOn = IsOn;
        if (_plays)
            _voice.Render(external, sound);
        else
            sound.Clear();
        if (next is not null && isOn)
            CrossTo(next, external, sound);
        else if (next is not null)
            _voice = next;
        else if (isOn && !_plays)
            CrossTo(_voice, external, sound);
        if (!isOn && _plays)
            FadeOut(sound);
        _plays = isOn;
    }

    private void FadeOut(Span<float> sound)
    {
        int fade = Math.Min(_crossfadeFrames, sound.Length);
        for (int i = 0; i < fade; i++)
            sound[i] *= 1.0f - (i + 1) / (float)fade;
        sound[fade..].Clear();
    }

    private void CrossTo(Voice next, ReadOnlySpan<float> external, Span<float> sound)
    {
        Span<float> other = _other.AsSpan(0, sound.Length);
        next.Render(external, other);
        int fade = Math.Min(_crossfadeFrames, sound.Length);
        for (int i = 0; i < fade; i++)
        {
            float share = (i + 1) / (float)fade;
            sound[i] += share * (other[i] - sound[i]);
        }

        other[fade..].CopyTo(sound[fade..]);
        _voice = next;
    }
}
