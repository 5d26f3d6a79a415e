using System.Globalization;
using Ms20.App.Rendering;
using Ms20.Engine;
using Ms20.Engine.Circuits;
using Ms20.Engine.Lanes;
using Ms20.Panel;

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
        if (report.Esp is EspWatch esp)
            writer.WriteLine($"  esp    {Esp(esp, job)}");
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
        foreach (Jack jack in audio.Jacks)
        {
            if (report.AudioPeak == 0.0)
            {
                writer.WriteLine("  input  silence");
                return;
            }

            double volts = report.AudioPeak * audio.VoltsAtFullScale(jack);
            double nominalVolts = new HostPort(jack, HostScale.FullScale).VoltsPerUnit;
            double awayDb = 20.0 * Math.Log10(volts / nominalVolts);
            string advice = Math.Abs(awayDb) > FarFromNominalDb
                ? Text($", {Math.Abs(awayDb):0} dB {(awayDb < 0.0 ? "below" : "above")} nominal: --gain {audio.GainDb - awayDb:0} would bring it there")
                : "";
            writer.WriteLine(Text($"  input  peak {volts:0.00} V at {jack.Name}{advice}"));
        }
    }

    // What the level asks for: PEAK dark, and triggers where the patch waits for them.
    private static string Esp(EspWatch esp, ProcessJob job)
    {
        string facts = $"PEAK lit {Counted.Words(esp.Peaks, "time")}, {Counted.Words(esp.Triggers, "trigger")}";
        if (esp.AmpPeakVolts <= 0.0)
            return facts;
        double overDb = 20.0 * Math.Log10(esp.AmpPeakVolts / InputAmplifier<Lanes1>.PeakVolts);
        double gainDb = job.Audio!.GainDb - overDb;
        if (esp.Peaks > 0)
        {
            // Where the amplifier bends, its output no longer says by how much it is too loud.
            string orLess = esp.AmpPeakVolts > InputAmplifier<Lanes1>.LimitStartVolts ? "or less " : "";
            return Text($"{facts}: --gain {Math.Floor(gainDb):0} {orLess}would keep it dark");
        }

        bool waits = job.Render.Patch.Cables.Any(cable => cable.Output == Jacks.EspTrigOut);
        return waits && esp.Triggers == 0
            ? Text($"{facts}: --gain {Math.Floor(gainDb):0} goes as far as PEAK allows, a lower THRESHOLD LEVEL further")
            : facts;
    }

    private static string Level(ProcessJob job, ProcessReport report)
    {
        if (job.Audio is not null && !SignalEntries.AreHeard(job.Audio.Jacks, job.Render.Patch))
            return "the audio is not heard: the patch has no cable from the external signal processor; plug one with --cable, or take --to ext";
        if (report.WetPeak >= SilentPeak || report.AudioPeak == 0.0 || job.Mix.Wet == 0.0)
            return RenderSummary.Level(job.Render, report.Sound, canTurnDown: job.Mix.Dry == 0.0);
        return "next to nothing came out: hold a key with --hold 48, play along with --midi, or take a patch of \"ms20 process --list\"";
    }

    // Adding zero turns what rounds to -0 into 0.
    private static string Volts(double volts) => Text($"{Math.Round(volts, 3) + 0.0:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
