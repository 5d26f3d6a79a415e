using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Ms20.App.Lab.Session;

namespace Ms20.App.Lab.Sound;

/// <summary>
/// The listener's end of the sound: a request comes in, its frames are rendered on the spot and go back. The browser's sound card is the only clock.
/// </summary>
internal sealed class SoundSocket(WebSocket socket, LabSession session)
{
    // Codes of our own, which the page knows (RFC 6455 leaves 4000 to 4999 to applications).
    private const WebSocketCloseStatus Busy = (WebSocketCloseStatus)4001;
    private const WebSocketCloseStatus TakenOver = (WebSocketCloseStatus)4002;

    private readonly byte[] _request = new byte[SoundRequest.LongestBytes];
    private readonly byte[] _answer = new byte[SoundRequest.AnswerBytes + Loudspeaker.LongestRequest * sizeof(float)];
    private bool _givenUp;

    /// <summary>The tab that listens.</summary>
    public int Tab { get; private set; }

    /// <summary>Another tab takes the sound over; this one ends. Any thread.</summary>
    public void GiveUp() => Volatile.Write(ref _givenUp, true);

    /// <summary>Plays until the listener goes, another takes over, or the Lab stops.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        Loudspeaker? speaker = null;
        // Once for good: a token that goes along with every message is registered, and something allocated, for every message.
        await using CancellationTokenRegistration ending = stop.Register(socket.Abort);
        try
        {
            int length = await ReceiveAsync();
            if (!SoundRequest.TryReadHello(_request.AsSpan(0, length), out double rateHz, out bool takeOver, out int tab))
            {
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, "a hello was expected");
                return;
            }

            Tab = tab;
            speaker = session.StartSound(this, rateHz, takeOver);
            if (speaker is null)
                await CloseAsync(Busy, "another tab has the sound");
            else
                await PlayAsync(speaker);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone, or the Lab is going: there is nobody to tell.
        }
        finally
        {
            if (speaker is not null)
                session.StopSound(this);
        }
    }

    // In steady state nothing is allocated from one request to the next.
    private async Task PlayAsync(Loudspeaker speaker)
    {
        while (true)
        {
            int length = await ReceiveAsync();
            if (length == 0)
                return;
            if (Volatile.Read(ref _givenUp))
            {
                await CloseAsync(TakenOver, "another tab has taken the sound over");
                return;
            }

            int answered = Answer(speaker, length);
            if (answered == 0)
            {
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, "a request for 1 to 4096 frames was expected");
                return;
            }

            await socket.SendAsync(_answer.AsMemory(0, answered), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        }
    }

    private int Answer(Loudspeaker speaker, int length)
    {
        if (!SoundRequest.TryRead(_request.AsSpan(0, length), out int frames, out uint number, out double timeMs, out ReadOnlySpan<float> external))
            return 0;
        int bytes = SoundRequest.AnswerBytes + frames * sizeof(float);
        speaker.Play(external, MemoryMarshal.Cast<byte, float>(_answer.AsSpan(SoundRequest.AnswerBytes, frames * sizeof(float))), timeMs);
        SoundRequest.WriteAnswer(_answer, frames, number, speaker.Levels.Load, GC.CollectionCount(0));
        return bytes;
    }

    // The length of the next message; 0 when the page has closed or sent something else than bytes. Pooled: every message is waited for.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReceiveAsync()
    {
        int length = 0;
        while (length < _request.Length)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(_request.AsMemory(length), CancellationToken.None);
            if (part.MessageType != WebSocketMessageType.Binary)
                return 0;
            length += part.Count;
            if (part.EndOfMessage)
                return length;
        }

        return 0;
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string reason)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await socket.CloseOutputAsync(status, reason, patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone already.
        }
    }
}
