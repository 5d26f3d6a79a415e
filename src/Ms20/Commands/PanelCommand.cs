using System.CommandLine;
using System.Text;
using Ms20.App.Lab;
using Ms20.App.Listing;

namespace Ms20.App.Commands;

/// <summary><c>ms20 panel</c>: the instrument's rows, for people and for programs.</summary>
internal static class PanelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON instead, in the form that docs/command-line.md describes." };
        var drawing = new Option<bool>("--drawing") { Description = "Print JSON with all that a drawing of the face needs, for people who draw one." };
        var command = new Command("panel", "Print the controls, jacks, normals, trimmers and profiles.") { json, drawing };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(drawing))
                surroundings.Output.WriteLine(Encoding.UTF8.GetString(PanelDocument.Utf8(indented: true)));
            else if (parsed.GetValue(json))
                surroundings.Output.WriteLine(PanelJson.Write());
            else
                PanelListing.Write(surroundings);
            return ExitCode.Success;
        });
        return command;
    }
}
