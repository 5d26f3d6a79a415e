using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ms20.Lab.Tests;

/// <summary>The command, in processes of its own.</summary>
public sealed class LabRunTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("ms20-home-");
    private readonly List<Process> _processes = [];

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
    }

    [Fact]
    public async Task Without_a_command_the_Lab_starts_and_Ctrl_C_ends_it()
    {
        Process lab = Start();
        Uri address = await ReadyAsync(lab);
        using var client = new HttpClient();
        Assert.Contains("<script type=\"module\"", await client.GetStringAsync(address));
        if (OperatingSystem.IsWindows())
            return;
        using (Process kill = Process.Start("kill", ["-INT", $"{lab.Id}"]))
            await kill.WaitForExitAsync();
        Assert.True(lab.WaitForExit(Patience));
        Assert.Equal(0, lab.ExitCode);
        Assert.Contains("the panel is kept", await lab.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task The_first_line_comes_before_the_work()
    {
        Process lab = Start("lab", "--port", "0");
        Assert.Equal("ms20: Lab: starting...", await lab.StandardError.ReadLineAsync());
        await ReadyAsync(lab);
    }

    [Fact]
    public async Task A_second_start_opens_the_first_one()
    {
        Process first = Start("lab", "--port", "0");
        Uri address = await ReadyAsync(first);
        Process second = Start("lab", "--port", $"{address.Port}");
        Assert.Equal(address.AbsoluteUri, (await ReadyAsync(second)).AbsoluteUri);
        Assert.True(second.WaitForExit(Patience));
        Assert.Equal(0, second.ExitCode);
        Assert.False(first.HasExited);
    }

    [Fact]
    public async Task A_port_that_a_stranger_has_is_refused_with_a_sentence()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        int port = ((IPEndPoint)stranger.LocalEndpoint).Port;
        Process lab = Start("lab", "--port", $"{port}");
        string said = await lab.StandardError.ReadToEndAsync();
        Assert.True(lab.WaitForExit(Patience));
        Assert.Equal(1, lab.ExitCode);
        Assert.EndsWith($"ms20: another program has port {port}: choose another with --port, or leave the option out.\n", said);
    }

    [Fact]
    public async Task A_page_stays_valid_when_the_Lab_is_started_again()
    {
        Process first = Start("lab", "--port", "0");
        Uri address = await ReadyAsync(first);
        first.Kill();
        first.WaitForExit();
        Process second = Start("lab", "--port", $"{address.Port}");
        Assert.Equal(address.AbsoluteUri, (await ReadyAsync(second)).AbsoluteUri);
    }

    private Process Start(params string[] arguments)
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
        Process process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    private static async Task<Uri> ReadyAsync(Process lab)
    {
        using var patience = new CancellationTokenSource(Patience);
        string? line = await lab.StandardOutput.ReadLineAsync(patience.Token);
        Assert.StartsWith("MS20-READY http://localhost:", line);
        return new Uri(line!["MS20-READY ".Length..]);
    }
}
