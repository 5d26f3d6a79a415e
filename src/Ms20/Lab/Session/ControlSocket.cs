using System.Net.WebSockets;

namespace Ms20.App.Lab.Session;

/// <summary>The socket of one page: reads what it says and ends it when it says what no page of ours would.</summary>
internal sealed class ControlSocket(WebSocket socket, LabSession session)
{
    // A tunable: a page answers a close at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly byte[] _message = new byte[ControlMessages.LongestBytes];

    /// <summary>Listens until the page goes or the Lab stops.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Tab tab = session.Enter(socket);
        tab.Tell(ShelfMessages.List(session.Shelf));
        Task sending = tab.SendAsync(stop);
        try
        {
            await ListenAsync(new ControlMessages(session, tab), stop);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone, or the Lab is going.
        }
        finally
        {
            session.Leave(tab);
            await sending;
        }
    }

    private async Task ListenAsync(ControlMessages messages, CancellationToken stop)
    {
        while (true)
        {
            int length = await ReceiveAsync(stop);
            if (length < 0)
                return;
            if (!messages.TryObey(_message.AsMemory(0, length)))
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "this is no message of the Lab", stop);
                await SeeOutAsync(stop);
                return;
            }
        }
    }

    // Until the page has read why: a socket that is dropped at once takes its last words with it.
    private async Task SeeOutAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        while (await ReceiveAsync(patience.Token) >= 0)
        {
            // What it had said before.
        }
    }

    // The length of the next message; -1 when the page has closed, and a length that no JSON has when it sent bytes or too many of them.
    private async ValueTask<int> ReceiveAsync(CancellationToken stop)
    {
        int length = 0;
        while (true)
        {
            if (length == _message.Length)
                return 0;
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_message.AsMemory(length), stop);
            if (part.MessageType == WebSocketMessageType.Close)
                return -1;
            if (part.MessageType == WebSocketMessageType.Binary)
                return 0;
            length += part.Count;
            if (part.EndOfMessage)
                return length;
        }
    }
}
