using System.CommandLine;
using Ms20.App.Measuring;
using Ms20.Measurement;

namespace Ms20.App.Commands;

/// <summary><c>ms20 measure</c>: every figure beside its target, and the page of them.</summary>
internal sealed class MeasureCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "Take the slow figures too, and draw: ten minutes." };

    private readonly Option<bool> _soak = new("--soak") { Description = "Take those that need an hour of sound as well." };

    private readonly Option<string[]> _only = new("--only")
    {
        HelpName = "WORDS",
        Description = "Take only figures whose room, name or text has all these words, however slow.",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE.md",
        Description = "Write the page, and the drawings into a folder of its name.",
    };

    private readonly Option<bool> _force = new("--force", "-f") { Description = "Overwrite a file that is not such a page." };

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var measure = new MeasureCommand();
        var command = new DocumentedCommand(
            "measure",
            "Measure the circuits against their laws, SPICE and other programs; exit code 1 if a figure is worse than on record.",
            "ms20 measure",
            "ms20 measure --only alias saw",
            "ms20 measure --all -o measurements.md")
        {
            measure._all,
            measure._soak,
            measure._only,
            measure._output,
            measure._force,
        };
        command.SetAction(parsed => measure.Run(parsed, surroundings));
        return command;
    }

    private int Run(ParseResult parsed, Surroundings surroundings)
    {
        MeasuredPage? page = parsed.GetValue(_output) is string name ? new MeasuredPage(name, parsed.GetValue(_force), surroundings) : null;
        bool all = parsed.GetValue(_all), soak = parsed.GetValue(_soak);
        string[] words = parsed.GetValue(_only) ?? [];
        var choice = new MeasureChoice(all, soak, words);
        Row[] rows = [.. AllRooms.List.SelectMany(room => room.Rows.Where(row => choice.Takes(room, row)))];
        if (rows.Length == 0)
            throw new Refusal($"no figure has {string.Join(" and ", words.Select(word => $"\"{word}\""))} in its room, name or text: write fewer words.");
        var bench = new Bench(surroundings.Stop);
        var progress = new MeasureProgress(rows.Length, surroundings);
        IReadOnlyDictionary<string, Outcome> found = Survey.Take(rows, bench, progress.Tell);
        foreach (Room room in AllRooms.List)
            MeasureTable.Write(room, found, surroundings);
        page?.Write(found, all, bench);
        return Conclude(rows, found, surroundings);
    }

    private static int Conclude(Row[] rows, IReadOnlyDictionary<string, Outcome> found, Surroundings surroundings)
    {
        Outcome[] outcomes = [.. rows.Select(row => found[row.Id])];
        int goals = outcomes.Count(outcome => outcome.Row.Target.IsGoal), reached = outcomes.Count(outcome => outcome.Verdict == Verdict.Reached);
        surroundings.Output.WriteLine($"{reached} of {Counted.Words(goals, "target")} reached.");
        string[] worse = [.. outcomes.Where(outcome => outcome.Verdict == Verdict.Regressed).Select(outcome => outcome.Row.Id)];
        return worse.Length == 0
            ? ExitCode.Success
            : throw new Refusal($"{Counted.Words(worse.Length, "figure")} worse than on record: {string.Join(", ", worse)}.");
    }
}
