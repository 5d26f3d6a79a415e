using System.Globalization;
using Ms20.Audio.Midi;
using Ms20.Audio.Playing;
using Ms20.Audio.Wave;
using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>What there is to say before and after a rendering.</summary>
internal static class RenderSummary
{
    /// <summary>What is said as it begins.</summary>
    public static string Headline(string songName, RenderJob job, int notes, IEnumerable<string> patches)
    {
        string with = string.Join("; ", patches.Select(patch => patch.Length > 0 ? patch : "an unnamed patch"));
        return Text($"{songName}: {job.Song.LengthSeconds:0.0} s, {Counted.Words(notes, "note")}, with {with}");
    }

    /// <summary>Writes it, a line a fact.</summary>
    public static void Write(TextWriter writer, string outputName, RenderJob job, RenderReport report, TimeSpan elapsed)
    {
        string name = outputName == "-" ? "standard output" : outputName;
        writer.WriteLine(Text($"{name}: {report.LengthSeconds:0.000} s, {report.Format.SampleRateHz} Hz, {Bits(report.Format.Encoding)}"));
        writer.WriteLine($"  level  {Level(job, report)}");
        writer.WriteLine($"  notes  {Notes(job, report)}");
        writer.WriteLine(Speed(report, elapsed));
        if (report.EndsInSound)
            writer.WriteLine($"  end    {LooseEnd(job.Tail, "the song")}");
    }

    /// <summary>How long it took.</summary>
    public static string Speed(RenderReport report, TimeSpan elapsed) =>
        Text($"  speed  {elapsed.TotalSeconds:0.0} s, {report.LengthSeconds / Math.Max(elapsed.TotalSeconds, 1e-3):0.0} times real time");

    /// <summary>That the file ends while something sounds, and what helps.</summary>
    public static string LooseEnd(TailLength tail, string after) => tail.Seconds is null
        ? $"still sounding {TailLength.LongestAutoSeconds} s after {after}, and cut there; give a longer --tail in seconds to hear more"
        : "still sounding, and cut there; a longer --tail, or auto, lets it fade";

    /// <summary>How samples are stored.</summary>
    public static string Bits(WaveEncoding encoding) => encoding switch
    {
        WaveEncoding.Integer16 => "16 bits",
        WaveEncoding.Integer24 => "24 bits",
        _ => "32-bit float",
    };

    /// <summary>How loud it is.</summary>
    /// <param name="job">What was rendered.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="canTurnDown">Whether VOLUME alone decides: not where something else is mixed in.</param>
    public static string Level(RenderJob job, RenderReport report, bool canTurnDown = true)
    {
        string peak = report.Peak > 0.0 ? Text($"peak {20.0 * Math.Log10(report.Peak):0.0} dBFS") : "silence";
        if (report.ClippedSamples == 0)
            return peak;
        string way = canTurnDown ? $"turn VOLUME down ({Advice(job, report)})" : "mix in less";
        return $"{peak}, {Counted.Words(report.ClippedSamples, "sample")} clipped: {way} or choose --bits 32f";
    }

    // VOLUME's law is a square: a level too high by a factor asks for the dial lower by its root. To the mark's tenth below.
    private static string Advice(RenderJob job, RenderReport report)
    {
        double dial = job.Patch[Controls.Volume] / Math.Sqrt(report.Peak);
        return Text($"--set {Controls.Volume.Id}={Math.Floor(dial * 10.0) / 10.0:0.0}");
    }

    /// <summary>How many notes were played.</summary>
    public static string Notes(RenderJob job, RenderReport report)
    {
        if (report.Notes == 0)
            return (report.Channel ?? job.Channel) is int channel ? $"none on channel {channel}; {OtherChannels(job.Song)}" : "none in the song";
        string beyond = report.NotesBeyondKeyboard == 0
            ? "all on the keyboard"
            : $"{report.NotesBeyondKeyboard} of them beyond the keyboard (MIDI notes {MidiIn.LowestKey} to {MidiIn.HighestKey}; see --transpose)";
        return $"{report.Notes}, {beyond}";
    }

    private static string OtherChannels(MidiSong song)
    {
        var channels = song.Messages.Where(m => m.Kind == MidiMessageKind.NoteOn).Select(m => m.Channel).Distinct().Order().ToArray();
        return channels.Length == 0 ? "the song has no notes" : $"the song has notes on {string.Join(", ", channels)}";
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
