using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>A socket to a browser that speaks WebDriver BiDi: commands with numbers, and their answers.</summary>
internal sealed class BidiConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _asked = new();
    private int _number;

    private BidiConnection()
    {
    }

    public static async Task<BidiConnection> OpenAsync(Uri address)
    {
        var connection = new BidiConnection();
        await connection._socket.ConnectAsync(address, CancellationToken.None).WaitAsync(Patience);
        _ = connection.ListenAsync();
        return connection;
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    public async Task<JsonObject> AskAsync(string method, JsonObject parameters)
    {
        int number = Interlocked.Increment(ref _number);
        var answer = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[number] = answer;
        var command = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        return await answer.Task.WaitAsync(Patience);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ListenAsync()
    {
        byte[] part = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await _socket.ReceiveAsync(part.AsMemory(), CancellationToken.None);
                message.Write(part, 0, received.Count);
                if (!received.EndOfMessage)
                    continue;
                Hear(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!.AsObject());
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (TaskCompletionSource<JsonObject> answer in _asked.Values)
                answer.TrySetException(new InvalidOperationException("The browser has gone.", e));
        }
    }

    private void Hear(JsonObject message)
    {
        if (message["id"] is not { } id || !_asked.TryRemove((int)id, out TaskCompletionSource<JsonObject>? answer))
            return;
        if ((string?)message["type"] == "error")
            answer.SetException(new InvalidOperationException($"{message["error"]}: {message["message"]}"));
        else
            answer.SetResult(message["result"]!.DeepClone().AsObject());
    }
}
