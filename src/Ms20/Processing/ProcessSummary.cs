using System.Globalization;
using Ms20.App.Rendering;
using Ms20.Engine;

namespace Ms20.App.Processing;

/// <summary>What there is to say after processing.</summary>
internal static class ProcessSummary
{
    /// <summary>Nominal level is missed by so many decibels before a gain is proposed. A tunable: a quarter of the level is heard.</summary>
    private const double FarFromNominalDb = 12.0;

    /// <summary>A rendering that stays so far below full scale is called silent. A tunable.</summary>
    private const double SilentPeak = 1e-3;

    /// <summary>Writes it, a line a fact.</summary>
    public static void Write(TextWriter writer, string outputName, ProcessJob job, ProcessReport report, TimeSpan elapsed)
    {
        string name = outputName == "-" ? "standard output" : outputName;
        RenderReport sound = report.Sound;
        writer.WriteLine(Text(
            $"{name}: {sound.LengthSeconds:0.000} s, {sound.Format.SampleRateHz} Hz, {Counted.Words(sound.Format.Channels, "channel")}, {RenderSummary.Bits(sound.Format.Encoding)}"));
        WriteInput(writer, job, report);
        writer.WriteLine($"  level  {Level(job, report)}");
        if (sound.Notes > 0 || job.Render.Song.Messages.Length > 0)
            writer.WriteLine($"  notes  {RenderSummary.Notes(job.Render, sound)}");
        WriteCv(writer, job, report);
        writer.WriteLine(RenderSummary.Speed(sound, elapsed));
        if (report.EndsSteady)
            writer.WriteLine("  end    what was left had stopped fading, and was cut; --tail SECONDS keeps more of it");
        if (sound.EndsInSound)
            writer.WriteLine($"  end    {RenderSummary.LooseEnd(job.Render.Tail, "the input")}");
    }

    /// <summary>Writes what was taken out of jacks, a line a jack.</summary>
    public static void WriteCv(TextWriter writer, ProcessJob job, ProcessReport report)
    {
        for (int i = 0; i < report.CvRanges.Length; i++)
            writer.WriteLine($"  cv     {job.CvOut[i].Id} {Volts(report.CvRanges[i].Lowest)} to {Volts(report.CvRanges[i].Highest)} V");
    }

    private static void WriteInput(TextWriter writer, ProcessJob job, ProcessReport report)
    {
        if (job.Audio is not AudioFeed audio)
            return;
        foreach (HostPort port in audio.Ports)
        {
            if (report.AudioPeak == 0.0)
            {
                writer.WriteLine("  input  silence");
                return;
            }

            double volts = report.AudioPeak * audio.VoltsAtFullScale(port.Jack);
            double nominalVolts = new HostPort(port.Jack, HostScale.FullScale).VoltsPerUnit;
            double awayDb = 20.0 * Math.Log10(volts / nominalVolts);
            string advice = Math.Abs(awayDb) > FarFromNominalDb
                ? Text($", {Math.Abs(awayDb):0} dB {(awayDb < 0.0 ? "below" : "above")} nominal: --gain {audio.GainDb - awayDb:0} would bring it there")
                : "";
            writer.WriteLine(Text($"  input  peak {volts:0.00} V at {port.Jack.Name}{advice}"));
        }
    }

    private static string Level(ProcessJob job, ProcessReport report)
    {
        if (report.WetPeak >= SilentPeak || report.AudioPeak == 0.0 || job.Mix.Wet == 0.0)
            return RenderSummary.Level(job.Render, report.Sound, canTurnDown: job.Mix.Dry == 0.0);
        return "next to nothing came out: hold a key with --hold 48, play along with --midi, or take a patch of \"ms20 process --list\"";
    }

    // Adding zero turns what rounds to -0 into 0.
    private static string Volts(double volts) => Text($"{Math.Round(volts, 3) + 0.0:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
