using Ms20.App.Lab;

namespace Ms20.App;

/// <summary>What a command knows of the world: where it reads, writes and stands. Tests put their own in its place.</summary>
internal sealed record Surroundings
{
    /// <summary>Standard output: what was asked for.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error: what there is to say about it.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard output for bytes.</summary>
    public required Func<Stream> OpenOutputBytes { get; init; }

    /// <summary>Opens standard input for bytes; nothing unless told.</summary>
    public Func<Stream> OpenInputBytes { get; init; } = () => Stream.Null;

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    /// <summary>The user's own folder for the panel and for patches.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Opens an address in a browser; says whether that worked.</summary>
    public Func<Uri, bool> OpenBrowser { get; init; } = BrowserOpener.TryOpen;

    /// <summary>Reads a variable of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Measures how long things take.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Columns of the terminal that <see cref="Output"/> is; null when it is none.</summary>
    public int? OutputColumns { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, where a progress bar can move.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Asks the command to stop and clean up.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>The process's own.</summary>
    public static Surroundings OfProcess(Interruption interruption) => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        OpenOutputBytes = StandardOutput.Open,
        OpenInputBytes = Console.OpenStandardInput,
        Folder = Environment.CurrentDirectory,
        DataFolder = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), CommandLine.Name),
        OutputColumns = Console.IsOutputRedirected ? null : Console.WindowWidth,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Stop = interruption.Stop,
    };

    /// <summary>A path as the command line gives it, made whole.</summary>
    public string PathOf(string path) => Path.GetFullPath(path, Folder);
}
