using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ms20.App;

/// <summary>What is wrong with a command line, in one sentence that says what to write instead.</summary>
internal static class UsageSentence
{
    /// <summary>The sentence about the first thing that is wrong.</summary>
    public static string For(ParseResult parsed)
    {
        string call = CallOf(parsed.CommandResult);
        return parsed.UnmatchedTokens.Count > 0
            ? $"{AboutStranger(parsed.UnmatchedTokens[0], parsed.CommandResult.Command)} (see \"{call} --help\")."
            : AboutError(parsed.Errors[0], call);
    }

    private static string AboutStranger(string token, Command command)
    {
        if (token.StartsWith('-') && token.Length > 1)
            return $"there is no option \"{token}\"; the nearest is \"{Nearest.To(token, OptionNames(command))}\"";
        return command.Subcommands.Count > 0
            ? $"there is no command \"{token}\"; the nearest is \"{Nearest.To(token, command.Subcommands.Select(c => c.Name))}\""
            : $"\"{token}\" is one argument too many";
    }

    private static string AboutError(ParseError error, string call) => error.SymbolResult switch
    {
        // Sentences of our own parsers stand as they are; these are the ones that the library would write.
        OptionResult { Tokens.Count: 0, Option: var option } => $"{option.Name} needs a value: write {option.Name} {option.HelpName}.",
        OptionResult { Tokens.Count: > 1, Option: { Arity.MaximumNumberOfValues: 1 } option } =>
            $"{option.Name} is given twice: write it once.",
        ArgumentResult { Tokens.Count: 0, Argument: var argument } =>
            $"{argument.Name} is missing: write {call} {argument.Name}.",
        CommandResult { Command.Subcommands.Count: > 0 } => $"a command is missing: see \"{call} --help\".",
        _ => error.Message,
    };

    private static string CallOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{CallOf(parent)} {result.Command.Name}" : result.Command.Name;

    private static IEnumerable<string> OptionNames(Command command) =>
        command.Options.Where(option => !option.Hidden).SelectMany(option => option.Aliases.Prepend(option.Name)).Append("--help");
}
