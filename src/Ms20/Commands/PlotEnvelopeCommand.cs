using System.CommandLine;
using Ms20.App.Plotting;
using Ms20.Panel;

namespace Ms20.App.Commands;

/// <summary><c>ms20 plot envelope</c>: an envelope generator's voltage while a key is held and after.</summary>
internal sealed class PlotEnvelopeCommand
{
    private const double FullVolts = 5.0;
    private const double HighestVolts = 6.0;
    private const double LongestSeconds = 120.0;
    private const int Key = 60;
    private const int Points = 2000;

    private readonly Argument<string> _generator = new("GENERATOR") { Description = "eg1 or eg2." };

    private readonly Option<double?> _gate = Seconds("--gate", "How long the key is held. [default: 1]");

    private readonly Option<double?> _length = Seconds("--length", "How long the drawing is. [default: twice the gate]");

    private readonly PatchOptions _patch = new("normal-setting");

    private readonly PlotOutput _output = new("envelope.svg");

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var plot = new PlotEnvelopeCommand();
        var command = new DocumentedCommand(
            "envelope",
            "Draw an envelope: what the generator gives while a key is held and after.",
            "ms20 plot envelope eg2 --set eg2.attack=200ms --set eg2.decay=0.5s --set eg2.sustain=5 --gate 1.5")
        {
            plot._generator,
        };
        foreach (Option option in (Option[])[plot._gate, plot._length, .. plot._patch.All, .. plot._output.All])
            command.Add(option);
        command.SetAction(parsed => plot.Run(parsed, surroundings));
        return command;
    }

    private int Run(ParseResult parsed, Surroundings surroundings)
    {
        string generator = parsed.GetRequiredValue(_generator);
        bool second = generator switch
        {
            "eg1" => false,
            "eg2" => true,
            _ => throw new Refusal($"there is no envelope generator \"{generator}\": write eg1 or eg2.", ExitCode.Usage),
        };
        _output.Check(parsed, surroundings);
        Patch patch = _patch.Read(parsed, surroundings);
        double gate = parsed.GetValue(_gate) ?? 1.0;
        double length = parsed.GetValue(_length) ?? 2.0 * gate;
        return _output.Write(Draw(patch, second, gate, length), parsed, surroundings);
    }

    /// <summary>The chart of an envelope.</summary>
    internal static Chart Draw(Patch patch, bool second, double gateSeconds, double lengthSeconds)
    {
        // EG 2 has no jack but the reversed one.
        var trace = new JackTrace(patch, Key, gateSeconds).Trace(second ? Jacks.Eg2RevOut : Jacks.Eg1Out, lengthSeconds, Points);
        (double, double)[] envelope = [.. trace.Select(point => (point.Seconds, second ? FullVolts - point.Volts : point.Volts))];
        string name = second ? "Envelope generator 2" : "Envelope generator 1";
        Control[] dials = second
            ? [Controls.Eg2Hold, Controls.Eg2Attack, Controls.Eg2Decay, Controls.Eg2Sustain, Controls.Eg2Release]
            : [Controls.Eg1Delay, Controls.Eg1Attack, Controls.Eg1Release];
        string settings = string.Join(", ", dials.Select(dial => $"{Word(dial)} {dial.LawFor(patch.Profile).Format(patch[dial])}"));
        return new Chart(
            name,
            Axis.Linear("time, s", 0.0, lengthSeconds),
            Axis.Linear("volts", 0.0, HighestVolts),
            [
                new Curve(settings, envelope),
                new Curve("key down", [(0.0, FullVolts), (gateSeconds, FullVolts), (gateSeconds, 0.0)], CurveKind.Guide),
            ]);
    }

    // "ATTACK TIME" is "attack".
    private static string Word(Control dial) => dial.Legend.Split(' ')[0].ToLowerInvariant();

    private static Option<double?> Seconds(string name, string description) =>
        ValueOption.Number(name, "SECONDS", description, 0.001, LongestSeconds);
}
