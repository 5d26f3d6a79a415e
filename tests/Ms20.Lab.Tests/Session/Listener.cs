using System.Net.WebSockets;
using System.Runtime.InteropServices;

namespace Ms20.Lab.Tests.Session;

/// <summary>A page's sound worker as the Lab sees it.</summary>
internal sealed class Listener(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte[] _buffer = new byte[1 << 16];
    private uint _number;

    public double TimeMs { get; set; } = 1.79e12;

    public WebSocketCloseStatus? Closed => socket.CloseStatus;

    /// <summary>Connects and says hello.</summary>
    public static async Task<Listener> StartAsync(TestLab lab, int tab = 1, bool takeOver = false, uint rateHz = 48000)
    {
        var listener = new Listener(await lab.ConnectAsync("sound"));
        byte[] hello = new byte[16];
        hello[1] = 1;
        hello[2] = (byte)(takeOver ? 1 : 0);
        BitConverter.TryWriteBytes(hello.AsSpan(4), rateHz);
        BitConverter.TryWriteBytes(hello.AsSpan(8), 128u);
        BitConverter.TryWriteBytes(hello.AsSpan(12), tab);
        await listener.SendAsync(hello);
        return listener;
    }

    public Task SendAsync(byte[] message) => socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    /// <summary>Asks for frames; null when the Lab closes instead.</summary>
    public async Task<float[]?> PullAsync(int frames, float[]? external = null)
    {
        byte[] request = new byte[16 + 4 * (external?.Length ?? 0)];
        request[0] = 1;
        request[1] = (byte)(external is null ? 0 : 1);
        BitConverter.TryWriteBytes(request.AsSpan(2), (ushort)frames);
        BitConverter.TryWriteBytes(request.AsSpan(4), _number);
        BitConverter.TryWriteBytes(request.AsSpan(8), TimeMs);
        external?.CopyTo(MemoryMarshal.Cast<byte, float>(request.AsSpan(16)));
        TimeMs += frames / 48.0;
        await SendAsync(request);
        return await HearAsync();
    }

    /// <summary>Asks again and again.</summary>
    public async Task<float[]> ListenAsync(int requests, int frames)
    {
        var sound = new List<float>();
        for (int i = 0; i < requests; i++)
            sound.AddRange((await PullAsync(frames))!);
        return [.. sound];
    }

    public async Task<float[]?> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
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
            Assert.Equal(2, _buffer[0]);
            Assert.Equal(_number++, BitConverter.ToUInt32(_buffer, 4));
            return MemoryMarshal.Cast<byte, float>(_buffer.AsSpan(12, length - 12)).ToArray();
        }
    }

    public void Dispose() => socket.Dispose();
}
