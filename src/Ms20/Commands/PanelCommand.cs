using System.CommandLine;
using Ms20.App.Listing;

namespace Ms20.App.Commands;

/// <summary><c>ms20 panel</c>: the instrument's rows, for people and for programs.</summary>
internal static class PanelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON instead, in the form that docs/command-line.md describes." };
        var command = new Command("panel", "Print the controls, jacks, normals, trimmers and profiles.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                surroundings.Output.WriteLine(PanelJson.Write());
            else
                PanelListing.Write(surroundings);
            return ExitCode.Success;
        });
        return command;
    }
}
