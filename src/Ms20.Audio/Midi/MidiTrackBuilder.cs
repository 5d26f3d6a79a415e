using System.Collections.Immutable;
using System.Text;

namespace Ms20.Audio.Midi;

/// <summary>
/// Writes a track note by note, in any order of time; things added at one tick stay in the order they were added.
/// One thread at a time.
/// </summary>
public sealed class MidiTrackBuilder
{
    /// <summary>The latest tick: the longest delta time a file can hold (four bytes of seven bits).</summary>
    public const long MaxTick = 0x0FFF_FFFF;

    private readonly string? _name;
    private readonly List<MidiTrackEvent> _events = [];
    private readonly List<MidiTempoChange> _tempos = [];
    private long _endTick;

    /// <summary>Begins an empty track.</summary>
    /// <param name="name">What the track is called, without control characters or outer spaces; null for no name.</param>
    /// <exception cref="ArgumentException">A name that would not come back from the file as it went in.</exception>
    public MidiTrackBuilder(string? name = null)
    {
        if (name is not null && (name.Length == 0 || name != name.Trim() || name.EnumerateRunes().Any(IsUnprintable)))
            throw new ArgumentException("A track name has no control characters or outer spaces; leave it out for no name.", nameof(name));
        _name = name;
    }

    /// <summary>From <paramref name="tick"/> on the song runs at this tempo.</summary>
    /// <param name="tick">0 to <see cref="MaxTick"/>.</param>
    /// <param name="quartersPerMinute">3.5763 to 1,000,000 quarter notes a minute; stored to the microsecond a quarter note.</param>
    public MidiTrackBuilder Tempo(long tick, double quartersPerMinute)
    {
        double microseconds = Math.Round(60e6 / quartersPerMinute);
        if (!(microseconds >= 60 && microseconds <= 0xFF_FFFF))
            throw new ArgumentOutOfRangeException(
                nameof(quartersPerMinute), quartersPerMinute, "A tempo is 3.5763 to 1,000,000 quarter notes a minute.");
        _tempos.Add(new MidiTempoChange(Checked(tick), (int)microseconds));
        return this;
    }

    /// <summary>Plays a key: a note-on, and a note-off <paramref name="lengthTicks"/> later.</summary>
    /// <param name="tick">When it is pressed, 0 to <see cref="MaxTick"/>.</param>
    /// <param name="lengthTicks">How long it is held, 1 or more.</param>
    /// <param name="key">0 to 127; 60 is middle C.</param>
    /// <param name="velocity">1 to 127.</param>
    /// <param name="channel">1 to 16.</param>
    public MidiTrackBuilder Note(long tick, long lengthTicks, int key, int velocity = 100, int channel = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lengthTicks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(velocity, 1);
        Message(tick, MidiMessageKind.NoteOn, key, velocity, channel);
        return Message(tick + lengthTicks, MidiMessageKind.NoteOff, key, 64, channel);
    }

    /// <summary>Moves a controller.</summary>
    /// <param name="tick">0 to <see cref="MaxTick"/>.</param>
    /// <param name="controller">0 to 127.</param>
    /// <param name="value">0 to 127.</param>
    /// <param name="channel">1 to 16.</param>
    public MidiTrackBuilder Control(long tick, int controller, int value, int channel = 1) =>
        Message(tick, MidiMessageKind.ControlChange, controller, value, channel);

    /// <summary>Moves the pitch wheel.</summary>
    /// <param name="tick">0 to <see cref="MaxTick"/>.</param>
    /// <param name="value">0 to 16383, 8192 at rest.</param>
    /// <param name="channel">1 to 16.</param>
    public MidiTrackBuilder PitchBend(long tick, int value, int channel = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 0x3FFF);
        return Message(tick, MidiMessageKind.PitchBend, value & 0x7F, value >> 7, channel);
    }

    /// <summary>Adds any channel message.</summary>
    /// <param name="tick">0 to <see cref="MaxTick"/>.</param>
    /// <param name="kind">What it says.</param>
    /// <param name="data1">0 to 127.</param>
    /// <param name="data2">0 to 127; 0 for kinds with one data byte.</param>
    /// <param name="channel">1 to 16.</param>
    /// <exception cref="ArgumentException">A value outside its range.</exception>
    public MidiTrackBuilder Message(long tick, MidiMessageKind kind, int data1, int data2 = 0, int channel = 1)
    {
        if (!Enum.IsDefined(kind))
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only channel messages have a place in a track.");
        ArgumentOutOfRangeException.ThrowIfLessThan(channel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, 16);
        ArgumentOutOfRangeException.ThrowIfNotEqual(data1 & 0x7F, data1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(MidiTrackEvent.HasOneDataByte(kind) ? 0 : data2 & 0x7F, data2);
        _events.Add(new MidiTrackEvent(Checked(tick), kind, (byte)channel, (byte)data1, (byte)data2));
        return this;
    }

    /// <summary>Lets the track end at <paramref name="tick"/> or at its last event, whichever is later.</summary>
    /// <param name="tick">0 to <see cref="MaxTick"/>.</param>
    public MidiTrackBuilder End(long tick)
    {
        _endTick = Math.Max(_endTick, Checked(tick));
        return this;
    }

    /// <summary>The track as it is now; the builder may go on.</summary>
    public MidiTrack Build()
    {
        ImmutableArray<MidiTrackEvent> events = [.. _events.OrderBy(e => e.Tick)];
        ImmutableArray<MidiTempoChange> tempos = [.. _tempos.OrderBy(tempo => tempo.Tick)];
        long lastEvent = events.IsEmpty ? 0 : events[^1].Tick;
        long lastTempo = tempos.IsEmpty ? 0 : tempos[^1].Tick;
        return new MidiTrack(_name, events, tempos, Math.Max(_endTick, Math.Max(lastEvent, lastTempo)));
    }

    private static bool IsUnprintable(Rune rune) => Rune.IsControl(rune) || rune == Rune.ReplacementChar;

    private static long Checked(long tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tick);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tick, MaxTick);
        return tick;
    }
}
