using System.CommandLine;
using System.CommandLine.Help;
using Ms20.App.Commands;

namespace Ms20.App;

/// <summary>The command <c>ms20</c>: finds the command that is asked for, runs it, and turns what goes wrong into one sentence.</summary>
internal static class CommandLine
{
    /// <summary>The name that help and errors use, whatever the file is called.</summary>
    public const string Name = "ms20";

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The command line without the program's name.</param>
    /// <param name="surroundings">Where it reads and writes.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        try
        {
            return RunOrThrow(arguments, surroundings);
        }
        catch (Refusal refusal)
        {
            return Say(refusal.Message, refusal.ExitCode, surroundings);
        }
        catch (OperationCanceledException) when (surroundings.Stop.IsCancellationRequested)
        {
            return Say("stopped; nothing was kept.", ExitCode.Interrupted, surroundings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(e.Message, ExitCode.Failure, surroundings);
        }
    }

    private static int RunOrThrow(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        var configuration = new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            // Signals are the program's own matter: see Interruption.
            ProcessTerminationTimeout = null,
        };
        ParseResult parsed = Tree(surroundings).Parse(arguments.Count > 0 ? arguments : [LabCommand.Name]);
        if (parsed.Errors.Count > 0)
            throw new Refusal(UsageSentence.For(parsed), ExitCode.Usage);
        return parsed.Invoke(configuration);
    }

    /// <summary>All commands.</summary>
    internal static Command Tree(Surroundings surroundings) => new(
        Name,
        "A Korg MS-20 modelled circuit by circuit: play it in the browser, render songs with it, send audio through it, draw what its circuits do, measure them.")
    {
        new HelpOption { Description = "Show this help.", Action = new HelpWithExamples() },
        VersionOption.Create(),
        LabCommand.Create(surroundings),
        RenderCommand.Create(surroundings),
        ProcessCommand.Create(surroundings),
        PatchesCommand.Create(surroundings),
        PanelCommand.Create(surroundings),
        PlotCommand.Create(surroundings),
        MeasureCommand.Create(surroundings),
    };

    private static int Say(string sentence, int exitCode, Surroundings surroundings)
    {
        surroundings.Error.WriteLine($"{Name}: {sentence}");
        return exitCode;
    }
}
