using System.CommandLine;
using Ms20.App.Listing;
using Ms20.App.Patches;

namespace Ms20.App.Commands;

/// <summary><c>ms20 patches</c>: lists the factory patches, shows one, checks files.</summary>
internal static class PatchesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The patch to show: a name of the list or a patch file.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var check = new Option<string[]>("--check")
        {
            HelpName = "FILE...",
            Description = "Check patch files: one sentence for each that is wrong, and exit code 1; hints at cables that are probably not meant.",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new DocumentedCommand(
            "patches",
            "List the factory patches, show one, or check patch files.",
            "ms20 patches",
            "ms20 patches first-light",
            "ms20 patches --check *.ms20.json")
        {
            name,
            check,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check) is { Length: > 0 } files)
                return Check(files, parsed.GetValue(name), surroundings);
            if (parsed.GetValue(name) is string wanted)
                PatchListing.Show(PatchSource.Load(wanted, surroundings), surroundings);
            else
                PatchListing.List(surroundings);
            return ExitCode.Success;
        });
        return command;
    }

    private static int Check(string[] files, string? name, Surroundings surroundings)
    {
        if (name is not null)
            throw new Refusal($"\"{name}\" stands before --check: write the files to check after it.", ExitCode.Usage);
        int wrong = 0;
        foreach (string file in files)
        {
            try
            {
                HintLines.WriteFor(PatchSource.Read(file, surroundings), file, surroundings);
            }
            catch (Refusal refusal)
            {
                surroundings.Error.WriteLine(refusal.Message);
                wrong++;
            }
        }

        surroundings.Output.WriteLine($"{files.Length - wrong} of {files.Length} in order.");
        return wrong == 0 ? ExitCode.Success : ExitCode.Failure;
    }
}
