using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Ms20.App.Lab.Web;
using Ms20.Panel;

namespace Ms20.Lab.Tests;

/// <summary>What machines are like: each trouble gives one sentence, and nothing is lost.</summary>
public sealed class LabTroubleTests : LabProcesses
{
    [Fact]
    public async Task Two_that_start_at_once_on_one_port_are_one_Lab()
    {
        int port = FreePort();
        Process[] both = [Start("lab", "--port", $"{port}"), Start("lab", "--port", $"{port}")];
        Uri[] addresses = [await ReadyAsync(both[0]), await ReadyAsync(both[1])];
        Assert.Equal(addresses[0].AbsoluteUri, addresses[1].AbsoluteUri);
        Process second = both[await IsGoneAsync(both[0]) ? 0 : 1];
        Assert.True(second.WaitForExit(Patience));
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("it runs already", await second.StandardError.ReadToEndAsync());
    }

    [Fact]
    public async Task Two_Labs_with_one_folder_keep_a_panel_each()
    {
        if (OperatingSystem.IsWindows())
            return;
        Process first = Start("lab", "--port", "0");
        Process second = Start("lab", "--port", "0");
        await TurnAsync(await ReadyAsync(first), 1.25);
        await TurnAsync(await ReadyAsync(second), 2.5);
        string said = await InterruptAsync(first) + await InterruptAsync(second);
        Assert.Contains("another one keeps the panel", said);
        double[] kept = [.. Directory.GetFiles(DataFolder, "panel*.ms20.json").Select(path => PatchFile.Read(File.ReadAllBytes(path))[Controls.LpfCutoff])];
        Assert.Equal([1.25, 2.5], kept.Order());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_said_and_the_Lab_plays()
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(DataFolder, "a file where the folder should be");
        Process lab = Start("lab", "--port", "0");
        await TurnAsync(await ReadyAsync(lab), 1.25);
        string said = await InterruptAsync(lab);
        Assert.Contains($"\"{DataFolder}\" cannot be written to", said);
        Assert.Contains("the panel is not kept", said);
        Assert.Equal(1, lab.ExitCode);
    }

    [Fact]
    public async Task A_panel_that_cannot_be_read_is_set_aside_and_the_Lab_plays()
    {
        Directory.CreateDirectory(DataFolder);
        string panel = Path.Combine(DataFolder, "panel.ms20.json");
        foreach (string damaged in new[] { "{", "{\"format\": 99}" })
        {
            await File.WriteAllTextAsync(panel, damaged);
            Process lab = Start("lab", "--port", "0");
            await ReadyAsync(lab);
            await lab.StandardError.ReadLineAsync();
            Assert.Contains("cannot be read", await lab.StandardError.ReadLineAsync());
            lab.Kill();
            lab.WaitForExit();
        }

        Assert.Equal("{", await File.ReadAllTextAsync(panel + ".unreadable"));
        Assert.Equal("{\"format\": 99}", await File.ReadAllTextAsync(panel + ".unreadable-2"));
    }

    [Fact]
    public async Task Ctrl_C_while_it_starts_ends_it_before_there_is_a_page()
    {
        if (OperatingSystem.IsWindows())
            return;
        Process lab = Start("lab", "--port", "0");
        Assert.Equal("ms20: Lab: starting...", await lab.StandardError.ReadLineAsync());
        string said = await InterruptAsync(lab);
        Assert.Equal(0, lab.ExitCode);
        Assert.Equal("ms20: Lab: stopped; the panel is kept as it stands.\n", said);
        Assert.Empty(await lab.StandardOutput.ReadToEndAsync());
    }

    [Fact]
    public async Task A_proxy_is_not_asked_where_the_Lab_is()
    {
        Process first = Start("lab", "--port", "0");
        Uri address = await ReadyAsync(first);
        // Nobody answers on port 9 of this machine.
        var proxy = new Dictionary<string, string> { ["http_proxy"] = "http://127.0.0.1:9", ["HTTP_PROXY"] = "http://127.0.0.1:9" };
        Process second = StartIn(proxy, "lab", "--port", $"{address.Port}");
        Assert.Equal(address.AbsoluteUri, (await ReadyAsync(second)).AbsoluteUri);
    }

    [Fact]
    public async Task No_variable_moves_it_off_the_loopback()
    {
        int elsewhere = FreePort();
        var variables = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://0.0.0.0:{elsewhere}",
            ["URLS"] = $"http://0.0.0.0:{elsewhere}",
            ["ASPNETCORE_HTTP_PORTS"] = $"{elsewhere}",
            ["Kestrel__Endpoints__Http__Url"] = $"http://0.0.0.0:{elsewhere}",
        };
        Uri address = await ReadyAsync(StartIn(variables, "lab", "--port", "0"));
        Assert.NotEqual(elsewhere, address.Port);
        using var client = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, elsewhere));
    }

    private static int FreePort()
    {
        using LoopbackPort? port = LoopbackPort.TryTake(0);
        return port!.Number;
    }

    private static async Task<bool> IsGoneAsync(Process process)
    {
        await Task.Delay(500);
        return process.HasExited;
    }

    private static async Task TurnAsync(Uri address, double dial)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("ms20.v1");
        socket.Options.AddSubProtocol($"t.{address.Fragment["#t=".Length..]}");
        socket.Options.SetRequestHeader("Origin", $"http://localhost:{address.Port}");
        await socket.ConnectAsync(new Uri($"ws://localhost:{address.Port}/ws/control"), CancellationToken.None);
        await SayAsync(socket, string.Create(null, $"{{\"t\":\"p\",\"id\":\"lpf.cutoff\",\"v\":{dial}}}"));
        await SayAsync(socket, """{"t":"state"}""");
        // Once it tells how the panel stands, it has obeyed.
        byte[] answer = new byte[1 << 16];
        while (!Encoding.UTF8.GetString(answer, 0, (await socket.ReceiveAsync(answer.AsMemory(), CancellationToken.None)).Count).Contains("\"t\":\"patch\"", StringComparison.Ordinal))
        {
        }
    }

    private static async Task SayAsync(ClientWebSocket socket, string message) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
}
