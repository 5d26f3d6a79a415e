using System.Diagnostics;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>A display that nobody looks at, for a browser that does not start without one.</summary>
internal sealed class VirtualDisplay : IDisposable
{
    private readonly Process _process;

    private VirtualDisplay(Process process, string name)
    {
        _process = process;
        Name = name;
    }

    /// <summary>Where its server is installed; null if it is not.</summary>
    public static string? Path { get; } = File.Exists("/usr/bin/Xvfb") ? "/usr/bin/Xvfb" : null;

    /// <summary>What programs are told.</summary>
    public string Name { get; }

    public static async Task<VirtualDisplay> StartAsync()
    {
        // It chooses a free number, writes it on the descriptor that it is given, and ends with the last program that used it.
        var start = new ProcessStartInfo(Path!, ["-terminate", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        string? number = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
        return new VirtualDisplay(process, $":{number}");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
