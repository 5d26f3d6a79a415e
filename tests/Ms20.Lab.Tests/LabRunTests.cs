using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ms20.Lab.Tests;

/// <summary>The command, in processes of its own.</summary>
public sealed class LabRunTests : LabProcesses
{
    [Fact]
    public async Task Without_a_command_the_Lab_starts_and_Ctrl_C_ends_it()
    {
        Process lab = Start();
        Uri address = await ReadyAsync(lab);
        using var client = new HttpClient();
        Assert.Contains("<script type=\"module\"", await client.GetStringAsync(address));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Contains("the panel is kept", await InterruptAsync(lab));
        Assert.Equal(0, lab.ExitCode);
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
}
