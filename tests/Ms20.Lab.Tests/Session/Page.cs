using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Ms20.Lab.Tests.Protocol;

namespace Ms20.Lab.Tests.Session;

/// <summary>A page as the Lab sees it: the socket for what hands do.</summary>
internal sealed class Page : IAsyncDisposable
{
    // Far longer than any answer takes: a message that does not come fails the test instead of hanging it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket;
    private readonly byte[] _buffer = new byte[1 << 18];

    private Page(ClientWebSocket socket) => _socket = socket;

    /// <summary>The number the Lab gave it.</summary>
    public int Tab { get; private set; }

    /// <summary>Why the Lab has closed the socket, once it has.</summary>
    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<Page> OpenAsync(TestLab lab)
    {
        var page = new Page(await lab.ConnectAsync("control"));
        page.Tab = (int)(await page.HearAsync("hello"))["tab"]!;
        return page;
    }

    public Task SayAsync(string json) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task SayBytesAsync(byte[] bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    /// <summary>Waits for a message of a kind; others that come before it are passed over.</summary>
    public async Task<JsonObject> HearAsync(string kind)
    {
        while (await NextAsync() is { } message)
        {
            if ((string?)message["t"] == kind)
                return message;
        }

        throw new InvalidOperationException($"The Lab closed the socket ({_socket.CloseStatus}) before it sent a message \"{kind}\".");
    }

    /// <summary>How the panel stands, as the Lab tells it.</summary>
    public async Task<JsonObject> StateAsync()
    {
        await SayAsync("""{"t":"state"}""");
        return (await HearAsync("patch"))["patch"]!.AsObject();
    }

    /// <summary>The next message; null when the Lab has closed.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (!part.EndOfMessage)
                continue;
            Assert.Null(Rules.ComplaintAboutLab(_buffer.AsMemory(0, length)));
            return JsonNode.Parse(_buffer.AsSpan(0, length))!.AsObject();
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
