namespace Ms20.Audio.Midi;

/// <summary>Turns ticks into seconds. Immutable: any thread may ask.</summary>
/// <remarks>
/// Between two tempo changes time grows by (ticks x microseconds per quarter) / (ticks per quarter x 10^6). The product is
/// summed as a whole number, so nothing drifts: a double holds it exactly up to 2^53, which is 5,200 hours at 480 ticks a quarter.
/// </remarks>
public sealed class TempoMap
{
    /// <summary>The tempo before any tempo event: 120 quarter notes a minute (Standard MIDI Files 1.0).</summary>
    public const int DefaultMicrosecondsPerQuarter = 500_000;

    private readonly List<long> _ticks = [0];
    private readonly List<int> _microsecondsPerQuarter = [DefaultMicrosecondsPerQuarter];
    private readonly List<double> _tickMicrosecondsBefore = [0];
    private readonly MidiDivision _division;

    /// <summary>Builds the map.</summary>
    /// <param name="division">The length of a tick. With SMPTE frames the tempo changes are ignored.</param>
    /// <param name="changes">Tempo changes in the order of their ticks; of several at one tick the last counts.</param>
    /// <exception cref="ArgumentException">A division that was never set, changes out of order, or a tempo outside its range.</exception>
    public TempoMap(MidiDivision division, IEnumerable<MidiTempoChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        division.ThrowIfUnset(nameof(division));
        _division = division;
        foreach (var change in changes) Add(change);
    }

    /// <summary>Seconds from tick 0 to <paramref name="tick"/>.</summary>
    /// <param name="tick">0 or more.</param>
    public double SecondsAt(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tick);
        if (_division.IsSmpte) return SmpteSecondsAt(tick);
        int found = _ticks.BinarySearch(tick);
        return TickMicrosecondsAt(tick, found >= 0 ? found : ~found - 1) / (1e6 * _division.TicksPerQuarter);
    }

    /// <summary>Seconds from tick 0 to a place between two ticks.</summary>
    /// <param name="tick">0 or more.</param>
    internal double SecondsAt(double tick)
    {
        long whole = (long)Math.Floor(tick);
        double seconds = SecondsAt(whole), part = tick - whole;
        return part == 0.0 ? seconds : seconds + part * (SecondsAt(whole + 1) - seconds);
    }

    private void Add(MidiTempoChange change)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(change.MicrosecondsPerQuarter, 1, nameof(change));
        long last = _ticks[^1];
        if (change.Tick < last)
            throw new ArgumentException($"A tempo change at tick {change.Tick} follows one at tick {last}: sort them.", nameof(change));
        if (change.Tick == last)
        {
            _microsecondsPerQuarter[^1] = change.MicrosecondsPerQuarter;
            return;
        }

        _tickMicrosecondsBefore.Add(TickMicrosecondsAt(change.Tick, _ticks.Count - 1));
        _ticks.Add(change.Tick);
        _microsecondsPerQuarter.Add(change.MicrosecondsPerQuarter);
    }

    private double TickMicrosecondsAt(long tick, int segment) =>
        _tickMicrosecondsBefore[segment] + ((double)(tick - _ticks[segment]) * _microsecondsPerQuarter[segment]);

    // 29 is 29.97 drop frame: it leaves out frame numbers, not frames, so a frame lasts 1001/30000 s.
    private double SmpteSecondsAt(long tick) => _division.FramesPerSecond == 29
        ? tick * 1001.0 / (30_000.0 * _division.TicksPerFrame)
        : (double)tick / (_division.FramesPerSecond * _division.TicksPerFrame);
}
