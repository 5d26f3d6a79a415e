using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Ms20.App.Lab.Session;
using Ms20.App.Lab.Sound;
using Ms20.App.Lab.Web;

namespace Ms20.App.Lab;

/// <summary>
/// The Lab's server: the page's files, a socket for what hands do, and one for the sound. On this machine's loopback alone, whatever the environment says.
/// </summary>
internal sealed class LabServer : IAsyncDisposable
{
    /// <summary>The name of the protocol that every socket must ask for.</summary>
    public const string Protocol = "ms20.v1";

    private const long LongestBody = 1 << 20;

    // Tunables: more tabs than anybody has, with two sockets each; more connections than they make; and far longer than a page of this machine needs
    // to say what it wants.
    private const int MostSockets = 64;
    private const int MostConnections = 256;
    private static readonly TimeSpan PatienceForHeaders = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;
    private readonly AccessToken _token;
    private readonly LabSession _session;
    private readonly PageFiles _files;
    private readonly CancellationTokenSource _stop = new();
    private int _sockets;

    private LabServer(LoopbackPort port, AccessToken token, LabSession session, PageFiles files)
    {
        Port = port.Number;
        _token = token;
        _session = session;
        _files = files;
        _application = Build(port);
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>What to open in a browser; the token is in its fragment.</summary>
    public Uri Address => AddressOf(Port, _token);

    /// <summary>The address of a Lab.</summary>
    public static Uri AddressOf(int port, AccessToken token) => new($"http://localhost:{port}/#t={token.Text}");

    /// <summary>Starts one.</summary>
    /// <param name="port">The port; becomes the server's.</param>
    /// <param name="token">What pages must know.</param>
    /// <param name="session">The instrument.</param>
    /// <param name="files">The page.</param>
    public static async Task<LabServer> StartAsync(LoopbackPort port, AccessToken token, LabSession session, PageFiles files)
    {
        var server = new LabServer(port, token, session, files);
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Ends every connection and stops listening.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _application.StopAsync(patience.Token);
        await _application.DisposeAsync();
        _stop.Dispose();
    }

    private WebApplication Build(LoopbackPort port)
    {
        // Empty: no configuration file and no variable of the environment can move it off the loopback.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            foreach (IPEndPoint address in port.EndPoints)
                kestrel.Listen(address, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LongestBody;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = PatienceForHeaders;
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = port.SocketOf);
        WebApplication application = builder.Build();
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15) });
        var gatekeeper = new Gatekeeper(port.Number);
        application.Run(context => AnswerAsync(context, gatekeeper));
        return application;
    }

    private Task AnswerAsync(HttpContext context, Gatekeeper gatekeeper)
    {
        AnswerHeaders.Set(context);
        if (gatekeeper.Refusal(context) is int status)
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }

        return context.Request.Path.Value switch
        {
            "/ws/control" => SocketAsync(context, socket => new ControlSocket(socket, _session).RunAsync(_stop.Token)),
            "/ws/sound" => SocketAsync(context, socket => new SoundSocket(socket, _session).RunAsync(_stop.Token)),
            "/alive" => TextAsync(context, _token.AnswerTo(context.Request.Query["question"].ToString())),
            _ => FileAsync(context),
        };
    }

    private async Task SocketAsync(HttpContext context, Func<WebSocket, Task> run)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        IList<string> asked = context.WebSockets.WebSocketRequestedProtocols;
        if (!asked.Contains(Protocol) || !_token.IsAmong(asked))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _sockets) > MostSockets)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(Protocol);
            await run(socket);
        }
        finally
        {
            Interlocked.Decrement(ref _sockets);
        }
    }

    private static Task TextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    private Task FileAsync(HttpContext context)
    {
        if (_files.Find(context.Request.Path.Value ?? "/") is (byte[] bytes, string kind))
            return BytesAsync(context, bytes, kind);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task BytesAsync(HttpContext context, byte[] bytes, string kind)
    {
        context.Response.ContentType = kind;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes);
    }
}
