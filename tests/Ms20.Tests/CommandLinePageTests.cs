using System.CommandLine;
using Ms20.App;

namespace Ms20.Tests;

/// <summary>docs/command-line.md keeps up with the command.</summary>
public sealed class CommandLinePageTests
{
    [Fact]
    public void The_page_knows_every_command_and_every_option()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "command-line.md"));
        using var desk = new Desk();
        Command tree = CommandLine.Tree(desk.Surroundings());
        foreach (Command command in tree.Subcommands)
        {
            Assert.Contains($"## `ms20 {command.Name}`", page);
            foreach (Command inner in command.Subcommands)
                Assert.Contains($"`ms20 {command.Name} {inner.Name}", page);
            foreach (Option option in command.Options.Concat(command.Subcommands.SelectMany(inner => inner.Options)))
                Assert.Contains($"`{option.Name}", page);
        }
    }

    [Fact]
    public void The_page_names_every_key_of_the_panels_JSON()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "command-line.md"));
        using var desk = new Desk();
        foreach (string line in desk.Run("panel", "--json").Output.Split('\n'))
        {
            string key = line.Trim().Split('"') is ["", var name, var rest, ..] && rest.StartsWith(':') ? name : "";
            // Ids are keys only within a table's sources.
            if (key.Length > 0 && !key.Contains('.'))
                Assert.Contains($"`{key}`", page);
        }
    }
}
