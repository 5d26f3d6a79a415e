using System.Diagnostics;

namespace Ms20.Lab.Tests;

/// <summary>Starts the command in processes of its own, with a home of their own, and ends what is left of them.</summary>
public abstract class LabProcesses : IDisposable
{
    /// <summary>Far longer than anything takes.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ms20-home-");
    private readonly List<Process> _processes = [];

    /// <summary>Where the command keeps what is the player's own.</summary>
    protected string DataFolder => Path.Combine(_home.FullName, "ms20");

    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _home.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts it.</summary>
    protected Process Start(params string[] arguments) => StartIn(new Dictionary<string, string>(), arguments);

    /// <summary>Starts it in an environment.</summary>
    protected Process StartIn(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        string executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ms20.exe" : "ms20");
        // Started in the background of a script, the test runner ignores Ctrl-C and hands that down; env gives the signal back.
        ProcessStartInfo start = OperatingSystem.IsLinux()
            ? new("env", ["--default-signal=INT", executable, .. arguments])
            : new(executable, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["XDG_DATA_HOME"] = _home.FullName;
        start.Environment["LOCALAPPDATA"] = _home.FullName;
        start.Environment["HOME"] = _home.FullName;
        start.Environment["CI"] = "1";
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    /// <summary>Waits for the line that says where the Lab is.</summary>
    protected static async Task<Uri> ReadyAsync(Process lab)
    {
        using var patience = new CancellationTokenSource(Patience);
        string? line = await lab.StandardOutput.ReadLineAsync(patience.Token);
        Assert.StartsWith("MS20-READY http://localhost:", line);
        return new Uri(line!["MS20-READY ".Length..]);
    }

    /// <summary>Does as Ctrl-C does, and waits for the end.</summary>
    /// <returns>What it said on the error stream, from where that was read to.</returns>
    protected static async Task<string> InterruptAsync(Process lab)
    {
        using (Process kill = Process.Start("kill", ["-INT", $"{lab.Id}"]))
            await kill.WaitForExitAsync();
        Assert.True(lab.WaitForExit(Patience));
        return await lab.StandardError.ReadToEndAsync();
    }
}
