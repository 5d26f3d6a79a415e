using System.CommandLine;
using Ms20.App.Lab;

namespace Ms20.App.Commands;

/// <summary><c>ms20 lab</c>: the instrument in the browser.</summary>
internal static class LabCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "lab";

    private const int HighestPort = 65535;

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        Option<int?> port = ValueOption.WholeNumber(
            "--port", "N", $"Port on this machine; {LabOptions.DefaultPort} or the next free one unless told, 0 for any.", 0, HighestPort);
        var noBrowser = new Option<bool>("--no-browser") { Description = "Print the address instead of opening it." };
        var app = new Option<bool>("--app")
        {
            Description = "Open a window of its own, without the browser's bars, by Chrome, Chromium or Edge. Closing it stops the Lab.",
        };
        var page = new Option<string?>("--page")
        {
            HelpName = "FOLDER",
            Description = "Take the page from this folder, to work on it.",
        };
        var command = new DocumentedCommand(
            Name,
            "Play the instrument in the browser. This is what ms20 does without a command.",
            "ms20 lab",
            "ms20 lab --app",
            "ms20 lab --port 5200 --no-browser")
        {
            port,
            app,
            noBrowser,
            page,
        };
        command.SetAction(parsed =>
        {
            string? folder = parsed.GetValue(page);
            if (folder is not null && !Directory.Exists(surroundings.PathOf(folder)))
                throw new Refusal($"there is no folder \"{folder}\": check the name.", ExitCode.Usage);
            var options = new LabOptions(parsed.GetValue(port), parsed.GetValue(noBrowser), folder is null ? null : surroundings.PathOf(folder), parsed.GetValue(app));
            return new LabRun(options, surroundings).RunAsync().GetAwaiter().GetResult();
        });
        return command;
    }
}
