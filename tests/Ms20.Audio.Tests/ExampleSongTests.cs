using MakePrelude;
using Ms20.Audio.Midi;

namespace Ms20.Audio.Tests;

/// <summary>The example song: the Prelude of J. S. Bach's first suite for violoncello solo, BWV 1007.</summary>
public class ExampleSongTests
{
    private const int TicksPerBar = 4 * Score.TicksPerQuarter;
    private const int TicksPerSixteenth = TicksPerBar / 16;

    private static readonly byte[] SongBytes = File.ReadAllBytes(InExamples("cello-suite-1-prelude.mid"));
    private static readonly MidiFile Song = MidiFile.Read(SongBytes);
    private static readonly MidiTrackEvent[] NoteOns = [.. Song.Tracks[0].Events.Where(e => e.Kind == MidiMessageKind.NoteOn)];

    [Fact]
    public void It_is_what_the_score_makes()
    {
        using var made = new MemoryStream();
        MidiFileWriter.Write(made, ScoreReader.Read(File.ReadAllText(InExamples("cello-suite-1-prelude.score"))).ToMidi());
        Assert.Equal(made.ToArray(), SongBytes);
    }

    [Fact]
    public void It_is_one_track_on_one_channel_in_ticks_of_a_480th()
    {
        Assert.Equal(0, Song.Format);
        Assert.Equal(MidiDivision.Quarter(480), Song.Division);
        Assert.All(Song.Tracks[0].Events, e => Assert.Equal(1, e.Channel));
    }

    [Fact]
    public void It_is_42_bars_of_four_quarters_long() => Assert.Equal(42 * TicksPerBar, Song.Tracks[0].EndTick);

    // Recordings of the Prelude last from under two minutes to over three; one outside that has a wrong tempo mark.
    [Fact]
    public void It_lasts_as_long_as_cellists_take() => Assert.InRange(new MidiSong(Song).LengthSeconds, 110, 190);

    [Fact]
    public void Two_notes_never_sound_at_once()
    {
        var events = Song.Tracks[0].Events;
        Assert.Equal(2 * NoteOns.Length, events.Length);
        for (int i = 0; i < events.Length; i += 2)
        {
            Assert.Equal(MidiMessageKind.NoteOn, events[i].Kind);
            Assert.Equal(MidiMessageKind.NoteOff, events[i + 1].Kind);
            Assert.Equal(events[i].Data1, events[i + 1].Data1);
            Assert.True(events[i + 1].Tick > events[i].Tick);
        }
    }

    // The exceptions: bar 22 holds a D for three sixteenths, bar 29 begins with an eighth, bar 42 is the last chord, rolled.
    [Fact]
    public void Every_sixteenth_has_its_note_but_under_the_fermata_on_the_pedal_and_in_the_last_bar()
    {
        for (int bar = 1; bar <= 42; bar++)
        {
            int[] silent = bar switch { 22 => [7, 8], 29 => [1], 42 => [.. Enumerable.Range(3, 13)], _ => [] };
            var struck = NoteOns.Where(e => e.Tick / TicksPerBar == bar - 1).Select(e => (int)(e.Tick % TicksPerBar));
            Assert.Equal(Enumerable.Range(0, 16).Except(silent).Select(sixteenth => sixteenth * TicksPerSixteenth), struck);
        }
    }

    [Fact]
    public void The_first_bar_is_the_figure_that_everybody_knows()
    {
        int[] figure = [43, 50, 59, 57, 59, 50, 59, 50];
        Assert.Equal([.. figure, .. figure], KeysOfBar(1));
    }

    [Fact]
    public void It_goes_from_the_open_C_string_to_the_G_above_middle_C()
    {
        Assert.Equal(36, NoteOns.Min(e => e.Data1));
        Assert.Equal(67, NoteOns.Max(e => e.Data1));
        Assert.Equal([21, 21, 22], BarsOf(36));
        Assert.Equal([39, 40, 42], BarsOf(67).Distinct());
    }

    [Fact]
    public void It_ends_on_its_chord_with_the_G_on_top() => Assert.Equal([43, 59, 67], KeysOfBar(42));

    // A wrong note in one of the halves shows here.
    [Fact]
    public void These_bars_say_their_half_twice()
    {
        int[] twice = [1, 2, 3, 6, 8, 13, 15, 16, 17, 18, 20, 21, 32, 39, 40, 41];
        Assert.Equal(twice, Enumerable.Range(1, 42).Where(bar => KeysOfBar(bar) is var keys && keys.Take(8).SequenceEqual(keys.Skip(8))));
    }

    // Where the music leaves G major, and by which notes (0 is C). A slip by a semitone nearly always shows here.
    [Fact]
    public void Notes_foreign_to_G_major_are_where_the_harmony_has_them()
    {
        int[] scale = [0, 2, 4, 6, 7, 9, 11];
        for (int bar = 1; bar <= 42; bar++)
        {
            int[] foreign = bar switch
            {
                5 or 6 or 7 or 9 or 20 or 22 or 27 or 28 => [1],
                11 => [5, 8],
                13 => [3],
                16 => [5],
                24 => [1, 3],
                26 => [1, 8, 10],
                37 => [5, 8, 10],
                38 => [1, 3, 5],
                _ => [],
            };
            Assert.Equal(foreign, KeysOfBar(bar).Select(key => key % 12).Except(scale).Order());
        }
    }

    [Fact]
    public void The_climb_of_bars_37_and_38_goes_up_by_semitones_over_D()
    {
        int[] climb = [.. KeysOfBar(37)[4..], .. KeysOfBar(38)];
        Assert.All(climb.Where((_, i) => i % 2 == 1), key => Assert.Equal(50, key));
        Assert.Equal(Enumerable.Range(53, 14), climb.Where((_, i) => i % 2 == 0));
    }

    private static int[] KeysOfBar(int bar) => [.. NoteOns.Where(e => e.Tick / TicksPerBar == bar - 1).Select(e => (int)e.Data1)];

    private static IEnumerable<int> BarsOf(int key) => NoteOns.Where(e => e.Data1 == key).Select(e => (int)(e.Tick / TicksPerBar) + 1);

    private static string InExamples(string name) => Path.Combine(AppContext.BaseDirectory, "Examples", name);
}
