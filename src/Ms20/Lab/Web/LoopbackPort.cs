using System.Net;
using System.Net.Sockets;

namespace Ms20.App.Lab.Web;

/// <summary>
/// A port on this machine's loopback, of both protocols: <c>localhost</c> means ::1 first on many systems, and a stranger must not own the other
/// half. Nothing but loopback is ever listened on. Bound and listening from the start, so that no other program can come in between.
/// </summary>
internal sealed class LoopbackPort : IDisposable
{
    private const int Backlog = 64;

    // A free port of one protocol is nearly always free in the other too.
    private const int FreePortAttempts = 20;

    private readonly Socket _v4;
    private readonly Socket? _v6;

    private LoopbackPort(Socket v4, Socket? v6)
    {
        _v4 = v4;
        _v6 = v6;
        Number = ((IPEndPoint)v4.LocalEndPoint!).Port;
    }

    /// <summary>The port's number.</summary>
    public int Number { get; }

    /// <summary>The addresses it listens on.</summary>
    public IEnumerable<IPEndPoint> EndPoints =>
        _v6 is null ? [(IPEndPoint)_v4.LocalEndPoint!] : [(IPEndPoint)_v4.LocalEndPoint!, (IPEndPoint)_v6.LocalEndPoint!];

    /// <summary>Takes a port.</summary>
    /// <param name="number">Which; 0 for any that is free.</param>
    /// <returns>Null if another program has it, or if it is not to be had.</returns>
    public static LoopbackPort? TryTake(int number) => TryTake(number, out _);

    /// <summary>Takes a port.</summary>
    /// <param name="number">Which; 0 for any that is free.</param>
    /// <param name="isForbidden">Whether the system does not let this user have it.</param>
    /// <returns>Null if another program has it, or if it is not to be had.</returns>
    public static LoopbackPort? TryTake(int number, out bool isForbidden)
    {
        isForbidden = false;
        for (int attempt = 0; attempt < (number == 0 ? FreePortAttempts : 1); attempt++)
        {
            if (TryTakeOnce(number, out isForbidden) is { } port)
                return port;
        }

        return null;
    }

    /// <summary>The socket of an address in <see cref="EndPoints"/>.</summary>
    public Socket SocketOf(EndPoint address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? _v6! : _v4;

    public void Dispose()
    {
        _v4.Dispose();
        _v6?.Dispose();
    }

    private static LoopbackPort? TryTakeOnce(int number, out bool isForbidden)
    {
        if (TryListen(IPAddress.Loopback, number, out isForbidden) is not { } v4)
            return null;
        int chosen = ((IPEndPoint)v4.LocalEndPoint!).Port;
        if (!HasV6)
            return new LoopbackPort(v4, null);
        if (TryListen(IPAddress.IPv6Loopback, chosen, out isForbidden) is { } v6)
            return new LoopbackPort(v4, v6);
        v4.Dispose();
        return null;
    }

    // Containers often have no ::1 although the system knows the protocol.
    private static bool HasV6
    {
        get
        {
            if (!Socket.OSSupportsIPv6)
                return false;
            using Socket? any = TryListen(IPAddress.IPv6Loopback, 0, out _);
            return any is not null;
        }
    }

    private static Socket? TryListen(IPAddress address, int port, out bool isForbidden)
    {
        isForbidden = false;
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            if (OperatingSystem.IsWindows())
                socket.ExclusiveAddressUse = true;
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException e)
        {
            isForbidden = e.SocketErrorCode == SocketError.AccessDenied;
            socket.Dispose();
            return null;
        }
    }
}
