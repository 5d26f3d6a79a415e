using System.Net.WebSockets;
using Ms20.App.Lab;
using Ms20.App.Lab.Power;
using Ms20.App.Lab.Session;
using Ms20.App.Lab.Sound;
using Ms20.App.Lab.Web;
using Ms20.Panel;

namespace Ms20.Lab.Tests;

/// <summary>A Lab on a free port, in this process.</summary>
internal sealed class TestLab : IAsyncDisposable
{
    private readonly LabServer _server;
    private readonly AccessToken _token;
    private readonly DirectoryInfo _folder;

    private TestLab(LabServer server, LabSession session, AccessToken token, DirectoryInfo folder)
    {
        _server = server;
        Session = session;
        _token = token;
        _folder = folder;
    }

    /// <summary>The instrument.</summary>
    public LabSession Session { get; }

    /// <summary>The port.</summary>
    public int Port => _server.Port;

    /// <summary>What a browser opens.</summary>
    public Uri Address => _server.Address;

    /// <summary>What a page knows.</summary>
    public string Token => _token.Text;

    /// <summary>Starts one.</summary>
    /// <param name="patch">How the panel stands; First Light unless told.</param>
    /// <param name="port">The port; a free one unless told.</param>
    /// <param name="token">What pages must know; a new one unless told.</param>
    /// <param name="time">The clock of the mini's power; the machine's own unless told.</param>
    /// <param name="tap">What looks at the frames before they are sent; see <see cref="Loudspeaker.Tap"/>.</param>
    public static async Task<TestLab> StartAsync(Patch? patch = null, int port = 0, string? token = null, TimeProvider? time = null, SoundTap? tap = null)
    {
        FactoryPatches.TryFind(FactoryPatches.DefaultName, out Patch? first);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ms20-lab-");
        var gear = new MidiGear(Path.Combine(folder.FullName, "gear.midi.json"), out _);
        var power = new PowerMemory(Path.Combine(folder.FullName, "power.json"), out _);
        var player = new PlayerKeeper(Path.Combine(folder.FullName, "player.json"), out _);
        var session = new LabSession(patch ?? first!, new PatchShelf(Path.Combine(folder.FullName, "patches")), gear, _ => { }, power, time, player) { Tap = tap };
        AccessToken secret = token is null ? AccessToken.Create() : AccessToken.TryParse(token)!;
        LoopbackPort taken = LoopbackPort.TryTake(port) ?? throw new InvalidOperationException($"Port {port} is taken.");
        return new TestLab(await LabServer.StartAsync(taken, secret, session, new PageFiles(more: Browser.Tap.Files)), session, secret, folder);
    }

    /// <summary>Opens a socket as a page of the Lab does.</summary>
    public async Task<ClientWebSocket> ConnectAsync(string name)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(LabServer.Protocol);
        socket.Options.AddSubProtocol($"t.{Token}");
        socket.Options.SetRequestHeader("Origin", $"http://localhost:{Port}");
        await socket.ConnectAsync(new Uri($"ws://localhost:{Port}/ws/{name}"), CancellationToken.None);
        return socket;
    }

    /// <summary>The folder of the player's own patches.</summary>
    public string PatchesFolder => Path.Combine(_folder.FullName, "patches");

    /// <summary>The file of the player's MIDI map.</summary>
    public string GearFile => Path.Combine(_folder.FullName, "gear.midi.json");

    /// <summary>What the mini's power remembers.</summary>
    public string PowerFile => Path.Combine(_folder.FullName, "power.json");

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Session.Dispose();
        _folder.Delete(recursive: true);
    }
}
