using System.CommandLine;
using Ms20.App.Plotting;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary><c>ms20 plot waveform</c>: a few periods of an oscillator, or of what a jack carries while a key is held.</summary>
internal sealed class PlotWaveformCommand
{
    private const int LowestKey = 48;
    private const double LowestKeyHz = 130.8127826502993;
    private const int DefaultPeriods = 3;
    private const int Points = 4000;

    // The key is held that long before a jack is looked at: attacks are over by then on most patches. A tunable.
    private const double SettlingSeconds = 0.5;

    // Silence is a line in the middle, not a picture of its last bits.
    private const double LeastVolts = 0.1;

    private readonly Argument<string> _where = new("WHERE")
    {
        Description = "vco1 or vco2 (the circuit alone), or a jack's id, such as signal.out.",
    };

    private readonly Option<int?> _note = ValueOption.WholeNumber("--note", "N", "The key, a MIDI note. [default: 48]", 0, 127);

    private readonly Option<int?> _periods = ValueOption.WholeNumber(
        "--periods", "N", "How many periods of the lower oscillator. [default: 3]", 1, 100);

    private readonly PatchOptions _patch = new("normal-setting");

    private readonly PlotOutput _output = new("waveform.svg");

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var plot = new PlotWaveformCommand();
        var command = new DocumentedCommand(
            "waveform",
            "Draw the wave of an oscillator, or at a jack while a key is held.",
            "ms20 plot waveform vco2 --set vco2.wave=RING --set vco2.pitch=2 --periods 6",
            "ms20 plot waveform signal.out --patch first-light --note 36")
        {
            plot._where,
        };
        foreach (Option option in (Option[])[plot._note, plot._periods, .. plot._patch.All, .. plot._output.All])
            command.Add(option);
        command.SetAction(parsed => plot.Run(parsed, surroundings));
        return command;
    }

    private int Run(ParseResult parsed, Surroundings surroundings)
    {
        string where = parsed.GetRequiredValue(_where);
        if (where is not ("vco1" or "vco2") && !Jacks.TryFind(where, out _))
        {
            string nearest = Nearest.To(where, Jacks.All.Select(jack => jack.Id).Prepend("vco2").Prepend("vco1"));
            throw new Refusal(
                $"there is no oscillator or jack \"{where}\"; the nearest is \"{nearest}\" (see \"ms20 panel\").", ExitCode.Usage);
        }

        _output.Check(parsed, surroundings);
        Patch patch = _patch.Read(parsed, surroundings);
        Chart chart = Draw(patch, where, parsed.GetValue(_note) ?? LowestKey, parsed.GetValue(_periods) ?? DefaultPeriods);
        return _output.Write(chart, parsed, surroundings);
    }

    /// <summary>The chart of a wave.</summary>
    internal static Chart Draw(Patch patch, string where, int note, int periods)
    {
        double seconds = periods * PeriodSeconds(patch, where, note);
        // Twice as long, so that there is a rise to begin with.
        (double Seconds, double Volts)[] trace = where is "vco1" or "vco2"
            ? new OscillatorTrace(patch, second: where == "vco2", note).Trace(2.0 * seconds)
            : TraceJack(patch, where, note, 2.0 * seconds);
        (double, double)[] wave = [.. RisingTrace.Cut(trace, seconds).Select(point => (1000.0 * point.Seconds, point.Volts))];
        double highest = Math.Max(LeastVolts, wave.Max(point => Math.Abs(point.Item2)));
        return new Chart(
            $"{TitleOf(patch, where)}, MIDI note {note}",
            Axis.Linear("time, ms", 0.0, 1000.0 * seconds),
            Axis.Linear("volts", -1.1 * highest, 1.1 * highest),
            [new Curve(where, wave)]);
    }

    private static (double Seconds, double Volts)[] TraceJack(Patch patch, string id, int note, double seconds)
    {
        Jacks.TryFind(id, out Jack? jack);
        var trace = new JackTrace(patch, note);
        trace.Wait(SettlingSeconds);
        return trace.Trace(jack!, seconds, Points);
    }

    private static double PeriodSeconds(Patch patch, string where, int note)
    {
        double scale1 = FootageOf(patch, Controls.Vco1Scale);
        double scale2 = FootageOf(patch, Controls.Vco2Scale);
        double scale = where == "vco1" ? scale1 : where == "vco2" ? scale2 : Math.Min(scale1, scale2);
        return 1.0 / (LowestKeyHz * scale * Math.Pow(2.0, (note - LowestKey) / 12.0));
    }

    private static double FootageOf(Patch patch, Control control) => control.LawFor(patch.Profile).ToPhysical(patch[control]);

    private static string TitleOf(Patch patch, string where) => where switch
    {
        "vco1" => $"VCO 1 {Legend(patch, Controls.Vco1Wave)} {Legend(patch, Controls.Vco1Scale)}",
        "vco2" => $"VCO 2 {Legend(patch, Controls.Vco2Wave)} {Legend(patch, Controls.Vco2Scale)}",
        _ => Jacks.TryFind(where, out Jack? jack) ? $"{jack.Name}, {(patch.Name.Length > 0 ? patch.Name : "unnamed patch")}" : where,
    };

    private static string Legend(Patch patch, Control selector) => selector.Positions[(int)patch[selector]];
}
