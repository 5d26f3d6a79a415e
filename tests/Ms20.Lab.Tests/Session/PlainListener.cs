using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Ms20.Lab.Tests.Session;

/// <summary>A listener by hand, on a bare socket (RFC 6455), that allocates nothing from one request to the next: what is counted meanwhile is the Lab's.</summary>
internal sealed class PlainListener : IDisposable
{
    private const int MaskBytes = 4;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _out = new byte[1 << 15];
    private readonly byte[] _in = new byte[1 << 15];

    public PlainListener(TestLab lab)
    {
        _socket.Connect(IPAddress.Loopback, lab.Port);
        string request = $"GET /ws/sound HTTP/1.1\r\nHost: localhost:{lab.Port}\r\nOrigin: http://localhost:{lab.Port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ms20.v1, t.{lab.Token}\r\n\r\n";
        _socket.Send(Encoding.ASCII.GetBytes(request));
        int length = _socket.Receive(_in);
        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(_in, 0, length));
        byte[] hello = new byte[16];
        hello[1] = 1;
        BinaryPrimitives.WriteUInt32LittleEndian(hello.AsSpan(4), 48000);
        hello[12] = 1;
        Send(hello);
    }

    /// <summary>Asks for frames and waits for them.</summary>
    public void Pull(uint number, int frames)
    {
        Span<byte> request = stackalloc byte[16];
        request.Clear();
        request[0] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(request[2..], (ushort)frames);
        BinaryPrimitives.WriteUInt32LittleEndian(request[4..], number);
        BinaryPrimitives.WriteDoubleLittleEndian(request[8..], 1.79e12 + number * frames / 48.0);
        Send(request);
        // Two bytes of frame header and two of length; longer than 125 bytes and shorter than 64 kB.
        int wanted = 4 + 12 + frames * sizeof(float);
        for (int have = 0; have < wanted;)
            have += _socket.Receive(_in.AsSpan(have, wanted - have));
    }

    public void Dispose() => _socket.Dispose();

    // A binary frame that is final, masked with zeros.
    private void Send(ReadOnlySpan<byte> message)
    {
        _out[0] = 0x82;
        _out[1] = (byte)(0x80 | message.Length);
        _out.AsSpan(2, MaskBytes).Clear();
        message.CopyTo(_out.AsSpan(2 + MaskBytes));
        _socket.Send(_out.AsSpan(0, 2 + MaskBytes + message.Length));
    }
}
