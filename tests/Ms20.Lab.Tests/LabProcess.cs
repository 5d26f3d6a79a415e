using System.Diagnostics;

namespace Ms20.Lab.Tests;

/// <summary>The Lab in a process of its own, with a home of its own.</summary>
internal sealed class LabProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ms20-home-");
    private Process? _process;

    /// <summary>The number of the process.</summary>
    public int Id => _process!.Id;

    /// <summary>Starts it on a free port.</summary>
    /// <returns>The address that it prints.</returns>
    public async Task<Uri> StartAsync()
    {
        string executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ms20.exe" : "ms20");
        var start = new ProcessStartInfo(executable, ["lab", "--port", "0", "--no-browser"]) { RedirectStandardOutput = true };
        foreach (string name in new[] { "XDG_DATA_HOME", "LOCALAPPDATA", "HOME" })
            start.Environment[name] = _home.FullName;
        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        string? line = await _process.StandardOutput.ReadLineAsync(patience.Token);
        Assert.StartsWith("MS20-READY ", line);
        return new Uri(line!["MS20-READY ".Length..]);
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _home.Delete(recursive: true);
    }
}
