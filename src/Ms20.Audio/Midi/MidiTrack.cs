using System.Collections.Immutable;

namespace Ms20.Audio.Midi;

/// <summary>A track of a MIDI file: its channel messages and tempo changes in file order. Immutable: any thread may read it.</summary>
public sealed class MidiTrack
{
    internal MidiTrack(string? name, ImmutableArray<MidiTrackEvent> events, ImmutableArray<MidiTempoChange> tempos, long endTick)
    {
        Name = name;
        Events = events;
        Tempos = tempos;
        EndTick = endTick;
    }

    /// <summary>The first name the track gives itself, without control characters; null if there is none.</summary>
    public string? Name { get; }

    /// <summary>The channel messages, in file order, their ticks never falling.</summary>
    public ImmutableArray<MidiTrackEvent> Events { get; }

    /// <summary>The tempo changes, in file order, their ticks never falling.</summary>
    public ImmutableArray<MidiTempoChange> Tempos { get; }

    /// <summary>The tick of the end-of-track event, or of the last event of any kind where a file has no such event.</summary>
    public long EndTick { get; }
}
