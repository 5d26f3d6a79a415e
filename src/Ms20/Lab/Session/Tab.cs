using System.Net.WebSockets;
using System.Threading.Channels;
using Ms20.Panel;

namespace Ms20.App.Lab.Session;

/// <summary>One page that shows the panel: what it is told waits in a queue of its own, so that a slow page holds up nobody.</summary>
internal sealed class Tab(int number, WebSocket socket)
{
    // A tunable: several seconds of everything. A page that is further behind than that is let go and comes back with the whole state.
    private const int LongestQueue = 1024;

    private readonly Channel<(byte[]? Message, Control? Dial)> _queue = Channel.CreateBounded<(byte[]? Message, Control? Dial)>(
        new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Dictionary<Control, double> _unsentDials = [];

    /// <summary>The tab's number, from 1.</summary>
    public int Number { get; } = number;

    /// <summary>Why the MIDI devices of this page are not heard. Under the session's lock.</summary>
    public SilentNotes Midi => field ??= new SilentNotes(this);

    /// <summary>Tells it something. Any thread; never waits.</summary>
    public void Tell(byte[] message) => Enqueue(message, null);

    /// <summary>Tells it where a control stands; of moves that wait together only the last is sent. Any thread; never waits.</summary>
    public void TellDial(Control control, double dial)
    {
        lock (_unsentDials)
        {
            bool waits = !_unsentDials.TryAdd(control, dial);
            _unsentDials[control] = dial;
            if (waits)
                return;
        }

        Enqueue(null, control);
    }

    /// <summary>Nothing more will be told.</summary>
    public void End() => _queue.Writer.TryComplete();

    /// <summary>Sends what is told until <see cref="End"/>, or until the page has fallen too far behind.</summary>
    public async Task SendAsync(CancellationToken stop)
    {
        try
        {
            await foreach ((byte[]? message, Control? dial) in _queue.Reader.ReadAllAsync(stop))
                await socket.SendAsync(message ?? TakeDial(dial!), WebSocketMessageType.Text, endOfMessage: true, stop);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone; whoever reads from it notices too.
        }
        finally
        {
            socket.Abort();
        }
    }

    private byte[] TakeDial(Control control)
    {
        lock (_unsentDials)
        {
            _unsentDials.Remove(control, out double dial);
            return Says.Dial(control, dial);
        }
    }

    private void Enqueue(byte[]? message, Control? dial)
    {
        if (!_queue.Writer.TryWrite((message, dial)))
            _queue.Writer.TryComplete();
    }
}
