using System.CommandLine;
using System.Globalization;
using Ms20.App.Plotting;
using Ms20.Engine.Circuits;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary><c>ms20 plot response</c>: gain against frequency of a filter, a curve for each PEAK.</summary>
internal sealed class PlotResponseCommand
{
    private const double LowestDb = -60.0;
    private const double StepDb = 10.0;

    // Flat, lifted, and as far as it goes without a whistle.
    private static readonly string[] EarlyPeaks = ["0", "4", "7"];
    private static readonly string[] LatePeaks = ["0", "3", "5"];

    private readonly Option<FilterRevision?> _revision = ValueOption.Choice(
        "--revision",
        "The filter circuit: KORG-35 of the first units, or OTA of the later ones. [default: early]",
        ("early", FilterRevision.Early),
        ("late", FilterRevision.Late));

    private readonly Option<FilterKind?> _kind = ValueOption.Choice(
        "--kind", "Which of the pair. [default: lowpass]", ("lowpass", FilterKind.LowPass), ("highpass", FilterKind.HighPass));

    private readonly Option<string?> _cutoff = new("--cutoff")
    {
        HelpName = "VALUE",
        Description = "CUTOFF FREQUENCY, a mark or hertz: 4.5, 1.2kHz. [default: 1kHz]",
    };

    private readonly Option<string[]> _peak = new("--peak")
    {
        HelpName = "VALUE",
        Description = "PEAK, a mark or a loop gain: 6, k2. May be repeated, a curve each. [default: 0, 4 and 7; late: 0, 3 and 5]",
    };

    private readonly PlotOutput _output = new("response.svg");

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var plot = new PlotResponseCommand();
        var command = new DocumentedCommand(
            "response",
            "Draw the small-signal response of a filter.",
            "ms20 plot response --revision late --kind highpass --cutoff 300Hz --peak 0 --peak 5 -o late.svg")
        {
            plot._revision,
            plot._kind,
            plot._cutoff,
            plot._peak,
        };
        foreach (Option option in plot._output.All)
            command.Add(option);
        command.SetAction(parsed => plot.Run(parsed, surroundings));
        return command;
    }

    private int Run(ParseResult parsed, Surroundings surroundings)
    {
        _output.Check(parsed, surroundings);
        FilterRevision revision = parsed.GetValue(_revision) ?? FilterRevision.Early;
        bool highPass = parsed.GetValue(_kind) == FilterKind.HighPass;
        Profile profile = revision == FilterRevision.Early ? Profiles.Early1978 : Profiles.Late1978;
        (Control cutoffKnob, Control peakKnob) = highPass
            ? (Controls.HpfCutoff, Controls.HpfPeak)
            : (Controls.LpfCutoff, Controls.LpfPeak);
        double cutoff = Dial("--cutoff", parsed.GetValue(_cutoff) ?? "1kHz", cutoffKnob, profile);
        string[] peaks = parsed.GetValue(_peak) is { Length: > 0 } given
            ? given
            : revision == FilterRevision.Early ? EarlyPeaks : LatePeaks;
        double cutoffHz = cutoffKnob.LawFor(profile).ToPhysical(cutoff);
        var response = new FilterResponse(revision, highPass);
        Curve[] curves =
            [.. peaks.Select(peak => CurveAt(Dial("--peak", peak, peakKnob, profile), peakKnob.LawFor(profile), response, cutoffHz))];
        string title = $"{(revision == FilterRevision.Early ? "Early" : "Late")} {(highPass ? "high-pass" : "low-pass")} filter, "
            + $"cutoff {cutoffKnob.LawFor(profile).Format(cutoff)}, small signal";
        return _output.Write(ChartOf(title, curves), parsed, surroundings);
    }

    private static Curve CurveAt(double dial, KnobLaw law, FilterResponse response, double cutoffHz)
    {
        string mark = dial.ToString("0.##", CultureInfo.InvariantCulture);
        return response.TryMeasure(cutoffHz, law.ToPhysical(dial), out (double Hz, double Db)[] gain)
            ? new Curve($"PEAK {mark} ({law.Format(dial)})", gain)
            : throw new Refusal($"at PEAK {mark} the filter whistles by itself and has no response: choose a lower --peak.");
    }

    private static Chart ChartOf(string title, Curve[] curves)
    {
        double highest = curves.Max(curve => curve.Points.Max(point => point.Y));
        double top = StepDb * Math.Ceiling(highest / StepDb);
        return new Chart(
            title,
            Axis.Logarithmic("frequency, Hz", FilterResponse.LowestHz, FilterResponse.HighestHz),
            Axis.Linear("output over input, dB", Math.Min(LowestDb, top - 2.0 * StepDb), top),
            curves);
    }

    private static double Dial(string option, string text, Control control, Profile profile)
    {
        KnobLaw law = control.LawFor(profile);
        return law.TryParse(text, out double dial)
            ? dial
            : throw new Refusal(
                $"{option} cannot be \"{text}\": write a mark from 0 to 10 or a quantity, {law.Format(0.0)} to {law.Format(10.0)}.",
                ExitCode.Usage);
    }
}
