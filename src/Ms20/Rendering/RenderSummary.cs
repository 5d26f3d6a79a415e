using System.Globalization;
using Ms20.Audio.Midi;
using Ms20.Audio.Playing;
using Ms20.Audio.Wave;
using Ms20.Panel;

namespace Ms20.App.Rendering;

/// <summary>What there is to say after a rendering.</summary>
internal static class RenderSummary
{
    /// <summary>Writes it, a line a fact.</summary>
    public static void Write(TextWriter writer, string outputName, RenderJob job, RenderReport report, TimeSpan elapsed)
    {
        string name = outputName == "-" ? "standard output" : outputName;
        writer.WriteLine(Text($"{name}: {report.LengthSeconds:0.000} s, {report.Format.SampleRateHz} Hz, {Bits(report.Format.Encoding)}"));
        writer.WriteLine($"  level  {Level(job, report)}");
        writer.WriteLine($"  notes  {Notes(job, report)}");
        writer.WriteLine(Text($"  speed  {elapsed.TotalSeconds:0.0} s, {report.LengthSeconds / Math.Max(elapsed.TotalSeconds, 1e-3):0.0} times real time"));
        if (report.EndsInSound)
            writer.WriteLine($"  end    {LooseEnd(job.Tail)}");
    }

    private static string LooseEnd(TailLength tail) => tail.Seconds is null
        ? $"still sounding {TailLength.LongestAutoSeconds} s after the song, and cut there; give a longer --tail in seconds to hear more"
        : "still sounding, and cut there; a longer --tail, or auto, lets it fade";

    private static string Bits(WaveEncoding encoding) => encoding switch
    {
        WaveEncoding.Integer16 => "16 bits",
        WaveEncoding.Integer24 => "24 bits",
        _ => "32-bit float",
    };

    private static string Level(RenderJob job, RenderReport report)
    {
        string peak = report.Peak > 0.0 ? Text($"peak {20.0 * Math.Log10(report.Peak):0.0} dBFS") : "silence";
        if (report.ClippedSamples == 0)
            return peak;
        return $"{peak}, {Counted.Words(report.ClippedSamples, "sample")} clipped: turn VOLUME down ({Advice(job, report)}) or choose --bits 32f";
    }

    // VOLUME's law is a square: a level too high by a factor asks for the dial lower by its root. To the mark's tenth below.
    private static string Advice(RenderJob job, RenderReport report)
    {
        double dial = job.Patch[Controls.Volume] / Math.Sqrt(report.Peak);
        return Text($"--set {Controls.Volume.Id}={Math.Floor(dial * 10.0) / 10.0:0.0}");
    }

    private static string Notes(RenderJob job, RenderReport report)
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
