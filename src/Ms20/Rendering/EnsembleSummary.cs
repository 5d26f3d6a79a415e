using System.Collections.Immutable;
using System.Globalization;

namespace Ms20.App.Rendering;

/// <summary>What there is to say after several instruments have played.</summary>
internal static class EnsembleSummary
{
    /// <summary>Writes it: a paragraph for each file, or one for the mix with a line for each instrument.</summary>
    public static void Write(
        TextWriter writer, ImmutableArray<string> names, RenderJob job, ImmutableArray<SongPart> parts, ImmutableArray<RenderReport> reports, TimeSpan elapsed)
    {
        if (names.Length == parts.Length)
        {
            for (int part = 0; part < parts.Length; part++)
                WriteFile(writer, names[part], job with { Patch = parts[part].Patch, Channel = parts[part].Channel }, reports[part], parts[part].Name);
        }
        else
        {
            WriteMix(writer, names[0], job, parts, reports);
        }

        writer.WriteLine(RenderSummary.Speed(reports[0], elapsed));
        if (reports[0].EndsInSound)
            writer.WriteLine($"  end    {RenderSummary.LooseEnd(job.Tail, "the song")}");
    }

    private static void WriteFile(TextWriter writer, string name, RenderJob job, RenderReport report, string part)
    {
        WriteHead(writer, name, report);
        writer.WriteLine($"  level  {RenderSummary.Level(job, report)}");
        writer.WriteLine($"  notes  {part}: {RenderSummary.Notes(job, report)}");
    }

    private static void WriteMix(TextWriter writer, string name, RenderJob job, ImmutableArray<SongPart> parts, ImmutableArray<RenderReport> reports)
    {
        WriteHead(writer, name, reports[0]);
        double decibels = 20.0 * Math.Log10(EnsembleRenderer.MixGain(parts.Length));
        string share = string.Create(CultureInfo.InvariantCulture, $"{parts.Length} instruments at {decibels:0.0} dB each");
        writer.WriteLine($"  level  {RenderSummary.Level(job, reports[0], canTurnDown: false)}, {share}");
        for (int part = 0; part < parts.Length; part++)
            writer.WriteLine($"  notes  {parts[part].Name}: {RenderSummary.Notes(job with { Channel = parts[part].Channel }, reports[part])}");
    }

    private static void WriteHead(TextWriter writer, string name, RenderReport report)
    {
        string shown = name == "-" ? "standard output" : name;
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shown}: {report.LengthSeconds:0.000} s, {report.Format.SampleRateHz} Hz, {RenderSummary.Bits(report.Format.Encoding)}"));
    }
}
