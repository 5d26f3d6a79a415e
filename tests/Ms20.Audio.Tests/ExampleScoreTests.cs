using MakePrelude;
using Ms20.Audio.Midi;

namespace Ms20.Audio.Tests;

/// <summary>The notation of the example scores.</summary>
public class ExampleScoreTests
{
    [Theory]
    [InlineData("C0", 12)]
    [InlineData("C4", 60)]
    [InlineData("Cb4", 59)]
    [InlineData("B#3", 60)]
    [InlineData("F#3", 54)]
    [InlineData("Bb2", 46)]
    [InlineData("G9", 127)]
    public void A_note_is_a_letter_an_accidental_and_an_octave_that_begins_at_C(string name, int key)
    {
        Assert.Equal(key, ScoreReader.Read($"1 | {name}*16").Notes[0].Key);
    }

    [Fact]
    public void Notes_follow_each_other_and_end_a_gap_before_the_next()
    {
        var track = ScoreReader.Read("gate=75\n1 | C4 D4*3 gate=100 E4*12").ToMidi().Tracks[0];
        long[] ticks = [.. track.Events.Select(e => e.Tick)];
        Assert.Equal([0, 90, 120, 450, 480, 1920], ticks);
    }

    [Fact]
    public void A_tempo_holds_from_where_it_stands()
    {
        var tempos = ScoreReader.Read("tempo=60\n1 | C4*4 tempo=120 C4*12").ToMidi().Tracks[0].Tempos;
        Assert.Equal([new MidiTempoChange(0, 1_000_000), new MidiTempoChange(480, 500_000)], tempos.AsEnumerable());
    }

    [Fact]
    public void Comments_and_blank_lines_and_carriage_returns_change_nothing()
    {
        var bare = ScoreReader.Read("1 | C#4*8 D4*8\n2 | E4*16");
        var full = ScoreReader.Read("# A song\r\n\r\n1 | C#4*8 D4*8 # C sharp\r\n  # more\r\n2 | E4*16\r\n");
        Assert.Equal(bare.Notes.AsEnumerable(), full.Notes);
    }

    [Theory]
    [InlineData("", "Line 1: the score ends without a bar; write one as \"1 | C4*4 D4*4 E4*4 F4*4\".")]
    [InlineData("1 | C4*16\n\n2 | H4*16", "Line 3: \"H4*16\" is no note, tempo or gate; write a note as C4, F#3 or Bb2, from C0 to G9.")]
    [InlineData("1 | G#9*16", "Line 1: \"G#9*16\" is no note, tempo or gate; write a note as C4, F#3 or Bb2, from C0 to G9.")]
    [InlineData("1 | C4*17", "Line 1: the length of \"C4*17\" is wrong; write it in sixteenths from 1 to 16, as in C4*2.")]
    [InlineData("1 | C4*0", "Line 1: the length of \"C4*0\" is wrong; write it in sixteenths from 1 to 16, as in C4*2.")]
    [InlineData("1 | C4*15", "Line 1: bar 1 lasts 15 sixteenths; add 1.")]
    [InlineData("1 | C4*16\n2 | C4*16 D4", "Line 2: bar 2 lasts 17 sixteenths; take 1 away.")]
    [InlineData(
        "1 | C4*16\n3 | C4*16",
        "Line 2: bar \"3\" stands where bar 2 should; write 2, or look for a bar that is missing or there twice.")]
    [InlineData("1 | C4*16\nD4", "Line 2: the note \"D4\" stands outside a bar; begin the line with \"2 |\".")]
    [InlineData("tempo=0", "Line 1: \"tempo=0\" is out of range; tempo takes a whole number from 10 to 400, in quarter notes a minute.")]
    [InlineData("gate=1e2", "Line 1: \"gate=1e2\" is out of range; gate takes a whole number from 1 to 100, in percent of a sixteenth.")]
    [InlineData("title: A\ntitle: B", "Line 2: this is a second title; keep one of the two.")]
    [InlineData("title:", "Line 1: the title is empty or has unprintable characters; write it out or take the line away.")]
    public void What_is_wrong_is_said_in_one_sentence_with_its_line(string text, string sentence)
    {
        Assert.Equal(sentence, Assert.Throws<ScoreFormatException>(() => ScoreReader.Read(text)).Message);
    }
}
