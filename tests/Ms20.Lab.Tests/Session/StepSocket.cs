using System.Net.WebSockets;
using System.Threading.Tasks.Sources;

namespace Ms20.Lab.Tests.Session;

/// <summary>
/// A socket without a network: whoever reads from it waits until the test delivers a message, and goes on in the test's own thread, so that everything it
/// allocates is counted there. Allocates nothing itself.
/// </summary>
internal sealed class StepSocket : WebSocket, IValueTaskSource<ValueWebSocketReceiveResult>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<ValueWebSocketReceiveResult> _received;
    private ManualResetValueTaskSourceCore<bool> _sent;
    private Memory<byte> _place;
    private bool _isSending;

    /// <summary>The bytes of the last message that was sent.</summary>
    public int LastSent { get; private set; }

    /// <summary>How many messages were sent.</summary>
    public int Sent { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    /// <summary>Delivers a message, and lets the reader do what it does with it until it waits for the next.</summary>
    public void Deliver(ReadOnlySpan<byte> message)
    {
        message.CopyTo(_place.Span);
        _received.SetResult(new ValueWebSocketReceiveResult(message.Length, WebSocketMessageType.Binary, endOfMessage: true));
        if (!_isSending)
            return;
        _isSending = false;
        _sent.SetResult(true);
    }

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        _place = buffer;
        _received.Reset();
        return new ValueTask<ValueWebSocketReceiveResult>(this, _received.Version);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        LastSent = buffer.Length;
        Sent++;
        _isSending = true;
        _sent.Reset();
        return new ValueTask(this, _sent.Version);
    }

    public override void Abort() => throw new NotSupportedException();

    public override void Dispose()
    {
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    ValueWebSocketReceiveResult IValueTaskSource<ValueWebSocketReceiveResult>.GetResult(short token) => _received.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ValueWebSocketReceiveResult>.GetStatus(short token) => _received.GetStatus(token);

    void IValueTaskSource<ValueWebSocketReceiveResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _received.OnCompleted(continuation, state, token, ValueTaskSourceOnCompletedFlags.None);

    void IValueTaskSource.GetResult(short token) => _sent.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _sent.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _sent.OnCompleted(continuation, state, token, ValueTaskSourceOnCompletedFlags.None);
}
