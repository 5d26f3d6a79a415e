using System.Diagnostics;
using Ms20.Bench.Figures;

namespace Ms20.Bench;

/// <summary>--figures [-o FILE] [--native PROGRAM]: takes the figures here, and in the native program if there is one, and writes the page.</summary>
internal static class FiguresCommand
{
    /// <summary>Runs it; 0 when the page is written.</summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        string? file = null, native = null;
        while (arguments is [string option, string value, ..])
        {
            if (option == "-o")
                file = value;
            else if (option == "--native")
                native = value;
            else
                break;
            arguments = arguments[2..];
        }

        if (arguments.Length > 0)
        {
            Console.Error.WriteLine($"'{arguments[0]}' is not understood: --figures takes -o FILE and --native PROGRAM.");
            return 2;
        }

        List<FigureSet> sets = [new("JIT", AllFigures.Take(Effort.Full), Console.Error.WriteLine)];
        if (native is not null)
            sets.Add(new FigureSet("AOT", LinesOf(native), Console.Error.WriteLine));
        string page = new FiguresPage(sets, DateOnly.FromDateTime(DateTime.UtcNow), Machine.Load).Write();
        if (file is null)
            Console.Write(page);
        else
            File.WriteAllText(file, page);
        return 0;
    }

    private static IEnumerable<string> LinesOf(string program)
    {
        using Process process = Process.Start(new ProcessStartInfo(Path.GetFullPath(program)) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} could not be started.");
        while (process.StandardOutput.ReadLine() is { } line)
            yield return line;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with code {process.ExitCode}: publish it anew with bench/figures.sh.");
    }
}
