using System.Collections.Immutable;

namespace Ms20.Audio.Midi;

/// <summary>
/// The channel messages of a <see cref="MidiFile"/> as one list in the order of time, in seconds. Immutable: any thread may read it.
/// </summary>
/// <remarks>
/// Formats 0 and 1: all tracks play together under one tempo map, to which every track may contribute. Format 2: tracks play one
/// after the other, each under its own tempos, beginning at 120 quarter notes a minute.
/// Messages at one tick keep the file's order: by track, and within a track as written. A note-off that stands after a note-on of
/// the same tick stays after it: a file that means "the new key before the old one is let go" (a legato step) says it in that way.
/// </remarks>
public sealed class MidiSong
{
    // The velocity a note-off has when its sender measures none (MIDI 1.0, note-off); a note-on of velocity 0 is such a note-off.
    private const byte UnmeasuredReleaseVelocity = 64;

    private readonly MidiFile _file;
    private ImmutableArray<double> _clockSeconds;

    /// <summary>Merges and times the tracks of <paramref name="file"/>.</summary>
    /// <param name="file">Any format and division.</param>
    public MidiSong(MidiFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        _file = file;
        var messages = ImmutableArray.CreateBuilder<MidiMessage>();
        if (file.Format == 2)
            for (int track = 0; track < file.Tracks.Length; track++) LengthSeconds = Append(messages, file, track, 1, LengthSeconds);
        else
            LengthSeconds = Append(messages, file, 0, file.Tracks.Length, 0);
        Messages = messages.DrainToImmutable();
    }

    /// <summary>All channel messages, their times never falling; messages of equal time in file order.</summary>
    public ImmutableArray<MidiMessage> Messages { get; }

    /// <summary>
    /// Seconds from the beginning to the last end-of-track event. A damaged or playful file can say years: look before rendering.
    /// </summary>
    public double LengthSeconds { get; }

    /// <summary>
    /// The ticks of the MIDI clock that would run beside the song, 24 a quarter note, in seconds; none in a file whose ticks are parts of a
    /// frame, which has no quarter notes. Computed when first asked for.
    /// </summary>
    public ImmutableArray<double> ClockSeconds
    {
        get
        {
            if (_clockSeconds.IsDefault)
                ImmutableInterlocked.InterlockedInitialize(ref _clockSeconds, ClockOf(_file));
            return _clockSeconds;
        }
    }

    private static ImmutableArray<double> ClockOf(MidiFile file)
    {
        if (file.Division.IsSmpte)
            return [];
        var ticks = ImmutableArray.CreateBuilder<double>();
        if (file.Format != 2)
        {
            AppendClock(ticks, file, 0, file.Tracks.Length, 0.0);
            return ticks.DrainToImmutable();
        }

        double start = 0.0;
        for (int track = 0; track < file.Tracks.Length; track++)
            start = AppendClock(ticks, file, track, 1, start);
        return ticks.DrainToImmutable();
    }

    private static double AppendClock(
        ImmutableArray<double>.Builder ticks, MidiFile file, int firstTrack, int trackCount, double startSeconds)
    {
        const int ticksPerQuarter = 24;
        IEnumerable<MidiTrack> tracks = file.Tracks.Skip(firstTrack).Take(trackCount);
        var map = new TempoMap(file.Division, tracks.SelectMany(track => track.Tempos).OrderBy(tempo => tempo.Tick));
        double end = tracks.Max(track => track.EndTick);
        double step = (double)file.Division.TicksPerQuarter / ticksPerQuarter;
        for (long tick = 0; tick * step < end; tick++)
            ticks.Add(startSeconds + map.SecondsAt(tick * step));
        return startSeconds + map.SecondsAt(end);
    }

    private static double Append(
        ImmutableArray<MidiMessage>.Builder messages, MidiFile file, int firstTrack, int trackCount, double startSeconds)
    {
        long endTick = 0;
        var events = new List<(int Track, MidiTrackEvent Event)>();
        var tempos = new List<MidiTempoChange>();
        for (int track = firstTrack; track < firstTrack + trackCount; track++)
        {
            endTick = Math.Max(endTick, file.Tracks[track].EndTick);
            tempos.AddRange(file.Tracks[track].Tempos);
            foreach (var e in file.Tracks[track].Events) events.Add((track, e));
        }

        // OrderBy is stable: what has the same tick stays in file order.
        var map = new TempoMap(file.Division, tempos.OrderBy(tempo => tempo.Tick));
        foreach (var (track, e) in events.OrderBy(entry => entry.Event.Tick))
            messages.Add(Timed(e, startSeconds + map.SecondsAt(e.Tick), track));
        return startSeconds + map.SecondsAt(endTick);
    }

    private static MidiMessage Timed(MidiTrackEvent e, double timeSeconds, int track) => e.Kind == MidiMessageKind.NoteOn && e.Data2 == 0
        ? new MidiMessage(MidiMessageKind.NoteOff, e.Channel, e.Data1, UnmeasuredReleaseVelocity, timeSeconds, track)
        : new MidiMessage(e.Kind, e.Channel, e.Data1, e.Data2, timeSeconds, track);
}
