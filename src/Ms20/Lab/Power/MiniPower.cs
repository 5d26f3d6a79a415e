using Ms20.Panel;

namespace Ms20.App.Lab.Power;

/// <summary>
/// The mini's power: VOLUME is its switch, and it goes into standby by itself when nobody has played for four hours. Playing is a key, a MIDI note
/// and a trigger at TRIG IN; knobs, sound and a running modulation generator are not. Keys that are held while VOLUME is turned on choose whether it
/// does so: C, D and E of the lowest octave not, C, D and F again. Under the session's lock.
/// </summary>
/// <remarks>
/// As the mini's manual is reported. Departures: until somebody asks for it at the rear there is no switch, and other profiles never have one; from a
/// standby of its own it also comes back when VOLUME is turned anywhere above 0, without clicking it off first.
/// </remarks>
/// <param name="memory">What is remembered.</param>
/// <param name="time">The clock.</param>
internal sealed class MiniPower(PowerMemory memory, TimeProvider time)
{
    /// <summary>How long it waits for somebody to play.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    // Tunables: four blinks that nobody takes for a bad contact.
    private static readonly TimeSpan BlinkPeriod = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan BlinkLength = 4 * BlinkPeriod;

    // The lowest keys of the keyboard: C, D, E and F as the mini counts its octaves.
    private const int C1 = 48;
    private const int D1 = 50;
    private const int E1 = 52;
    private const int F1 = 53;

    private long _lastPlayed = time.GetTimestamp();
    private long? _blinkStart;
    private bool _isMini;
    private double _volume = double.NaN;
    private bool _hasFallenAsleep;

    /// <summary>What is remembered.</summary>
    public PowerSettings Settings => memory.Settings;

    /// <summary>Whether there is power.</summary>
    public bool IsOn => !IsSwitched || (_volume > 0.0 && !_hasFallenAsleep);

    /// <summary>Whether it went into standby by itself.</summary>
    public bool HasFallenAsleep => IsSwitched && _hasFallenAsleep;

    /// <summary>The lamp above VOLUME: lit while there is power, and it blinks when the mini was told to stay awake.</summary>
    public double Lamp => !IsOn ? 0.0 : IsBlinkDark ? 0.0 : 1.0;

    private bool IsSwitched => _isMini && memory.Settings.HasSwitch;

    private bool IsBlinkDark =>
        _blinkStart is long start && time.GetElapsedTime(start) is var since && since < BlinkLength && since.Ticks / (BlinkPeriod.Ticks / 2) % 2 == 0;

    /// <summary>Somebody plays: the four hours start anew. A mini in standby stays there.</summary>
    public void Play() => _lastPlayed = time.GetTimestamp();

    /// <summary>The panel stands like this now.</summary>
    /// <param name="profile">The model.</param>
    /// <param name="volume">Where VOLUME stands.</param>
    /// <param name="held">The keys that are down.</param>
    public void Follow(Profile profile, double volume, IReadOnlyList<int> held)
    {
        bool wasOn = IsOn;
        bool turned = volume != _volume;
        _isMini = profile.MiniMidi;
        _volume = volume;
        if (turned && volume > 0.0)
            _hasFallenAsleep = false;
        if (wasOn || !IsOn)
            return;
        Play();
        Listen(held);
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="isPlayed">Whether a key is down or TRIG IN was triggered since the last time.</param>
    public void Watch(bool isPlayed)
    {
        if (isPlayed)
            Play();
        if (IsSwitched && IsOn && memory.Settings.TurnsOffAlone && time.GetElapsedTime(_lastPlayed) >= Patience)
            _hasFallenAsleep = true;
    }

    /// <summary>Somebody wakes it without a hand on VOLUME.</summary>
    public void Wake()
    {
        _hasFallenAsleep = false;
        Play();
    }

    /// <summary>Somebody chooses at the rear how it goes.</summary>
    /// <returns>A sentence if that could not be kept.</returns>
    public string? Choose(PowerSettings settings)
    {
        Wake();
        return memory.Use(settings);
    }

    // Keys that were held while VOLUME clicked on.
    private void Listen(IReadOnlyList<int> held)
    {
        if (!held.Contains(C1) || !held.Contains(D1))
            return;
        bool staysAwake = held.Contains(E1);
        if (staysAwake == held.Contains(F1))
            return;
        memory.Use(memory.Settings with { TurnsOffAlone = !staysAwake });
        _blinkStart = staysAwake ? time.GetTimestamp() : null;
    }
}
