using System.CommandLine;
using System.CommandLine.Invocation;

namespace Ms20.App;

/// <summary><c>--version</c>: name and number, and nothing else.</summary>
internal static class VersionOption
{
    /// <summary>Makes the option.</summary>
    public static Option Create() => new Option<bool>("--version") { Description = "Show the version.", Action = new Show() };

    private sealed class Show : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            string version = typeof(VersionOption).Assembly.GetName().Version!.ToString(fieldCount: 3);
            parseResult.InvocationConfiguration.Output.WriteLine($"{CommandLine.Name} {version}");
            return ExitCode.Success;
        }
    }
}
