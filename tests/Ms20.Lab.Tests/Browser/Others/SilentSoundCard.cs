using System.Diagnostics;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>A sound server with a loudspeaker that nobody hears: without one, Firefox does not play at all.</summary>
public sealed class SilentSoundCard : IAsyncLifetime
{
    private const int Tries = 200;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ms20-card-");
    private Process? _process;

    /// <summary>Where the sound server is installed; null if it is not.</summary>
    public static string? Path { get; } = File.Exists("/usr/bin/pulseaudio") ? "/usr/bin/pulseaudio" : null;

    private string Socket => System.IO.Path.Combine(_folder.FullName, "native");

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        var start = new ProcessStartInfo(
            Path,
            [
                "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--high-priority=no", "-L", "module-null-sink rate=44100",
                "-L", $"module-native-protocol-unix socket={Socket} auth-anonymous=1",
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["HOME"] = _folder.FullName;
        start.Environment["XDG_RUNTIME_DIR"] = _folder.FullName;
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        for (int i = 0; i < Tries && !File.Exists(Socket); i++)
            await Task.Delay(50);
    }

    /// <summary>Tells a program that is about to start where to play.</summary>
    internal void Describe(ProcessStartInfo start)
    {
        if (_process is not null)
            start.Environment["PULSE_SERVER"] = $"unix:{Socket}";
    }

    public Task DisposeAsync()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
