using System.Collections.Immutable;
using Ms20.Audio.Midi;

namespace MakePrelude;

/// <summary>A piece for one voice in four quarters, as <see cref="ScoreReader"/> finds it.</summary>
/// <param name="Title">What the track is called; null for no name.</param>
/// <param name="BarCount">How many bars of 16 sixteenths it has.</param>
/// <param name="Notes">One after the other, without gaps.</param>
/// <param name="Tempos">In order of time.</param>
internal sealed record Score(string? Title, int BarCount, ImmutableArray<ScoreNote> Notes, ImmutableArray<ScoreTempo> Tempos)
{
    /// <summary>Sixteenths in a bar of four quarters.</summary>
    public const int BarLength = 16;

    /// <summary>The usual division. A sixteenth has 120 ticks, so that a gate in steps of 5 % is exact.</summary>
    public const int TicksPerQuarter = 480;

    private const int TicksPerSixteenth = TicksPerQuarter / 4;

    /// <summary>The piece as a MIDI file of format 0, on channel 1, every key struck alike: the MS-20 keyboard knows no velocity.</summary>
    public MidiFile ToMidi()
    {
        var track = new MidiTrackBuilder(Title).End((long)BarCount * BarLength * TicksPerSixteenth);
        foreach (var tempo in Tempos) track.Tempo((long)tempo.Start * TicksPerSixteenth, tempo.QuartersPerMinute);
        foreach (var note in Notes)
        {
            int gap = TicksPerSixteenth * (100 - note.GatePercent) / 100;
            track.Note((long)note.Start * TicksPerSixteenth, (note.Length * TicksPerSixteenth) - gap, note.Key);
        }

        return new MidiFile(0, MidiDivision.Quarter(TicksPerQuarter), track.Build());
    }
}
