using Ms20.App.Rendering;
using Ms20.Audio.Midi;
using Ms20.Audio.Wave;
using Ms20.Panel;

namespace Ms20.Tests.Rendering;

public sealed class RenderSummaryTests
{
    [Fact]
    public void A_good_render_takes_four_lines() => Assert.Equal(
        """
        song.wav: 2.500 s, 48000 Hz, 24 bits
          level  peak -6.0 dBFS
          notes  12, all on the keyboard
          speed  0.5 s, 5.0 times real time

        """,
        Summary(Report()));

    [Fact]
    public void Clipping_advises_how_far_to_turn_VOLUME_down()
    {
        // Twice full scale: VOLUME's square law asks for 7 / sqrt(2) = 4.95, and the tenth below that.
        string summary = Summary(Report() with { Peak = 2.0, ClippedSamples = 1234 });
        Assert.Contains("peak 6.0 dBFS, 1234 samples clipped: turn VOLUME down (--set volume=4.9) or choose --bits 32f", summary);
    }

    [Fact]
    public void One_sample_is_one_sample() =>
        Assert.Contains(", 1 sample clipped", Summary(Report() with { Peak = 1.1, ClippedSamples = 1 }));

    [Fact]
    public void Silence_has_no_decibels() => Assert.Contains("  level  silence\n", Summary(Report() with { Peak = 0.0 }));

    [Fact]
    public void A_song_without_notes_says_so() => Assert.Contains("  notes  none in the song\n", Summary(Report() with { Notes = 0 }));

    [Fact]
    public void A_loose_end_names_the_way_out()
    {
        Assert.Contains("  end    still sounding 30 s after the song", Summary(Report() with { EndsInSound = true }));
        string fixedTail = Summary(Report() with { EndsInSound = true }, new TailLength(1.0));
        Assert.Contains("a longer --tail, or auto, lets it fade", fixedTail);
    }

    private static RenderReport Report() => new()
    {
        Format = new WaveFormat(48000, 1, WaveEncoding.Integer24),
        Frames = 120_000,
        Peak = 0.5,
        ClippedSamples = 0,
        Notes = 12,
        NotesBeyondKeyboard = 0,
        EndsInSound = false,
    };

    private static string Summary(RenderReport report, TailLength tail = default)
    {
        var song = new MidiSong(new MidiFile(0, MidiDivision.Quarter(96), new MidiTrackBuilder().Build()));
        var job = new RenderJob { Song = song, Patch = Patch.NormalSetting, Tail = tail };
        using var writer = new StringWriter { NewLine = "\n" };
        RenderSummary.Write(writer, "song.wav", job, report, TimeSpan.FromSeconds(0.5));
        return writer.ToString();
    }
}
